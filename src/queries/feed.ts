/** The newest items as RSS, Atom and JSON Feed: of the site, of a section, of a place. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { momentToDate } from '#model/moment.ts';
import { absolute, site } from '#site';
import { kindOf } from '#model/kinds.ts';
import type { ReadName } from '#model/kinds.ts';
import { allItems, itemsIn, itemsOfKind, shownKinds } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { placesById } from './places.ts';

/** A feed tells what is new; whoever wants everything takes the open data. */
const LIMIT = 50;

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Address, within the site, of the page whose news these are; the feeds stand below it. */
  readonly path: string;
  readonly items: readonly Item[];
}

const newest = (items: readonly Item[]): Item[] =>
  items
    .filter(({ kind }) => kindOf(kind).feed)
    .sort((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
    .slice(0, LIMIT);

async function siteFeed(): Promise<Feed> {
  return { title: site.name, description: site.description ?? site.name, path: '/', items: newest(await allItems()) };
}

/** The kinds that have a feed of their own, as far as there is something to read. */
export async function fedKinds(): Promise<readonly ReadName[]> {
  return (await shownKinds()).filter((kind) => kindOf(kind).feed);
}

export async function sectionFeeds() {
  const feeds = (await fedKinds()).map(async (kind) => ({
    params: { kind },
    props: { feed: feedOf(kindOf(kind).label, `/${kind}/`, await itemsOfKind(kind)) },
  }));
  return Promise.all(feeds);
}

export async function placeFeeds() {
  const feeds = [...(await placesById()).values()].map(async ({ id, name }) => ({
    params: { id },
    props: { feed: feedOf(name, `/places/${id}/`, await itemsIn('places', id)) },
  }));
  return Promise.all(feeds);
}

function feedOf(name: string, path: string, items: readonly Item[]): Feed {
  return { title: `${name}｜${site.name}`, description: `${site.name}：${name}的新内容。`, path, items: newest(items) };
}

interface Context {
  readonly props: { readonly feed?: Feed };
}

const date = ({ publishedAt }: Item): Date | undefined =>
  publishedAt === undefined ? undefined : momentToDate(publishedAt);

export async function rss({ props }: Context): Promise<Response> {
  const { title, description, path, items } = props.feed ?? (await siteFeed());
  const xml = generateRssFeed({
    title,
    description,
    link: absolute(path),
    language: 'zh-cn',
    atom: { links: [{ href: absolute(`${path}feed.xml`), rel: 'self', type: 'application/rss+xml' }] },
    items: items.map((item) => {
      const published = date(item);
      return {
        title: item.title,
        link: absolute(item.path),
        guid: { value: absolute(item.path), isPermaLink: true },
        description: item.summary ?? item.title,
        categories: [{ name: item.kindLabel }],
        ...(published && { pubDate: published }),
      };
    }),
  });
  return text(xml, 'application/rss+xml');
}

/** Atom asks for a time of every entry; what has none stated is left to the other two feeds. */
export async function atom({ props }: Context): Promise<Response> {
  const { title, path, items } = props.feed ?? (await siteFeed());
  const dated = items.flatMap((item) => {
    const updated = date(item);
    return updated ? [{ item, updated }] : [];
  });
  const xml = generateAtomFeed({
    id: absolute(path),
    title: { value: title },
    updated: dated[0]?.updated ?? new Date(0),
    authors: [{ name: site.issuer ?? site.name }],
    links: [
      { href: absolute(`${path}atom.xml`), rel: 'self', type: 'application/atom+xml' },
      { href: absolute(path), rel: 'alternate', type: 'text/html' },
    ],
    entries: dated.map(({ item, updated }) => ({
      id: absolute(item.path),
      title: { value: item.title },
      updated,
      published: updated,
      summary: { value: item.summary ?? item.title },
      links: [{ href: absolute(item.path), rel: 'alternate', type: 'text/html' }],
      categories: [{ term: item.kind, label: item.kindLabel }],
    })),
  });
  return text(xml, 'application/atom+xml');
}

export async function jsonFeed({ props }: Context): Promise<Response> {
  const { title, description, path, items } = props.feed ?? (await siteFeed());
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: absolute(path),
    feed_url: absolute(`${path}feed.json`),
    language: 'zh-CN',
    items: items.map((item) => {
      const published = date(item);
      return {
        id: absolute(item.path),
        url: absolute(item.path),
        title: item.title,
        summary: item.summary ?? item.title,
        content_text: item.summary ?? item.title,
        tags: [item.kindLabel],
        ...(published && { date_published: published }),
      };
    }),
  });
  // The generator leaves out an empty list, which the format asks for: a place may have no texts yet.
  return text(JSON.stringify({ items: [], ...(feed as object) }), 'application/feed+json');
}

function text(body: string, type: string): Response {
  return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
