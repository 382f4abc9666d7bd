/**
 * Highlights on a page the words that a search led here with, goes to their
 * paragraph, and offers the way to each of them and back to the results.
 * Loaded only when the address names words (see search-address.ts).
 */
import { findMatches } from '#search/read/excerpt.ts';
import { noFold } from '#search/format/normal-form.ts';
import type { Fold } from '#search/format/normal-form.ts';
import { readPieces } from '#search/read/query-text.ts';
import styles from '#styles/found-words.css?url';
import { loadStyles } from './load-styles.ts';
import { make } from './make-element.ts';
import { highlightRanges } from './highlight-ranges.ts';
import type { HighlightedPlace } from './highlight-ranges.ts';
import { PAGE, readFound, writeAddress, writeFound } from './search-address.ts';
import { searchPage } from './search-form.ts';
import type { Found } from './search-address.ts';
import { lineRange, textLines } from './text-lines.ts';

function rangesOf(main: Element, words: string, fold: Fold): Range[] {
  const pieces = readPieces(words, fold);
  if (pieces.length === 0) return [];
  return textLines(main).flatMap((line) =>
    findMatches(line.text, pieces, fold).map(({ start, end }) => lineRange(line, start, end)),
  );
}

async function findRanges(main: Element, words: string): Promise<Range[]> {
  const found = rangesOf(main, words, noFold);
  if (found.length > 0) return found;
  // Perhaps the words or the page are written in Traditional characters.
  const { toSimplified } = await import('#search/format/fold.ts');
  return rangesOf(main, words, toSimplified);
}

/** Goes to the paragraph as a link to it would, and keeps the words in the address. */
function goTo({ paragraph, words }: Found): void {
  if (paragraph === '') return;
  const root = document.documentElement;
  root.style.scrollBehavior = 'auto';
  location.replace(`#${paragraph}`);
  history.replaceState(null, '', location.pathname + location.search + writeFound(paragraph, words));
  root.style.scrollBehavior = '';
}

/** On the way back and on reload the browser knows better where the reader was. */
function isReturning(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload' || navigation?.type === 'back_forward';
}

function firstPlace(places: readonly HighlightedPlace[], paragraph: string): number {
  const target = paragraph === '' ? null : document.getElementById(paragraph);
  const inside = target === null ? -1 : places.findIndex(({ element }) => target.contains(element));
  return Math.max(inside, 0);
}

function toolbar({ words, paragraph }: Found, places: readonly HighlightedPlace[], remove: () => void): HTMLElement {
  const back = writeAddress({ text: words, selection: {}, order: 'relevance', shown: PAGE });
  const spoken = make('span', { class: 'visually-hidden', role: 'status' });
  const shown = make('span', { 'aria-hidden': 'true' });
  let current = firstPlace(places, paragraph);
  const go = (step: number): void => {
    current = (current + step + places.length) % places.length;
    const place = places[current];
    spoken.textContent = `第${current + 1}处，共${places.length}处`;
    shown.textContent = `${current + 1} / ${places.length}`;
    place?.makeCurrent();
    if (step !== 0) scrollBy(0, (place?.top() ?? 0) - innerHeight / 3);
  };
  const button = (label: string, sign: string, act: () => void): HTMLElement => {
    const element = make('button', { type: 'button', 'aria-label': label, title: label }, sign);
    element.addEventListener('click', act);
    return element;
  };
  const bar = make(
    'section',
    { class: 'found-words', 'aria-label': '标出的字词' },
    make('a', { href: searchPage() + back }, '全部结果'),
    make('mark', {}, words),
    spoken,
    shown,
    button('上一处', '↑', () => go(-1)),
    button('下一处', '↓', () => go(1)),
    button('不再标出', '×', remove),
  );
  go(0);
  return bar;
}

let shown: { readonly found: Found; readonly remove: () => void } | undefined;

/** Highlights what the address names, in place of what was marked before. */
export async function highlightFoundWords(): Promise<void> {
  const found = readFound(location);
  const main = document.querySelector('main');
  if (found === undefined || main === null) return;
  if (found.words === shown?.found.words && found.paragraph === shown.found.paragraph) return;
  const first = shown === undefined;
  shown?.remove();
  shown = { found, remove: () => undefined };
  if (!first || !isReturning()) goTo(found);
  const [ranges] = await Promise.all([findRanges(main, found.words), loadStyles(styles)]);
  if (ranges.length === 0 || shown.found !== found) return;
  const marks = highlightRanges(ranges);
  const bar = toolbar(found, marks.places, () => shown?.remove());
  shown = {
    found,
    remove: () => {
      marks.remove();
      bar.remove();
      shown = undefined;
    },
  };
  main.after(bar);
}
