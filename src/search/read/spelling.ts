/** Reads pinyin as words of the archive, and wrong characters as the ones that were meant. */
import type { VocabularyFile } from '../format/vocabulary.ts';
import { pieceText, piecesOf } from './query-text.ts';
import type { Piece } from './query-text.ts';
import type { CountPages } from './second-answer.ts';
import type { Fold } from '../format/normal-form.ts';

const LONGEST_WORD = 6;
const LONGEST_SPELLING = 36;

/** What a word of one character costs more than two words would: few are meant by a syllable of their own. */
const LONE = 26;

/** Of the characters of a word and a text that are alike. */
const LEAST_SHARED = 0.5;

/** Sounds that many speakers do not tell apart. */
function blurred(spelling: string): string {
  return spelling
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/^l|(?<= )l/g, 'n');
}

export class Vocabulary {
  readonly #rank = new Map<string, number>();
  readonly #readings = new Map<string, string>();
  readonly #bySpelling = new Map<string, string[]>();
  readonly #bySound = new Map<string, string[]>();
  readonly #words: readonly string[];
  /** With each character those that look like it. */
  readonly #alike = new Map<string, string>();

  constructor({ readings, words, own, lookAlikes }: VocabularyFile) {
    for (const group of lookAlikes.split(' ')) {
      for (const character of group) this.#alike.set(character, (this.#alike.get(character) ?? '') + group);
    }
    for (const line of readings) {
      const [syllable = '', characters = ''] = line.split(' ');
      for (const character of characters) this.#readings.set(character, syllable);
    }
    const syllables = new Map(own);
    this.#words = words === '' ? [] : words.split(' ');
    this.#words.forEach((word, rank) => {
      this.#rank.set(word, rank);
      const spelling = syllables.get(word) ?? this.#soundOf(word);
      push(this.#bySpelling, spelling.replace(/ /g, ''), word);
      push(this.#bySound, blurred(spelling), word);
    });
  }

  #soundOf(text: string): string {
    return Array.from(text, (character) => this.#readings.get(character) ?? character).join(' ');
  }

  /** The most usual words that the letters spell, or undefined. */
  wordsSpelled(letters: string): string | undefined {
    const best: ({ readonly cost: number; readonly text: string } | undefined)[] = [{ cost: 0, text: '' }];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - LONGEST_SPELLING); start < end; start++) {
        const before = best[start];
        const word = this.#bySpelling.get(letters.slice(start, end))?.[0];
        if (before === undefined || word === undefined) continue;
        const cost = before.cost + (word.length === 1 ? LONE : 12) + Math.log2((this.#rank.get(word) ?? 0) + 2);
        if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, text: before.text + word };
      }
    }
    return best[letters.length]?.text;
  }

  /** The words that the characters and letters read as, the characters staying as they are; undefined when none do. */
  wordsRead(units: readonly string[]): string | undefined {
    const read = this.wordsSpelled(units.map((unit) => this.#readings.get(unit) ?? unit).join(''));
    if (read === undefined) return undefined;
    let at = 0;
    for (const unit of units.filter((one) => this.#readings.has(one))) {
      at = read.indexOf(unit, at) + 1;
      if (at === 0) return undefined;
    }
    return read;
  }

  /** Words that share most characters with the text, at least two of them. */
  near(text: string, limit: number): string[] {
    const typed = new Set(text);
    const shared = (word: string) => Array.from(word).filter((character) => typed.has(character)).length;
    return this.#words
      .map((word) => ({ word, share: shared(word) < 2 ? 0 : shared(word) / Math.max(word.length, text.length) }))
      .filter(({ word, share }) => share >= LEAST_SHARED && word !== text)
      .sort((a, b) => b.share - a.share)
      .slice(0, limit)
      .map(({ word }) => word);
  }

  /** Words that may have been meant by a text of the same length, the likeliest first; never the text itself. */
  meantBy(text: string): { readonly word: string; readonly cost: number }[] {
    const sound = this.#soundOf(text);
    const alike = (this.#bySound.get(blurred(sound)) ?? []).map((word) => ({
      word,
      how: this.#soundOf(word) === sound ? 0 : 2,
    }));
    const shaped = this.#words
      .filter(
        (word) =>
          word.length === text.length && differsInOne(word, text, (a, b) => this.#alike.get(a)?.includes(b) === true),
      )
      .map((word) => ({ word, how: 2 }));
    return [...alike, ...shaped]
      .filter(({ word }) => word !== text)
      .map(({ word, how }) => ({ word, cost: how + Math.log10((this.#rank.get(word) ?? 0) + 10) }))
      .sort((a, b) => a.cost - b.cost);
  }
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [word]);
  else known.push(word);
}

function differsInOne(a: string, b: string, may: (x: string, y: string) => boolean): boolean {
  let differing = 0;
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a.charAt(at), b.charAt(at)];
    if (x === y) continue;
    if (++differing > 1 || !may(x, y)) return false;
  }
  return differing === 1;
}

/** A pair of neighbours so much rarer than those beside it may hold a wrong character. */
const WEAK = 0.05;
/** Each asks for files. */
const MOST_TRIED = 6;
/** Nobody mistypes a paragraph; a long text is a question, not a misspelt word. */
const LONGEST_MENDED = 10;

/**
 * The query with pinyin read as words and wrong characters as right ones, where
 * pages then hold it; undefined when there is nothing to mend.
 */
export async function mendQuery(
  query: string,
  vocabulary: Vocabulary,
  count: CountPages,
  fold: Fold,
): Promise<string | undefined> {
  const pieces = piecesOf(query, fold);
  const mended = await Promise.all(pieces.map((piece) => mendPiece(piece, vocabulary, count, fold)));
  // Pinyin may be typed syllable by syllable.
  const letters = pieces.map(pieceText).join('');
  if (pieces.length > 1 && /^[a-z]+$/.test(letters) && mended.includes(undefined)) {
    return vocabulary.wordsSpelled(letters);
  }
  if (mended.every((one) => one === undefined)) return undefined;
  return pieces.map((piece, index) => mended[index] ?? pieceText(piece)).join(' ');
}

async function mendPiece(
  piece: Piece,
  vocabulary: Vocabulary,
  count: CountPages,
  fold: Fold,
): Promise<string | undefined> {
  if (piece.length <= 5 && (await count(piece)) > 0) return undefined;
  const read = await readLetters(piece, vocabulary, count);
  if (read !== undefined) return read;
  if (piece.length < 2 || piece.length > LONGEST_MENDED || piece.some(({ han }) => !han)) return undefined;
  return mendHan(piece, vocabulary, count, fold);
}

/** The piece with its runs of letters read as pinyin; undefined when it has none that can be. */
async function readLetters(piece: Piece, vocabulary: Vocabulary, count: CountPages): Promise<string | undefined> {
  const isLetters = ({ text }: Piece[number]) => /^[a-z]{2,}$/.test(text);
  const whole = piece.some(isLetters) ? vocabulary.wordsRead(piece.map(({ text }) => text)) : undefined;
  if (whole !== undefined && piece.length > 1) return whole;
  let changed = false;
  const parts = await Promise.all(
    piece.map(async (unit) => {
      if (!isLetters(unit) || (await count([{ ...unit, touchesNext: false }])) > 0) return unit.text;
      const words = vocabulary.wordsSpelled(unit.text);
      changed ||= words !== undefined;
      return words ?? unit.text;
    }),
  );
  return changed ? parts.join('') : undefined;
}

interface Mended {
  readonly text: string;
  readonly cost: number;
}

async function mendHan(
  piece: Piece,
  vocabulary: Vocabulary,
  count: CountPages,
  fold: Fold,
): Promise<string | undefined> {
  const text = pieceText(piece);
  const pairs = await Promise.all(piece.slice(1).map((_, at) => count(piece.slice(at, at + 2))));
  const isWeak = (at: number): boolean => {
    const pair = pairs[at] ?? Infinity;
    return pair === 0 || pair < WEAK * Math.max(pairs[at - 1] ?? 0, pairs[at + 1] ?? 0);
  };
  const tried: Mended[] = [];
  for (let length = 2; length <= Math.min(LONGEST_WORD, text.length); length++) {
    for (let at = 0; at + length <= text.length; at++) {
      // A weak pair within the word or at one of its ends.
      const near = pairs.some((_, pair) => pair >= at - 1 && pair < at + length && isWeak(pair));
      if (!near) continue;
      for (const { word, cost } of vocabulary.meantBy(text.slice(at, at + length))) {
        tried.push({ text: text.slice(0, at) + word + text.slice(at + length), cost: cost - length / 2 });
      }
    }
  }
  tried.sort((a, b) => a.cost - b.cost);
  const likely = [...new Map(tried.map((one) => [one.text, one])).values()].slice(0, MOST_TRIED);
  const counts = await Promise.all(likely.map((one) => Promise.all(piecesOf(one.text, fold).map(count))));
  let best: { text: string; pages: number } | undefined;
  likely.forEach((one, index) => {
    const pages = Math.min(...(counts[index] ?? []));
    if (pages > (best?.pages ?? 0)) best = { text: one.text, pages };
  });
  return best?.text;
}
