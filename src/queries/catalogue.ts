/**
 * The catalogue: one line for every article, case, deputy and brand, from which
 * all lists, related readings, feeds and sitemaps are drawn. Built once.
 */
import type { Drawing } from '#model/mark.ts';
import { articleTitle, briefingLabel, compareBriefings, dateLabel, yearLabel } from '#lib/briefing-label.ts';
import { articlePath } from '#lib/article-path.ts';
import { href } from '#site';
import { all, once } from './collections.ts';
import { drawings } from './marks.ts';
import { placesById } from './places.ts';

export const kindLabels = {
  cases: '案例',
  deputies: '典型代表',
  brands: '工作品牌',
  briefings: '简报',
} as const;

export type Kind = keyof typeof kindLabels;

export interface Item {
  readonly kind: Kind;
  readonly kindLabel: string;
  /** Entry id; for an article `briefing/article`. */
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly href: string;
  readonly summary: string | undefined;
  readonly placeId: string | undefined;
  readonly placeName: string | undefined;
  /** What is known of the date, in words. */
  readonly date: string;
  readonly publishedAt: string | undefined;
  /** Who contributed the article, or the briefing a story rests on. */
  readonly from: string | undefined;
  readonly topics: readonly string[];
  readonly mechanisms: readonly string[];
  readonly mark: Drawing | undefined;
}

const catalogue = once(async (): Promise<readonly Item[]> => {
  const places = await placesById();
  const marks = await drawings();
  const name = (id: string | undefined) => (id === undefined ? undefined : places.get(id)?.name);
  const briefings = (await all('briefings')).map(({ id, data }) => ({ id, ...data })).sort(compareBriefings);
  const years = new Map(briefings.map((briefing) => [briefing.id, yearLabel(briefing)]));
  const labels = new Map(briefings.map((briefing) => [briefing.id, briefingLabel(briefing)]));
  const articles = briefings.flatMap((briefing) =>
    briefing.articles.map((article): Item => {
      const path = articlePath(briefing, article.slug);
      return {
        kind: 'briefings',
        kindLabel: kindLabels.briefings,
        id: `${briefing.id}/${article.slug}`,
        title: articleTitle(article),
        path,
        href: href(path),
        summary: article.summary,
        placeId: article.place,
        placeName: name(article.place),
        date: briefing.date === undefined ? yearLabel(briefing) : dateLabel(briefing),
        publishedAt: briefing.publishedAt,
        from: article.credit === undefined ? undefined : `${article.credit}供稿`,
        topics: article.topics ?? [],
        mechanisms: article.mechanisms ?? [],
        mark: undefined,
      };
    }),
  );
  const stories = await Promise.all(
    (['cases', 'deputies', 'brands'] as const).map(async (kind) =>
      (await all(kind)).map(({ id, data }): Item => {
        const path = `/${kind}/${id}/`;
        const briefing = data.source.split('/', 1)[0] ?? '';
        return {
          kind,
          kindLabel: kindLabels[kind],
          id,
          title: 'title' in data ? data.title : data.name,
          path,
          href: href(path),
          summary: data.summary,
          placeId: data.place,
          placeName: name(data.place),
          date: years.get(briefing) ?? '',
          publishedAt: data.publishedAt,
          from: labels.get(briefing),
          topics: data.topics,
          mechanisms: data.mechanisms ?? [],
          mark: marks.get(data.mark ?? ''),
        };
      }),
    ),
  );
  return [...stories.flat(), ...articles];
});

export async function allItems(): Promise<readonly Item[]> {
  return catalogue();
}

export async function itemsOfKind(kind: Kind): Promise<readonly Item[]> {
  return (await index()).kinds.get(kind) ?? [];
}

/** The kinds of which there is something to read. */
export async function shownKinds(): Promise<readonly Kind[]> {
  const { kinds } = await index();
  return (Object.keys(kindLabels) as Kind[]).filter((kind) => kinds.has(kind));
}

/** What happened in a place and in the places inside it. */
export async function itemsAtPlace(id: string): Promise<readonly Item[]> {
  return (await index()).places.get(id) ?? [];
}

export async function itemsOnTopic(id: string): Promise<readonly Item[]> {
  return (await index()).topics.get(id) ?? [];
}

export async function itemsUsingMechanism(id: string): Promise<readonly Item[]> {
  return (await index()).mechanisms.get(id) ?? [];
}

/** At most `limit` other items that share most with this one: mechanisms, then place, then topics. */
export async function relatedItems(item: Item, limit = 4): Promise<readonly Item[]> {
  const { mechanisms, places, topics } = await index();
  const scores = new Map<Item, number>();
  const add = (others: readonly Item[] | undefined, weight: number) => {
    // The newest of a long list are near enough; scanning all would be quadratic.
    for (const other of (others ?? []).slice(0, 50)) scores.set(other, (scores.get(other) ?? 0) + weight);
  };
  for (const id of item.mechanisms) add(mechanisms.get(id), 3);
  if (item.placeId !== undefined) add(places.get(item.placeId), 4);
  for (const id of item.topics) add(topics.get(id), 1);
  scores.delete(item);
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([other]) => other);
}

const index = once(async () => {
  const places = await placesById();
  const maps = {
    kinds: new Map<string, Item[]>(),
    places: new Map<string, Item[]>(),
    topics: new Map<string, Item[]>(),
    mechanisms: new Map<string, Item[]>(),
  };
  const put = (map: Map<string, Item[]>, key: string, item: Item) => {
    const list = map.get(key);
    if (list) list.push(item);
    else map.set(key, [item]);
  };
  for (const item of await catalogue()) {
    put(maps.kinds, item.kind, item);
    for (const place of item.placeId === undefined ? [] : (places.get(item.placeId)?.path ?? [])) {
      put(maps.places, place.id, item);
    }
    for (const id of item.topics) put(maps.topics, id, item);
    for (const id of item.mechanisms) put(maps.mechanisms, id, item);
  }
  return maps;
});
