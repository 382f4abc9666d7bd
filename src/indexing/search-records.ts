/** What search is told of the archive: one record for every page that is read itself, and the names it suggests. */
import type { Archive, Entry } from '#archive/archive.ts';
import { briefingYear } from '#lib/briefing-label.ts';
import { entryPath } from '#lib/entry-path.ts';
import { listedPages } from '#lib/listed-pages.ts';
import { kindOf, kindsWhere, readNames } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { sheetNote } from '#model/wording-words.ts';
import type { Name } from '#search/read/names.ts';
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
  const issues = new Map(archive.briefings.map(({ id, data }) => [id, data]));
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => names.get(id) ?? []);
  return readNames
    .flatMap((kind) => archive[kind] as readonly Entry[])
    .flatMap(listedPages)
    .map((page): Described => {
      const issue = issues.get(page.briefing ?? '');
      const date = issue && briefingDate(issue);
      const note = kindOf(page.kind).page === 'issue' ? sheetNote(issue?.wording) : undefined;
      return {
        url: page.path,
        kind: kindOf(page.kind).label,
        title: page.title,
        placePath: page.place === undefined ? [] : placePath(page.place),
        ...(date !== undefined && { date }),
        topics: named(page.topics, topics),
        mechanisms: named(page.mechanisms, mechanisms),
        ...(page.credit !== undefined && { credit: page.credit }),
        ...(note !== undefined && { note }),
      };
    });
}

/** The names that are suggested while somebody types. */
export function searchNames(archive: Archive): Name[] {
  return kindsWhere(({ suggested }) => suggested !== undefined).flatMap((kind) => {
    const { label, title, suggested } = kindOf(kind);
    return archive[kind].map(({ id, data }) => ({
      name: String(valuesAt(data, title)[0]?.value ?? id),
      kind: label,
      url: entryPath(kind, id),
      ...(suggested === 'people' && { isPerson: true }),
    }));
  });
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
