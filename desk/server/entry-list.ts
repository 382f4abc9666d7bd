/** The lists of the desk, answered from memory: filtered, sorted and cut into pages; drafts stand before what is published. */
import { compareBriefings } from '#lib/briefing-label.ts';
import { editable, SETTINGS_SLUG } from '#model/editable.ts';
import { kindNames } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { excerpt, folded, wordsOf } from '../api/choice-words.ts';
import { entryStates, PAGE_SIZE } from '../api/entry-list.ts';
import type { EntryFilters, EntryQuery, EntryRow, EntrySort, FoundEntries } from '../api/entry-list.ts';
import type { ChoiceIndex } from './choice-index.ts';
import type { ChangedRecord, EntryRecord } from './entry-record.ts';
import type { Item } from './indexed-entry.ts';

/** A line with what it is filtered and sorted by. */
interface Line {
  readonly row: EntryRow;
  /** Undefined of the settings, which are one entry without a text of their own. */
  readonly item: Item | undefined;
  readonly people: readonly string[];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
const statesInOrder = Object.keys(entryStates);

export class EntryList {
  readonly #index: ChoiceIndex;
  readonly #drafts = new Map<string, EntryRecord>();
  readonly #decided = new Map<string, EntryRecord>();
  #lines: readonly Line[] | undefined;
  /** Sorted once; a page is a piece of it. */
  readonly #sorted = new Map<string, readonly Line[]>();

  constructor(index: ChoiceIndex) {
    this.#index = index;
  }

  record({ key, draft, published }: ChangedRecord): void {
    this.#keep(this.#drafts, key, draft);
    this.#keep(this.#decided, key, published);
    this.changed();
  }

  #keep(records: Map<string, EntryRecord>, key: string, record: EntryRecord | null | undefined): void {
    if (record === null) records.delete(key);
    else if (record !== undefined) records.set(key, record);
  }

  /** The list over another index, for who sees only the drafts named. */
  copy(index: ChoiceIndex, seen: ReadonlySet<string>): EntryList {
    const other = new EntryList(index);
    for (const [key, record] of this.#drafts) if (seen.has(key)) other.#drafts.set(key, record);
    for (const [key, record] of this.#decided) other.#decided.set(key, record);
    return other;
  }

  /** Has to be called when the index has changed. */
  changed(): void {
    this.#lines = undefined;
    this.#sorted.clear();
  }

  find(query: EntryQuery): FoundEntries {
    const ofKind = this.#inOrder(query.sort, query.descending === true).filter(
      ({ row }) => query.kind === undefined || row.kind === query.kind,
    );
    const words = wordsOf(query.q ?? '');
    const found = ofKind
      .filter((line) => suits(line, query))
      .filter((line) => words.every((word) => holds(line, word)));
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(query.page ?? 1, pages);
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const rows = shown.map((line) => withExcerpt(line, words[0]));
    return { rows, page, pages, total: found.length, filters: this.#filtersOf(ofKind) };
  }

  #filtersOf(lines: readonly Line[]): EntryFilters {
    const years = new Set(lines.flatMap(({ item }) => item?.facts.year ?? []));
    const places = new Set(lines.flatMap(({ item }) => item?.facts.places ?? []));
    const people = new Set(lines.flatMap((line) => line.people));
    return {
      years: [...years].sort((a, b) => b - a),
      places: [...places]
        .map((value) => ({ value, label: this.#placeName(value) }))
        .sort((a, b) => collator.compare(a.label, b.label)),
      people: [...people].sort(collator.compare),
    };
  }

  #inOrder(sort: EntrySort = 'date', descending: boolean): readonly Line[] {
    const key = `${sort} ${descending}`;
    const known = this.#sorted.get(key);
    if (known) return known;
    const ascending = this.#sorted.get(sort) ?? [...this.#all()].sort(orders[sort]);
    const sorted = descending ? [...ascending].reverse() : ascending;
    this.#sorted.set(sort, ascending).set(key, sorted);
    return sorted;
  }

  #all(): readonly Line[] {
    return (this.#lines ??= [
      ...kindNames.flatMap((name) => [...this.#index.items(name)].map((item) => this.#lineOf(name, item))),
      this.#settings(),
    ]);
  }

  #lineOf(kind: CollectionName, item: Item): Line {
    const { id, title, isPublished, facts } = item;
    const place = facts.places.map((code) => this.#placeName(code)).join('、');
    const about = { kind, slug: id, title, place, published: isPublished, number: facts.number, date: facts.date };
    return this.#line(`${kind}/${id}`, about, item);
  }

  #settings(): Line {
    const { label: title } = editable.settings;
    const about = { kind: 'settings', slug: SETTINGS_SLUG, title, published: true } as const;
    return this.#line(`settings/${SETTINGS_SLUG}`, { ...about, place: '', number: '', date: '' }, undefined);
  }

  #line(
    key: string,
    about: Omit<EntryRow, 'key' | 'state' | 'holder' | 'since' | 'version'>,
    item: Item | undefined,
  ): Line {
    const [draft, decided] = [this.#drafts.get(key), this.#decided.get(key)];
    const { state, holder, since, version } = draft ?? decided ?? PUBLISHED;
    const people = [...(draft?.people ?? []), ...(decided?.people ?? [])];
    return { row: { key, ...about, state, holder, since, ...(version !== undefined && { version }) }, item, people };
  }

  #placeName(code: string): string {
    return this.#index.item('places', code)?.title ?? code;
  }
}

const PUBLISHED: EntryRecord = { state: 'published', holder: '', since: '', people: [] };

function suits({ row, item, people }: Line, { state, year, place, person }: EntryQuery): boolean {
  if (state !== undefined && (state === 'published' ? !row.published : row.state !== state)) return false;
  if (year !== undefined && item?.facts.year !== year) return false;
  if (place !== undefined && item?.facts.places.includes(place) !== true) return false;
  return person === undefined || people.includes(person);
}

function holds({ row, item }: Line, word: string): boolean {
  if (item === undefined) return folded(row.title).includes(word);
  return item.words.includes(word) || item.texts.some(({ whole }) => whole.includes(word));
}

function withExcerpt({ row, item }: Line, word: string | undefined): EntryRow {
  if (word === undefined || item === undefined) return row;
  const holding = item.texts.find(({ whole }) => whole.includes(word));
  const passage = holding?.paragraphs.find((text) => folded(text).includes(word));
  return passage === undefined || passage === row.title ? row : { ...row, excerpt: excerpt(passage, word) };
}

type Order = (a: Line, b: Line) => number;

/** By the words of a column; lines without any come last. */
const byText =
  (column: 'title' | 'place' | 'holder' | 'since'): Order =>
  ({ row: a }, { row: b }) =>
    Number(a[column] === '') - Number(b[column] === '') || collator.compare(a[column], b[column]);

/** The settings come last of all. */
const byItem =
  (order: (a: Item, b: Item) => number): Order =>
  ({ item: a }, { item: b }) =>
    a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : order(a, b);

/** What is compared as an issue is; a story by the day that it went on the web. */
const dated = ({ order, facts }: Item): Item['order'] =>
  order.date !== undefined || facts.date === '' ? order : { ...order, date: facts.date };

/** By year and issue; what has no number comes last. */
const issueOrder = ({ facts, order }: Item): number =>
  order.issue === undefined ? Infinity : (facts.year ?? 0) * 10_000 + order.issue;

const orders: Record<EntrySort, Order> = {
  title: byText('title'),
  place: byText('place'),
  holder: byText('holder'),
  since: byText('since'),
  number: byItem((a, b) => issueOrder(a) - issueOrder(b) || 0),
  state: ({ row: a }, { row: b }) => statesInOrder.indexOf(a.state) - statesInOrder.indexOf(b.state),
  // Newest first, as the site lists issues.
  date: byItem((a, b) => compareBriefings(dated(a), dated(b))),
};
