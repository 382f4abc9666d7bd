/** The other ways in which a page may say what was asked for. */
import type { Fold } from '../format/normal-form.ts';
import type { SameWords } from '../format/same-words.ts';
import { otherNumerals } from './numerals.ts';
import { pieceText, piecesOf } from './query-text.ts';
import type { Piece } from './query-text.ts';

/** Of each word; more would bring more bytes than pages. */
const MOST_FORMS = 4;

/** The length of the longest known word of at least two characters that starts there, 0 without one. */
export function knownWordAt(words: ReadonlySet<string>, longest: number, text: string, at: number): number {
  for (let length = Math.min(longest, text.length - at); length > 1; length--) {
    if (words.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

export interface OtherForm {
  /** What it stands for, as typed. */
  readonly typed: string;
  /** What is looked for instead. */
  readonly other: string;
  /** All of these. */
  readonly pieces: readonly Piece[];
}

/** Other forms of a piece: one of its words said another way, or its number written another way; `leftOut` are not wanted. */
export function otherForms(piece: Piece, same: SameWords, fold: Fold, leftOut: readonly string[] = []): OtherForm[] {
  const text = pieceText(piece);
  const longest = Math.max(0, ...Array.from(same.keys(), ({ length }) => length));
  const forms: OtherForm[] = [];
  const add = (typed: string, other: string, whole: string) => {
    if (whole !== text && !other.includes(typed)) forms.push({ typed, other, pieces: piecesOf(whole, fold) });
  };
  for (const other of same.get(text) ?? []) add(text, other, other);
  if (forms.length === 0) {
    const keys = new Set(same.keys());
    for (let at = 0; at < text.length; at++) {
      const length = knownWordAt(keys, longest, text, at);
      if (length === 0) continue;
      const typed = text.slice(at, at + length);
      for (const other of same.get(typed) ?? []) add(typed, other, text.slice(0, at) + other + text.slice(at + length));
      at += length - 1;
    }
  }
  for (const other of otherNumerals(text)) forms.push({ typed: text, other, pieces: piecesOf(other, fold) });
  return forms.filter(({ other }) => !leftOut.includes(other)).slice(0, MOST_FORMS);
}
