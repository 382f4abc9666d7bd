/**
 * Orders pages by what they hold of the words asked for: how much stands in the
 * title, how much stands close together, how rare it is.
 */
import { IN_TITLE } from '../format/postings.ts';
import type { Postings } from '../format/postings.ts';

/** About a paragraph, in units. */
const CLOSE = 90;
const SATURATION = 1.2;

export interface WeighedWord {
  readonly places: Postings;
  /** How much the word tells; all weights of a query make up its whole. */
  readonly weight: number;
}

export interface RankedPage {
  readonly page: number;
  /** Bit `i` for the word at that index. */
  readonly holds: number;
  /** Shares of the weight: on the page, close together with the title, in the title. */
  readonly held: number;
  readonly close: number;
  readonly titled: number;
  /** How many words stand in the title. */
  readonly titledWords: number;
  /** From 0 to 1: how often the words stand there. */
  readonly often: number;
}

/** Every page that holds a word for which `wanted` is true of what it holds, in ascending order. */
export function rankPages(
  words: readonly WeighedWord[],
  total: number,
  wanted: (held: number) => boolean,
): RankedPage[] {
  const at = words.map(() => 0);
  const ranked: RankedPage[] = [];
  for (;;) {
    let page = Infinity;
    words.forEach(({ places }, index) => {
      page = Math.min(page, places.pages[at[index] ?? 0] ?? Infinity);
    });
    if (page === Infinity) return ranked;
    const here: (number | undefined)[] = [];
    let weight = 0;
    words.forEach((word, index) => {
      const place = at[index] ?? 0;
      if (word.places.pages[place] !== page) return;
      here[index] = place;
      weight += word.weight;
      at[index] = place + 1;
    });
    if (wanted(weight)) ranked.push(rankPage(page, words, here, total));
  }
}

function rankPage(
  page: number,
  words: readonly WeighedWord[],
  here: readonly (number | undefined)[],
  total: number,
): RankedPage {
  let holds = 0;
  let held = 0;
  let titled = 0;
  let titledWords = 0;
  let often = 0;
  const spots: Spot[] = [];
  words.forEach(({ places, weight }, index) => {
    const place = here[index];
    if (place === undefined) return;
    holds |= 1 << index;
    held += weight;
    const [start, end] = [places.starts[place] ?? 0, places.starts[place + 1] ?? 0];
    const count = end - start;
    often += (weight * count) / (count + SATURATION);
    if ((places.positions[end - 1] ?? 0) >= IN_TITLE) {
      titled += weight;
      titledWords += 1;
    } else for (let spot = start; spot < end; spot++) spots.push({ position: places.positions[spot] ?? 0, index });
  });
  const close = titled + closest(spots, words);
  return {
    page,
    holds,
    held: held / total,
    close: close / total,
    titled: titled / total,
    titledWords,
    often: often / total,
  };
}

interface Spot {
  readonly position: number;
  readonly index: number;
}

/** The most weight that stands within one stretch. */
function closest(spots: Spot[], words: readonly WeighedWord[]): number {
  spots.sort((a, b) => a.position - b.position);
  const counts = words.map(() => 0);
  let weight = 0;
  let most = 0;
  let from = 0;
  for (const { position, index } of spots) {
    if ((counts[index] = (counts[index] ?? 0) + 1) === 1) weight += words[index]?.weight ?? 0;
    for (let first = spots[from]; first !== undefined && first.position < position - CLOSE; first = spots[++from]) {
      if ((counts[first.index] = (counts[first.index] ?? 0) - 1) === 0) weight -= words[first.index]?.weight ?? 0;
    }
    most = Math.max(most, weight);
  }
  return most;
}
