/**
 * What a question asks for, when no page holds all that was typed: its words,
 * found without a dictionary of the language. Neighbours that seldom stand
 * together in the archive, beside neighbours that often do, part two words.
 */
import type { Fold } from '../format/normal-form.ts';
import type { SameWords } from '../format/same-words.ts';
import { withoutQuestion } from './question-words.ts';
import { pieceText, piecesOf } from './query-text.ts';
import type { Piece } from './query-text.ts';
import { knownWordAt, otherForms } from './word-forms.ts';
import type { OtherForm } from './word-forms.ts';

/** On how many pages a piece stands. */
export type CountPages = (piece: Piece) => Promise<number>;

interface QuestionWord {
  readonly piece: Piece;
  readonly others: readonly OtherForm[];
  /** Whether any page holds it in any form. */
  readonly known: boolean;
}

/** A pair this much rarer than those beside it belongs to two words. */
const CUT = 0.25;
/** A pair at the edge has to be rarer still: what is cut off is one character, and is dropped. */
const CUT_EDGE = 0.05;

export interface Known {
  readonly same: SameWords;
  readonly words: ReadonlySet<string>;
  readonly longest: number;
  /** Other words for the same that are not looked for. */
  readonly leftOut?: readonly string[] | undefined;
}

/** All words that stand in the list, as a dictionary. */
export function knownWords(same: SameWords, more: readonly string[] = []): Known {
  const words = new Set([...same].flatMap(([word, others]) => [word, ...others]).concat(more));
  return { same, words, longest: Math.max(0, ...Array.from(words, ({ length }) => length)) };
}

export interface Question {
  /** In order, without those that only ask. */
  readonly words: readonly QuestionWord[];
  /** Two words each that were typed without anything between. */
  readonly phrases: readonly Piece[];
}

/** What a question asks for. */
export async function readQuestion(text: string, known: Known, count: CountPages, fold: Fold): Promise<Question> {
  const kept = (one: string, at: number) => knownWordAt(known.words, known.longest, one, at);
  // The table of Traditional characters changes some that ask, so they are taken out in both forms.
  const folded = Array.from(withoutQuestion(text.normalize('NFKC').toLowerCase(), kept), fold).join('');
  const pieces = piecesOf(withoutQuestion(folded, kept), fold);
  const cut = await Promise.all(pieces.map((piece) => cutPiece(piece, known, count)));
  const words = new Map<string, QuestionWord>();
  for (const piece of cut.flat()) {
    const word = pieceText(piece);
    if (words.has(word)) continue;
    const others = otherForms(piece, known.same, fold, known.leftOut);
    words.set(word, { piece, others, known: await isKnown(piece, others, count) });
  }
  return { words: [...words.values()], phrases: cut.flatMap(neighbours) };
}

async function cutPiece(piece: Piece, known: Known, count: CountPages): Promise<Piece[]> {
  const spans = spansOf(piece, known);
  return (await Promise.all(spans.map(async (span) => (span.whole ? [span.piece] : cutHan(span.piece, count))))).flat();
}

/** Each two words that touch. */
function neighbours(words: readonly Piece[]): Piece[] {
  return words.slice(1).flatMap((word, index) => {
    const before = words[index] ?? [];
    return before[before.length - 1]?.end === word[0]?.start ? [[...before, ...word]] : [];
  });
}

async function isKnown(piece: Piece, others: readonly OtherForm[], count: CountPages): Promise<boolean> {
  if ((await count(piece)) > 0) return true;
  for (const { pieces } of others) {
    const counts = await Promise.all(pieces.map(count));
    if (counts.every((one) => one > 0)) return true;
  }
  return false;
}

interface Span {
  readonly piece: Piece;
  /** Whether it is known to be one word. */
  readonly whole: boolean;
}

/** A piece parted at words of the dictionary, and at numbers with what they count. */
function spansOf(piece: Piece, { words, longest }: Known): Span[] {
  const spans: Span[] = [];
  let loose: Piece = [];
  const close = () => {
    if (loose.length > 0) spans.push({ piece: loose, whole: false });
    loose = [];
  };
  const take = (length: number, at: number) => {
    close();
    spans.push({ piece: piece.slice(at, at + length), whole: true });
  };
  for (let at = 0; at < piece.length;) {
    const length = wordUnits(piece, at, words, longest) || numberUnits(piece, at);
    if (length > 0) take(length, at);
    else loose = [...loose, ...piece.slice(at, at + 1)];
    at += Math.max(length, 1);
  }
  close();
  return spans;
}

/** How many units the longest known word has that starts there; 0 without one. */
function wordUnits(piece: Piece, at: number, words: ReadonlySet<string>, longest: number): number {
  for (let length = Math.min(longest, piece.length - at); length > 0; length--) {
    const text = pieceText(piece.slice(at, at + length));
    if (words.has(text) && (text.length > 1 || piece.length === 1)) return length;
  }
  return 0;
}

/** A run of letters or digits, with the 第 before it and the characters that it counts, up to the last number of a date. */
function numberUnits(piece: Piece, at: number): number {
  const start = piece[at]?.text === '第' && piece[at + 1]?.han === false ? at + 1 : at;
  if (piece[start]?.han !== false) return 0;
  let end = start + 1;
  if (!/[0-9]/.test(piece[start].text)) return end - at;
  const counted = /^[元万年月日天岁周条章款项个次人名倍小时分亿]$/u;
  while (end < piece.length && (counted.test(piece[end]?.text ?? '') || /^[0-9]/.test(piece[end]?.text ?? ''))) end++;
  return end - at;
}

/** Parts a stretch of Han where its neighbours seldom stand together. One character alone is dropped. */
async function cutHan(piece: Piece, count: CountPages): Promise<Piece[]> {
  if (piece.length < 2) return [];
  if (piece.length === 2) return [piece];
  const pairs = await Promise.all(piece.slice(1).map((_, at) => count(piece.slice(at, at + 2))));
  const at = weakestPair(pairs);
  if (at === undefined && pairs.some((one) => one > 0) && (await count(piece)) === 0) {
    const inner = innerPairs(pairs);
    return cutAt(piece, inner.indexOf(Math.min(...inner)) + (pairs.length > 2 ? 1 : 0), count);
  }
  return at === undefined ? [piece] : cutAt(piece, at, count);
}

const innerPairs = (pairs: readonly number[]) => (pairs.length > 2 ? pairs.slice(1, -1) : pairs);

async function cutAt(piece: Piece, pair: number, count: CountPages): Promise<Piece[]> {
  const parts = [piece.slice(0, pair + 1), piece.slice(pair + 1)];
  return (await Promise.all(parts.map((part) => cutHan(part, count)))).flat();
}

/** The pair that stands out as rare, the rarest beside its neighbours first; undefined when none does. */
function weakestPair(pairs: readonly number[]): number | undefined {
  let weakest: { at: number; share: number } | undefined;
  pairs.forEach((pair, at) => {
    const before = pairs[at - 1] ?? Infinity;
    const after = pairs[at + 1] ?? Infinity;
    const edge = at === 0 || at === pairs.length - 1;
    const share = pair / Math.min(before, after);
    if (!(share < (edge ? CUT_EDGE : CUT))) return;
    if (weakest === undefined || share < weakest.share) weakest = { at, share };
  });
  return weakest?.at;
}
