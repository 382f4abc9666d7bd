/** Which columns this site has: one of a kind that holds nothing public is nowhere. */
import { columns, columnsWith } from '#lib/columns.ts';
import type { CollectionName } from '#model/kinds.ts';
import { all, once } from './collections.ts';

export const shownColumns = once(async () => {
  const kinds = columns.flatMap(({ kind }) => kind ?? []);
  const counts = new Map(await Promise.all(kinds.map(async (kind) => [kind, (await all(kind)).length] as const)));
  return columnsWith((kind) => counts.get(kind) ?? 0);
});

export async function isShown(kind: CollectionName): Promise<boolean> {
  return (await all(kind)).length > 0;
}

/** For getStaticPaths of a column's own page, `[...index].astro`: that page, or none. */
export async function columnPath(kind: CollectionName) {
  return (await isShown(kind)) ? [{ params: { index: undefined } }] : [];
}
