/**
 * Cuts text into the units that search compares: one Han character, or one run
 * of other letters and digits. Spaces and punctuation break adjacency; a
 * decimal point, a thousands comma and a per cent sign belong to their number.
 */
import { normalCharacter } from './normal-form.ts';
import type { Fold } from './normal-form.ts';

export interface Unit {
  /** Normal form: one Han character, or a run of letters and digits. */
  readonly text: string;
  /** Where the unit starts and ends in the original text (UTF-16 offsets). */
  readonly start: number;
  readonly end: number;
  readonly han: boolean;
  /** Whether the next unit touches this one. */
  touchesNext: boolean;
}

type Class = 'sign' | 'han' | 'letter';

const HAN = /^(?=\p{Script=Han})[\p{L}\p{N}]$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
const classes = new Map<string, Class>();

function classOf(character: string): Class {
  const known = classes.get(character);
  if (known !== undefined) return known;
  const found = HAN.test(character) ? 'han' : LETTER.test(character) ? 'letter' : 'sign';
  classes.set(character, found);
  return found;
}

const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Every visible character in its normal form, with its place in the original. */
function normalPieces(text: string, fold: Fold): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length;) {
    const code = text.codePointAt(start) ?? 0;
    const character = String.fromCodePoint(code);
    const end = start + character.length;
    const normal = normalCharacter(character);
    if (normal.length === 1) pieces.push({ text: fold(normal), start, end });
    else for (const part of normal) pieces.push({ text: fold(part), start, end });
    start = end;
  }
  return pieces;
}

/** What a sign leaves inside a number: itself, nothing (a comma between thousands), or undefined for a break. */
function inNumber(pieces: readonly Piece[], at: number): string | undefined {
  if (!isDigit(pieces[at - 1]?.text)) return undefined;
  const sign = pieces[at]?.text;
  if (sign === '%' || sign === '‰') return sign;
  const digit = (offset: number) => isDigit(pieces[at + offset]?.text);
  if (sign === '.' && digit(1)) return sign;
  if (sign === ',' && digit(1) && digit(2) && digit(3) && !digit(4)) return '';
  return undefined;
}

/** The units of a text in order. Lone surrogates are breaks. */
export function readUnits(text: string, fold: Fold): Unit[] {
  const units: Unit[] = [];
  const pieces = normalPieces(text, fold);
  let run: { text: string; start: number; end: number } | undefined;
  let touches = false;
  const push = (unit: { text: string; start: number; end: number }, han: boolean) => {
    const previous = units[units.length - 1];
    if (touches && previous !== undefined) previous.touchesNext = true;
    units.push({ text: unit.text, start: unit.start, end: unit.end, han, touchesNext: false });
    touches = true;
  };
  const closeRun = () => {
    if (run !== undefined) push(run, false);
    run = undefined;
  };
  pieces.forEach((piece, at) => {
    const kind = classOf(piece.text);
    const letter = kind === 'letter' ? piece.text : kind === 'sign' ? inNumber(pieces, at) : undefined;
    if (letter !== undefined) {
      run ??= { text: '', start: piece.start, end: piece.end };
      run.text += letter;
      run.end = piece.end;
      return;
    }
    closeRun();
    if (kind === 'han') push(piece, true);
    else touches = false;
  });
  closeRun();
  return units;
}
