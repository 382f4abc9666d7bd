/** What search is told of the archive: one record for every page that is read itself, and the names it suggests. */
import type { Archive, Entry } from '#archive/entry.ts';
import { briefingYear } from '#lib/briefing-label.ts';
import { entryPath } from '#lib/entry-path.ts';
import { listedPages } from '#lib/listed-pages.ts';
import { sharedKinds } from '#lib/shared-traits.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { kindOf, kindsWhere, readNames } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
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
  const placePath = placePaths(archive);
  const names = namesByKind(archive);
  const issues = new Map(archive.briefings.map(({ id, data }) => [id, data]));
  const named = (kind: CollectionName, ids: readonly string[]) => ids.flatMap((id) => names.get(kind)?.get(id) ?? []);
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
        topics: named('topics', page.topics),
        mechanisms: named('mechanisms', page.mechanisms),
        ...(page.credit !== undefined && { credit: page.credit }),
        ...(note !== undefined && { note }),
      };
    });
}

/** The names that are suggested while somebody types. */
export function searchNames(archive: Archive): Name[] {
  return kindsWhere(({ suggested }) => suggested !== undefined).flatMap((kind) => {
    const { label, suggested } = kindOf(kind);
    return archive[kind].map(({ id, data }) => ({
      name: titleOf(kind, data, id),
      kind: label,
      url: entryPath(kind, id),
      ...(suggested === 'people' && { isPerson: true }),
    }));
  });
}

function briefingDate(briefing: Briefing): string | undefined {
  return briefing.date ?? briefingYear(briefing)?.toString();
}

/** The names of what pages may belong to. */
function namesByKind(archive: Archive) {
  return new Map(
    sharedKinds.map(
      (kind) => [kind, new Map(archive[kind].map(({ id, data }) => [id, titleOf(kind, data, id)]))] as const,
    ),
  );
}

function titleOf(kind: CollectionName, data: object, id: string): string {
  return String(valuesAt(data, kindOf(kind).title)[0]?.value ?? id);
}

/** Gives the names from the widest place down to the one asked for. */
function placePaths({ places }: Archive): (id: string) => string[] {
  const byId = new Map(places.map((place) => [place.id, place.data]));
  const path = (id: string): string[] => {
    const place = byId.get(id);
    if (place === undefined) return [];
    return [...(place.parent === undefined ? [] : path(place.parent)), place.name];
  };
  return path;
}
