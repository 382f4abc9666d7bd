/** The site map for readers, and every address for machines. */
import { absolute, href } from '#site';
import { allIssues } from './briefings.ts';
import { allItems, itemsOfKind, kindLabels } from './catalogue.ts';
import { all } from './collections.ts';
import { yearLinks } from './issue-lists.ts';
import { placeRoots, placesById } from './places.ts';
import { shownColumns } from './shown-columns.ts';
import { links } from './vocabularies.ts';

/** More entries than this are left to the index that holds them all. */
const MOST_NAMED = 12;

async function vocabularyLinks(name: 'topics' | 'mechanisms') {
  return links(
    name,
    (await all(name)).map(({ id }) => id),
  );
}

export async function siteMap() {
  const kind = async (name: 'cases' | 'deputies' | 'brands') =>
    (await itemsOfKind(name)).map((item) => ({ label: item.title, href: item.href }));
  const groups = [
    { title: '栏目', links: (await shownColumns()).map(({ path, label }) => ({ label, href: href(path) })) },
    { title: '案例', links: await kind('cases') },
    { title: '典型代表', links: await kind('deputies') },
    { title: '工作品牌', links: await kind('brands') },
    { title: '简报', links: await yearLinks() },
    {
      title: '地方',
      links: [...(await placesById()).values()].map(({ name, href: to }) => ({ label: name, href: to })),
    },
    { title: '专题', links: await vocabularyLinks('topics') },
    { title: '机制做法', links: await vocabularyLinks('mechanisms') },
  ];
  return groups.filter((group) => group.links.length > 0);
}

/** The ways into the archive that need no search: each column, and below it what is few enough to name. */
export async function archiveIndexes() {
  const places = (await placeRoots()).flatMap((root) => [root, ...root.children]);
  const indexes = [
    { title: '简报', path: href('/briefings/'), links: await yearLinks() },
    { title: '专题', path: href('/topics/'), links: await vocabularyLinks('topics') },
    { title: '地方', path: href('/places/'), links: places.map(({ name, href: to }) => ({ label: name, href: to })) },
    ...(await Promise.all(
      (['cases', 'deputies', 'brands'] as const).map(async (kind) => ({
        title: kindLabels[kind],
        path: href(`/${kind}/`),
        links: (await itemsOfKind(kind)).slice(0, MOST_NAMED).map((item) => ({ label: item.title, href: item.href })),
      })),
    )),
    {
      title: '机制做法',
      path: href('/mechanisms/'),
      links: (await vocabularyLinks('mechanisms')).slice(0, MOST_NAMED),
    },
  ];
  return indexes.filter((index) => index.links.length > 0);
}

/** Absolute addresses of all pages but the further pages of long lists. */
export async function allAddresses(): Promise<string[]> {
  const ids = async (name: 'topics' | 'mechanisms') => (await all(name)).map(({ id }) => `/${name}/${id}/`);
  const paths = new Set([
    ...(await shownColumns()).map(({ path }) => path),
    ...(await allItems()).map((item) => item.path),
    ...(await allIssues()).map((issue) => `/briefings/${issue.id}/`),
    ...[...(await placesById()).keys()].map((id) => `/places/${id}/`),
    ...(await ids('topics')),
    ...(await ids('mechanisms')),
  ]);
  return [...paths].map(absolute);
}
