/** What entries belong to: links to the pages of topics and mechanisms by id. */
import { entryPath } from '#lib/entry-path.ts';
import { columnOf } from '#lib/columns.ts';
import { kindNames, kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { href } from '#site';
import { all, once } from './collections.ts';
import type { Item } from './catalogue.ts';

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** The kinds that are lists of words to which entries belong. */
export const vocabularies = kindsWhere(({ column, shared }) => column.list === 'counted' && shared !== undefined);

const titles = once(
  async () => new Map(await Promise.all(kindNames.map(async (kind) => [kind, await titlesOf(kind)] as const))),
);

async function titlesOf(kind: CollectionName): Promise<ReadonlyMap<string, string>> {
  const { title } = kindOf(kind);
  return new Map((await all(kind)).map(({ id, data }) => [id, String(valuesAt(data, title)[0]?.value ?? id)]));
}

/** Links to entries by id, in the order of the ids. */
export async function links(kind: CollectionName, ids: readonly string[] = []): Promise<Link[]> {
  if (ids.length === 0) return [];
  const named = (await titles()).get(kind);
  return ids.map((id) => ({ label: named?.get(id) ?? id, href: href(entryPath(kind, id)) }));
}

/** What an item belongs to, by vocabulary. */
export async function vocabularyLinks(item: Pick<Item, 'belongs'>) {
  return Promise.all(
    vocabularies.map(async (kind) => ({ label: columnOf(kind).label, links: await links(kind, item.belongs[kind]) })),
  );
}
