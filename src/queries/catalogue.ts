/**
 * The catalogue: one line for every page that is read itself, an article or an
 * entry, from which all lists, related readings, feeds and sitemaps are drawn.
 * Built once.
 */
import type { Drawing } from '#model/icon.ts';
import { briefingLabel, compareBriefings, dateLabel, yearLabel } from '#lib/briefing-label.ts';
import { listedPages } from '#lib/listed-pages.ts';
import type { ListedPage } from '#lib/listed-pages.ts';
import { sharedKinds, weight } from '#lib/shared-traits.ts';
import { kindOf, readNames } from '#model/kinds.ts';
import type { CollectionName, ReadName } from '#model/kinds.ts';
import { href } from '#site';
import { all, once } from './collections.ts';
import { drawings } from './icons.ts';
import { phrasing } from './phrases.ts';
import { placesById } from './places.ts';

export interface Item extends Omit<ListedPage, 'icon' | 'scene' | 'place' | 'credit' | 'column' | 'briefing'> {
  readonly kindLabel: string;
  /** The title in pieces between which its line may break. */
  readonly pieces: readonly string[];
  readonly href: string;
  readonly placeId: string | undefined;
  readonly placeName: string | undefined;
  /** What is known of the date, in words. */
  readonly date: string;
  /** Who contributed the article, or the briefing a story rests on. */
  readonly from: string | undefined;
  readonly icon: Drawing | undefined;
  /** The drawing for a wide place; the icon where there is none. */
  readonly scene: Drawing | undefined;
}

const catalogue = once(async (): Promise<readonly Item[]> => {
  const [places, icons, issues, pieces] = await Promise.all([placesById(), drawings(), issuesById(), phrasing()]);
  const pages = await Promise.all(readNames.map(pagesOf));
  return pages.flat().map(({ icon, scene, place, credit, column: _column, briefing, ...page }) => {
    const issue = issues.get(briefing ?? '');
    const isArticle = kindOf(page.kind).page === 'issue';
    return {
      ...page,
      kindLabel: kindOf(page.kind).label,
      pieces: pieces(page.title),
      href: href(page.path),
      placeId: place,
      placeName: place === undefined ? undefined : places.get(place)?.name,
      date: issue === undefined ? '' : isArticle && issue.date !== undefined ? dateLabel(issue) : yearLabel(issue),
      from: isArticle ? (credit === undefined ? undefined : `${credit}供稿`) : issue && briefingLabel(issue),
      icon: icons.get(icon ?? ''),
      scene: icons.get(scene ?? icon ?? ''),
    };
  });
});

const issuesById = once(
  async () => new Map((await all('briefings')).map(({ id, data }) => [id, { id, ...data }] as const)),
);

/** In the order in which lists show them: issues the newest first. */
async function pagesOf(kind: ReadName): Promise<readonly ListedPage[]> {
  if (kindOf(kind).page !== 'issue') return (await all(kind)).flatMap((entry) => listedPages(entry));
  const issues = [...(await issuesById()).values()].sort(compareBriefings);
  return issues.flatMap(({ id, ...data }) => listedPages({ collection: 'briefings', id, data }));
}

export async function allItems(): Promise<readonly Item[]> {
  return catalogue();
}

/** The day of the newest publication, in Beijing; unknown where no page says when it came. */
export const lastPublished = once(async () => {
  const [newest] = (await catalogue())
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .sort((a, b) => b.localeCompare(a));
  return newest?.slice(0, 10);
});

export async function itemsOfKind(kind: CollectionName): Promise<readonly Item[]> {
  return (await index()).kinds.get(kind) ?? [];
}

/** The kinds of which there is something to read. */
export async function shownKinds(): Promise<readonly ReadName[]> {
  const { kinds } = await index();
  return readNames.filter((kind) => kinds.has(kind));
}

/** What these are called. */
export async function shownLabels(): Promise<readonly string[]> {
  return (await shownKinds()).map((kind) => kindOf(kind).label);
}

/** What belongs to a topic or a mechanism; of a place, what happened in it and in the places inside it. */
export async function itemsIn(kind: CollectionName, id: string): Promise<readonly Item[]> {
  return (await index()).members.get(`${kind}/${id}`) ?? [];
}

/** At most `limit` other items that share most with this one, see the kinds' trait `shared`. */
export async function relatedItems(item: Item, limit = 4): Promise<readonly Item[]> {
  const { members } = await index();
  const scores = new Map<Item, number>();
  for (const kind of sharedKinds) {
    for (const id of item.belongs[kind] ?? []) {
      // The newest of a long list are near enough; scanning all would be quadratic.
      const others = members.get(`${kind}/${id}`)?.slice(0, 50) ?? [];
      for (const other of others) scores.set(other, (scores.get(other) ?? 0) + weight(kind));
    }
  }
  scores.delete(item);
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([other]) => other);
}

const index = once(async () => {
  const places = await placesById();
  const kinds = new Map<CollectionName, Item[]>();
  const members = new Map<string, Item[]>();
  for (const item of await catalogue()) {
    put(kinds, item.kind, item);
    for (const [kind, ids] of Object.entries(item.belongs)) {
      for (const id of ids) {
        // What happened in a place happened in the wider places too.
        const within = kind === 'places' ? (places.get(id)?.path ?? []) : [{ id }];
        for (const one of within) put(members, `${kind}/${one.id}`, item);
      }
    }
  }
  return { kinds, members };
});

function put<K>(map: Map<K, Item[]>, key: K, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
