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
import type { Paragraph, SearchRecord } from '#search/format/record.ts';
import type { SameMeaning } from '#search/write/write-same-words.ts';

/** The words of a page, by its address within the site. */
export type ReadPage = (path: string) => Promise<Paragraph[]>;

type Described = Omit<SearchRecord, 'paragraphs'>;

/** A record for every page that search finds. A page is read when its turn comes; none is kept. */
export async function searchRecords(archive: Archive, readPage: ReadPage): Promise<SearchRecord[]> {
  const records: SearchRecord[] = [];
  for (const described of describePages(archive)) {
    records.push({ ...described, paragraphs: await readPage(described.url) });
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
        ...(page.column !== undefined && { column: page.column }),
        ...(page.credit !== undefined && { credit: page.credit }),
        ...(note !== undefined && { note }),
      };
    });
}

/** The names that are suggested while somebody types. */
export function searchNames(archive: Archive): Name[] {
  return kindsWhere(({ suggested }) => suggested !== undefined).flatMap((kind) => {
    const { label, suggested } = kindOf(kind);
    return archive[kind].flatMap(({ id, data }) =>
      namesOf(kind, data, id).map((name) => ({
        name,
        kind: label,
        url: entryPath(kind, id),
        ...(suggested === 'people' && { isPerson: true }),
        ...aboutOf(data),
      })),
    );
  });
}

/** What the office says means the same, for each entry that has other words for its name. */
export function sameWords(archive: Archive): SameMeaning[] {
  return kindsWhere((one) => one.sameWords !== undefined).flatMap((kind) =>
    archive[kind].map(({ id, data }) => namesOf(kind, data, id)).filter(({ length }) => length > 1),
  );
}

/** An entry's name, and the other words for it. */
function namesOf(kind: CollectionName, data: object, id: string): string[] {
  const others = kindOf(kind).sameWords ?? [];
  return [
    titleOf(kind, data, id),
    ...others.flatMap((field) => valuesAt(data, `${field}.*`).map(({ value }) => String(value))),
  ];
}

/** The sentence that says what it is, of kinds whose entries have one. */
function aboutOf(data: object): { readonly about?: string } {
  const [summary] = valuesAt(data, 'summary');
  return typeof summary?.value === 'string' ? { about: firstSentence(summary.value) } : {};
}

/** The first sentence, as far as one line shows. */
function firstSentence(text: string): string {
  const end = text.indexOf('。');
  const sentence = end < 0 ? text : text.slice(0, end + 1);
  return sentence.length <= MOST_ABOUT ? sentence : `${sentence.slice(0, MOST_ABOUT)}…`;
}

const MOST_ABOUT = 80;

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
