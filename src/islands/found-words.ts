/**
 * Marks on a page the words that a search led here with, goes to their
 * paragraph, and offers the way to each of them and back to the results.
 * Loaded only when the address names words (see search-address.ts).
 */
import { findMatches } from '#search/excerpt.ts';
import { noFold } from '#search/normal-form.ts';
import type { Fold } from '#search/normal-form.ts';
import { readPieces } from '#search/query-text.ts';
import styles from '#styles/found-words.css?url';
import { loadStyles } from './load-styles.ts';
import { make } from './make-element.ts';
import { markRanges } from './mark-ranges.ts';
import type { MarkedPlace } from './mark-ranges.ts';
import { PAGE, readFound, writeAddress, writeFound } from './search-address.ts';
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
  const { toSimplified } = await import('#search/fold.ts');
  return rangesOf(main, words, toSimplified);
}

/** Goes to the paragraph as a link to it would, and keeps the words in the address. */
function goTo(paragraph: string, words: string): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // On the way back and on reload the browser knows better where the reader was.
  if (paragraph === '' || (navigation?.type ?? 'navigate') !== 'navigate') return;
  const root = document.documentElement;
  root.style.scrollBehavior = 'auto';
  location.replace(`#${paragraph}`);
  history.replaceState(null, '', location.pathname + location.search + writeFound(paragraph, words));
  root.style.scrollBehavior = '';
}

function firstPlace(places: readonly MarkedPlace[], paragraph: string): number {
  const target = paragraph === '' ? null : document.getElementById(paragraph);
  const inside = target === null ? -1 : places.findIndex(({ element }) => target.contains(element));
  return Math.max(inside, 0);
}

function toolbar(words: string, places: readonly MarkedPlace[], start: number, remove: () => void): HTMLElement {
  const base = document.querySelector<HTMLElement>('search-box')?.dataset['base'] ?? '/';
  const back = writeAddress({ text: words, selection: {}, order: 'relevance', shown: PAGE });
  const count = make('span', { role: 'status' });
  let current = start;
  const go = (step: number): void => {
    current = (current + step + places.length) % places.length;
    const place = places[current];
    count.textContent = `第${current + 1}处，共${places.length}处`;
    place?.makeCurrent();
    if (step !== 0) scrollBy({ top: (place?.top() ?? 0) - innerHeight / 3 });
  };
  const button = (label: string, sign: string, act: () => void): HTMLElement => {
    const element = make('button', { type: 'button', 'aria-label': label, title: label }, sign);
    element.addEventListener('click', act);
    return element;
  };
  const bar = make(
    'section',
    { class: 'found-words', 'aria-label': '标出的字词' },
    make('a', { href: `${base}search/${back}` }, '全部结果'),
    make('mark', {}, words),
    count,
    button('上一处', '↑', () => go(-1)),
    button('下一处', '↓', () => go(1)),
    button('不再标出', '×', () => {
      remove();
      bar.remove();
    }),
  );
  go(0);
  return bar;
}

async function start(): Promise<void> {
  const found = readFound(location);
  const main = document.querySelector('main');
  if (found === undefined || main === null) return;
  goTo(found.paragraph, found.words);
  const [ranges] = await Promise.all([findRanges(main, found.words), loadStyles(styles)]);
  if (ranges.length === 0) return;
  const { places, remove } = markRanges(ranges);
  main.after(toolbar(found.words, places, firstPlace(places, found.paragraph), remove));
}

void start();
