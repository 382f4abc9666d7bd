/** What search is told of the archive: one record for every article, case, deputy and brand, and the names it suggests. */
import type { Archive, Entry } from '#archive/archive.ts';
import { articlePath } from '#lib/article-path.ts';
import { articleTitle, briefingYear } from '#lib/briefing-label.ts';
import { concepts } from '#model/concepts.ts';
import { parseSource } from '#model/source.ts';
import { sheetNote } from '#model/wording-words.ts';
import type { Name } from '#search/format/name-file.ts';
import type { SearchRecord } from '#search/format/record.ts';
import { readParagraphs } from './page-text.ts';

/** The HTML of a page, by its address within the site. */
export type ReadPage = (path: string) => Promise<string>;

type Described = Omit<SearchRecord, 'paragraphs'>;

/** A record for every page that search finds. A page is read when its turn comes; none is kept. */
export async function searchRecords(archive: Archive, readPage: ReadPage): Promise<SearchRecord[]> {
  const records: SearchRecord[] = [];
  for (const described of describePages(archive)) {
    records.push({ ...described, paragraphs: readParagraphs(await readPage(described.url)) });
  }
  return records;
}

/** Everything but the words. */
function describePages(archive: Archive): Described[] {
  const placePath = placePaths(archive.places);
  const topics = namesById(archive.topics);
  const mechanisms = namesById(archive.mechanisms);
  const named = (ids: readonly string[] = [], names: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => names.get(id) ?? []);
  const dates = new Map(archive.briefings.map(({ id, data }) => [id, briefingDate(data)]));
  const dated = (briefing: string | undefined) => {
    const date = briefing === undefined ? undefined : dates.get(briefing);
    return date === undefined ? {} : { date };
  };

  const articles = archive.briefings.flatMap(({ id, data }) => {
    const note = sheetNote(data.wording);
    return data.articles.map((article): Described => ({
      url: articlePath({ ...data, id }, article.slug),
      kind: concepts.briefings.label,
      title: articleTitle(article),
      placePath: article.place === undefined ? [] : placePath(article.place),
      ...dated(id),
      topics: named(article.topics, topics),
      mechanisms: named(article.mechanisms, mechanisms),
      ...(article.credit !== undefined && { credit: article.credit }),
      ...(note !== undefined && { note }),
    }));
  });
  const stories = [...archive.cases, ...archive.deputies, ...archive.brands].map(
    ({ collection, id, data }): Described => ({
      url: `/${collection}/${id}/`,
      kind: concepts[collection].label,
      title: 'title' in data ? data.title : data.name,
      placePath: placePath(data.place),
      ...dated(parseSource(data.source)?.briefing),
      topics: named(data.topics, topics),
      mechanisms: named(data.mechanisms, mechanisms),
    }),
  );
  return [...stories, ...articles];
}

/** Places, deputies, brands and mechanisms. */
export function searchNames(archive: Archive): Name[] {
  return (['places', 'deputies', 'brands', 'mechanisms'] as const).flatMap((collection) =>
    archive[collection].map(({ id, data }) => ({
      name: data.name,
      kind: concepts[collection].label,
      url: `/${collection}/${id}/`,
    })),
  );
}

function briefingDate(briefing: Entry<'briefings'>['data']): string | undefined {
  return briefing.date ?? briefingYear(briefing)?.toString();
}

function namesById(entries: readonly Entry<'topics' | 'mechanisms'>[]): Map<string, string> {
  return new Map(entries.map(({ id, data }) => [id, data.name]));
}

/** Gives the names from the widest place down to the one asked for. */
function placePaths(places: Archive['places']): (id: string) => string[] {
  const byId = new Map(places.map((place) => [place.id, place.data]));
  const path = (id: string): string[] => {
    const place = byId.get(id);
    if (place === undefined) return [];
    return [...(place.parent === undefined ? [] : path(place.parent)), place.name];
  };
  return path;
}
