/**
 * A record as the words Pagefind indexes. Each unit gives one token, itself and
 * its right neighbour, so that the place of a token is the place of its unit
 * and a phrase is found by tokens that stand in a row.
 */
import { POINT } from './normal-form.ts';
import type { Fold } from './normal-form.ts';
import { readUnits } from './units.ts';
import type { Unit } from './units.ts';

/** Weights in Pagefind's own scale of 1/24: 25 is the one it writes without a marker, anything else tells a title. */
export const BODY_WEIGHT = 25;
const bodyMarker = '___PAGEFIND_WEIGHT___1.0417';
const titleMarker = '___PAGEFIND_WEIGHT___2';
const endMarker = '___END_PAGEFIND_WEIGHT___';

/** A word without letters takes a position and leaves nothing in the index. */
const GAP = ',';

/** The token of the unit at an index, or undefined when a lone Han character needs none (see char-sets.ts). */
export function tokenAt(units: readonly Unit[], index: number): string | undefined {
  const unit = units[index];
  if (unit === undefined) return undefined;
  if (unit.touchesNext) return unit.text + (units[index + 1]?.text ?? '');
  return unit.han ? undefined : unit.text;
}

/** Tokens of a text; a gap after each break keeps positions across it apart by more than one. */
export function tokensOf(units: readonly Unit[]): string[] {
  const tokens: string[] = [];
  units.forEach((unit, index) => {
    tokens.push(tokenAt(units, index) ?? GAP);
    if (!unit.touchesNext) tokens.push(GAP);
  });
  return tokens;
}

export interface IndexedText {
  /** The content to give to Pagefind. */
  readonly content: string;
  /** First characters of all units, for searches of one character. */
  readonly titleCharacters: ReadonlySet<string>;
  readonly bodyCharacters: ReadonlySet<string>;
}

function charactersOf(units: readonly Unit[], into: Set<string>): void {
  for (const unit of units) into.add(unit.han ? unit.text : String.fromCodePoint(unit.text.codePointAt(0) ?? 0));
}

/** A title and its paragraphs as content for Pagefind. */
export function indexText(title: string, paragraphs: readonly string[], fold: Fold): IndexedText {
  const titleCharacters = new Set<string>();
  const bodyCharacters = new Set<string>();
  const titleUnits = readUnits(title, fold);
  charactersOf(titleUnits, titleCharacters);
  const words = [titleMarker, ...tokensOf(titleUnits), endMarker, bodyMarker];
  for (const paragraph of paragraphs) {
    const units = readUnits(paragraph, fold);
    charactersOf(units, bodyCharacters);
    for (const token of tokensOf(units)) words.push(token);
  }
  // Pagefind drops a page without a word, and with it the numbering of pages. No query reaches this one.
  if (!words.some((word) => word !== GAP && !word.startsWith('_'))) words.push(POINT);
  return { content: words.join(' '), titleCharacters, bodyCharacters };
}
