/** The site map for readers, and every address for machines. */
import { columnOf } from '#lib/columns.ts';
import { entryPath } from '#lib/entry-path.ts';
import type { Kind } from '#model/kind.ts';
import { kindNames, kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { absolute, href } from '#site';
import { allItems, itemsOfKind } from './catalogue.ts';
import { all } from './collections.ts';
import { yearLinks } from './issue-lists.ts';
import { placeRoots, placesById } from './places.ts';
import { shownColumns } from './shown-columns.ts';
import { links } from './vocabularies.ts';
import type { Link } from './vocabularies.ts';

/** The links that stand for a kind in a list of all there is; what has only an anchor is on its column's page. */
const linksOf: Readonly<Record<Kind['page'], (kind: CollectionName) => Promise<readonly Link[]>>> = {
  issue: () => yearLinks(),
  entry: async (kind) => (await itemsOfKind(kind)).map((item) => ({ label: item.title, href: item.href })),
  members: memberLinks,
  comparison: memberLinks,
  anchor: () => Promise.resolve([]),
};

async function memberLinks(kind: CollectionName): Promise<readonly Link[]> {
  if (kind === 'places') return [...(await placesById()).values()].map(placeLink);
  return links(
    kind,
    (await all(kind)).map(({ id }) => id),
  );
}

const placeLink = ({ name, href: to }: { readonly name: string; readonly href: string }): Link => ({
  label: name,
  href: to,
});

export async function siteMap() {
  const groups = kindsWhere(() => true).map(async (kind) => ({
    title: kindOf(kind).label,
    links: await linksOf[kindOf(kind).page](kind),
  }));
  const columns = (await shownColumns()).map(({ path, label }) => ({ label, href: href(path) }));
  return [{ title: '栏目', links: columns }, ...(await Promise.all(groups))].filter((group) => group.links.length > 0);
}

/** The ways into the archive that need no search: each column, and below it what is few enough to name. */
export async function archiveIndexes() {
  const order = (kind: CollectionName) => kindOf(kind).index?.order ?? 0;
  const indexed = [...kindsWhere(({ index }) => index !== undefined)].sort((a, b) => order(a) - order(b));
  const indexes = await Promise.all(
    indexed.map(async (kind) => ({
      title: kindOf(kind).label,
      path: href(columnOf(kind).path),
      links: (await indexLinks(kind)).slice(0, kindOf(kind).index?.most),
    })),
  );
  return indexes.filter((index) => index.links.length > 0);
}

async function indexLinks(kind: CollectionName): Promise<readonly Link[]> {
  // The narrower places are too many, and stand on the pages of these.
  if (kind === 'places') return (await placeRoots()).flatMap((root) => [root, ...root.children]).map(placeLink);
  return linksOf[kindOf(kind).page](kind);
}

/** Absolute addresses of all pages but the further pages of long lists. */
export async function allAddresses(): Promise<string[]> {
  const entries = await Promise.all(
    kindNames
      .filter((kind) => kindOf(kind).page !== 'anchor')
      .map(async (kind) => (await all(kind)).map(({ id }) => entryPath(kind, id))),
  );
  const paths = new Set([
    ...(await shownColumns()).map(({ path }) => path),
    ...(await allItems()).map((item) => item.path),
    ...entries.flat(),
  ]);
  return [...paths].map(absolute);
}
