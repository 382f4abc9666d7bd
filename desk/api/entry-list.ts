/** The lists of the desk: what the page asks for and the server answers, a page of lines at a time and never a text. */
import { isEditable } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';

/** How far an entry has come; `scheduled` is decided and waits for its time. */
export const entryStates = {
  draft: '推荐中',
  pending_review: '审核中',
  pending_publish: '议定中',
  scheduled: '定时待发',
  published: '已发布',
} as const;
export type EntryState = keyof typeof entryStates;

const entrySorts = ['title', 'number', 'date', 'place', 'state', 'holder', 'since'] as const;
export type EntrySort = (typeof entrySorts)[number];

/** How many lines a page has. */
export const PAGE_SIZE = 50;

/** The longest question. */
export const LONGEST_SEARCH = 200;

export interface EntryQuery {
  readonly kind?: EditableName;
  readonly state?: EntryState;
  readonly year?: number;
  /** The code of a place. */
  readonly place?: string;
  /** The name of somebody who had a hand in it. */
  readonly person?: string;
  /** Words that the entry holds, all of them. */
  readonly q?: string;
  /** Newest first when left out. */
  readonly sort?: EntrySort;
  readonly descending?: boolean;
  /** From 1. */
  readonly page?: number;
}

/** What of a question becomes another; `undefined` leaves it out. */
export type EntryChange = { readonly [Name in keyof EntryQuery]: EntryQuery[Name] | undefined };

export interface EntryRow {
  /** `collection/slug`. */
  readonly key: string;
  readonly kind: EditableName;
  readonly slug: string;
  readonly title: string;
  /** `第3期（总第12期）`; empty where the print or the kind has none. */
  readonly number: string;
  /** As far as it is known: `2024-04-02`, `2024-04`, `2024` or empty. */
  readonly date: string;
  /** The names of its places. */
  readonly place: string;
  readonly state: EntryState;
  /** Whether readers have a version of it. */
  readonly published: boolean;
  /** The draft's commit, which every step on it has to name; absent without a draft. */
  readonly version?: string;
  /** Who has it: a person, or the role that it waits for; for a published one who decided it, where that is known. */
  readonly holder: string;
  /** Since when, Beijing time; empty where it is not known. */
  readonly since: string;
  /** Where the words of the question stand. */
  readonly excerpt?: string;
}

/** What there is to filter by, in the list that is looked at. */
export interface EntryFilters {
  readonly years: readonly number[];
  readonly places: readonly { readonly value: string; readonly label: string }[];
  readonly people: readonly string[];
}

export interface FoundEntries {
  readonly rows: readonly EntryRow[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filters: EntryFilters;
}

const TEXT = ['place', 'person', 'q'] as const;

/** A question as the address of a list carries it; what is not well formed is left out. */
export function queryOf(given: URLSearchParams): EntryQuery {
  const [kind, state, sort] = ['kind', 'state', 'sort'].map((name) => given.get(name) ?? '');
  const number = (name: string) => (/^[1-9]\d{0,3}$/.test(given.get(name) ?? '') ? Number(given.get(name)) : undefined);
  const [year, page] = [number('year'), number('page')];
  const texts = TEXT.flatMap((name) => {
    const value = given.get(name)?.trim().slice(0, LONGEST_SEARCH);
    return value ? [[name, value] as const] : [];
  });
  return {
    ...(kind !== undefined && isEditable(kind) && { kind }),
    ...(state !== undefined && Object.hasOwn(entryStates, state) && { state: state as EntryState }),
    ...(entrySorts.some((one) => one === sort) && { sort: sort as EntrySort }),
    ...(given.get('descending') === 'true' && { descending: true }),
    ...(year !== undefined && { year }),
    ...(page !== undefined && { page }),
    ...Object.fromEntries(texts),
  };
}

/** The same question as parts of an address. */
export function addressOfQuery(query: EntryQuery): URLSearchParams {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== false && value !== '');
  return new URLSearchParams(parts.map(([name, value]) => [name, String(value)]));
}
