/** What a reader typed, as pieces that must each stand on the page. */
import type { Fold } from '../format/normal-form.ts';
import { readUnits } from '../format/units.ts';
import type { Unit } from '../format/units.ts';

/** Units that must stand in a row. The last one, if letters or digits, may be the beginning of a longer run. */
export type Piece = readonly Unit[];

/** A query longer than this is cut: no one reads a match of so many characters. */
export const LONGEST_QUERY = 200;
const MOST_PIECES = 12;

export const pieceText = (piece: Piece): string => piece.map(({ text }) => text).join('');

/** One thing that is asked for. */
export interface Asked {
  /** One of these has to be there; of each all pieces. More than one only where the reader wrote OR. */
  readonly choices: readonly (readonly Piece[])[];
  /** Written in quotation marks: nothing else may stand for it. */
  readonly literal: boolean;
}

export interface QueryText {
  readonly asked: readonly Asked[];
  /** None of these may be there. */
  readonly without: readonly Piece[];
}

const WORD = /([-－]?)(?:[“"「『]([^“”"「」『』]+)[”"」』]|(\S+))/gu;
const OR = new Set(['OR', '|', '｜']);

interface TypedWord {
  readonly text: string;
  readonly without: boolean;
  readonly literal: boolean;
  readonly or: boolean;
}

function typedWords(query: string): TypedWord[] {
  return Array.from(query.slice(0, LONGEST_QUERY).matchAll(WORD), ([whole, minus = '', quoted, plain = '']) => ({
    text: quoted ?? (minus === '' ? plain : plain),
    without: minus !== '',
    literal: quoted !== undefined,
    or: OR.has(whole),
  }));
}

/**
 * Reads a query: words with blanks between must all be there, `-word` must not,
 * `“word”` stands for itself only, and of words with OR between one is enough.
 * A query of nothing but words to leave out asks for those words.
 */
export function readQuery(query: string, fold: Fold): QueryText {
  const words = typedWords(query);
  const positive = words.some(({ without, or, text }) => !without && !or && readUnits(text, fold).length > 0);
  const asked = new Map<string, { choices: Piece[][]; literal: boolean }>();
  const without: Piece[] = [];
  let joined: { choices: Piece[][] } | undefined;
  let last: { choices: Piece[][] } | undefined;
  for (const word of words) {
    if (word.or) {
      joined = last;
      continue;
    }
    const pieces = piecesOf(word.text, fold);
    if (pieces.length === 0) continue;
    if (word.without && positive) without.push(...pieces);
    else if (joined !== undefined) joined.choices.push(pieces);
    else {
      for (const [at, piece] of pieces.entries()) {
        const one = { choices: [[piece]], literal: word.literal };
        const key = piece.map(({ text }) => text).join(' ');
        if (!asked.has(key)) asked.set(key, one);
        if (at === pieces.length - 1) last = asked.get(key);
      }
    }
    joined = undefined;
  }
  return { asked: [...asked.values()].slice(0, MOST_PIECES), without };
}

/** Whether the reader told search how to search: then nothing is added to what they said. */
export function hasOperators({ asked, without }: QueryText): boolean {
  return without.length > 0 || asked.some(({ choices, literal }) => literal || choices.length > 1);
}

/** The pieces of a text in order. */
export function piecesOf(text: string, fold: Fold): Piece[] {
  const pieces: Unit[][] = [];
  let current: Unit[] = [];
  for (const unit of readUnits(text, fold)) {
    current.push(unit);
    if (unit.touchesNext) continue;
    pieces.push(current);
    current = [];
  }
  return pieces;
}

/** Every distinct piece that a page may hold because of the query, in the order typed. Empty when nothing in it can be searched. */
export function readPieces(query: string, fold: Fold): Piece[] {
  const pieces = new Map<string, Piece>();
  for (const { choices } of readQuery(query, fold).asked) {
    for (const piece of choices.flat()) pieces.set(piece.map(({ text }) => text).join(' '), piece);
  }
  return [...pieces.values()].slice(0, MOST_PIECES);
}

/** Whether the piece stands in the units starting at an index. */
export function pieceStandsAt(piece: Piece, units: readonly Unit[], at: number): boolean {
  return piece.every((wanted, offset) => {
    const unit = units[at + offset];
    if (unit === undefined || unit.han !== wanted.han) return false;
    if (offset < piece.length - 1) return unit.text === wanted.text && unit.touchesNext;
    return wanted.han ? unit.text === wanted.text : unit.text.startsWith(wanted.text);
  });
}
