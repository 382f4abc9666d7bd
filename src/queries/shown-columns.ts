/** Which columns this site has: one of a kind that holds nothing public is nowhere. */
import { columnOf, columns, columnsWith } from '#lib/columns.ts';
import { kindOf } from '#model/kinds.ts';
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

/** What the page of a kind's column says of itself. */
export function columnPage(kind: CollectionName) {
  const { path, label } = columnOf(kind);
  return { title: label, path, description: kindOf(kind).column.about };
}

/** For getStaticPaths of a column's own page, `[...index].astro`: that page, or none. */
export async function columnPath(kind: CollectionName) {
  return (await isShown(kind)) ? [{ params: { index: undefined } }] : [];
}
