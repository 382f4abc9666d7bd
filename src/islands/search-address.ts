/**
 * A search as an address. Everything stands behind `#`, which a browser never
 * sends to a server: what a reader looks for stays with the reader, and the
 * address can still be kept, shared and gone back to. `?q=` is read too, for
 * links that others make.
 */
import type { Query } from '#search/read/engine.ts';
import { LONGEST_QUERY } from '#search/read/query-text.ts';
import { facets } from '#search/format/record.ts';

export interface SearchState extends Query {
  readonly leftOut: readonly string[];
  /** How many results are shown. */
  readonly shown: number;
}

export const PAGE = 10;
const MOST_SHOWN = 1000;

export function readAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): SearchState {
  const behind = new URLSearchParams(hash.slice(1));
  const given = behind.has('q') ? behind : new URLSearchParams(search);
  const selection = facets.flatMap((facet) => {
    const values = [...new Set(given.getAll(facet))].filter((value) => value !== '');
    return values.length === 0 ? [] : [[facet, values] as const];
  });
  const shown = Number(given.get('shown'));
  return {
    text: tidyQuery(given.get('q') ?? ''),
    selection: Object.fromEntries(selection),
    order: given.get('order') === 'date' ? 'date' : 'relevance',
    wide: true,
    plain: given.has('plain'),
    leftOut: [...new Set(given.getAll('not'))].filter((word) => word !== ''),
    shown: Number.isInteger(shown) && shown > PAGE ? Math.min(shown, MOST_SHOWN) : PAGE,
  };
}

/** The fragment that `readAddress` reads back, beginning with `#`. */
export function writeAddress(state: SearchState): string {
  return `#${parametersOf(state).toString()}`;
}

/** The same as a query of the address, for where what stands behind `#` is cut off; whoever opens it sends the words to the server. */
export function writeShared(state: SearchState): string {
  return `?${parametersOf({ ...state, shown: PAGE }).toString()}`;
}

/** The search for some words as it begins. */
export function newSearch(text: string): SearchState {
  return { text, selection: {}, order: 'relevance', wide: true, plain: false, leftOut: [], shown: PAGE };
}

function parametersOf({ text, selection, order, shown, plain, leftOut }: SearchState): URLSearchParams {
  const parameters = new URLSearchParams({ q: tidyQuery(text) });
  for (const facet of facets) for (const value of selection[facet] ?? []) parameters.append(facet, value);
  if (order === 'date') parameters.set('order', order);
  if (plain === true) parameters.set('plain', '1');
  for (const word of leftOut) parameters.append('not', word);
  if (shown > PAGE) parameters.set('shown', String(shown));
  return parameters;
}

/**
 * The fragment of a link that leads to a paragraph (`''` for the page's beginning) and has
 * the words marked there; `asked` is what was typed, where that is something else.
 */
export function writeFound(paragraph: string, words: string, asked = words): string {
  const parameters = new URLSearchParams({ q: tidyQuery(words), ...(asked !== words && { asked: tidyQuery(asked) }) });
  return `#${paragraph}&${parameters.toString()}`;
}

export interface Found {
  readonly paragraph: string;
  readonly words: string;
  /** What was typed to find the page. */
  readonly asked: string;
}

/** What `writeFound` wrote, or undefined when the address names no words. */
export function readFound({ search, hash }: Pick<Location, 'search' | 'hash'>): Found | undefined {
  const [first = '', ...rest] = hash.slice(1).split('&');
  const paragraph = first.includes('=') ? '' : first;
  const behind = new URLSearchParams(paragraph === '' ? hash.slice(1) : rest.join('&'));
  const words = tidyQuery(behind.get('q') ?? new URLSearchParams(search).get('q') ?? '');
  const asked = tidyQuery(behind.get('asked') ?? words);
  return words.trim() === '' ? undefined : { paragraph, words, asked };
}

/** As much of a text as search looks at, without halves of characters. */
export function tidyQuery(text: string): string {
  return text.slice(0, LONGEST_QUERY).replace(/[\uD800-\uDFFF]/gu, '');
}
