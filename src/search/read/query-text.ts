/** What a reader typed, as pieces that must each stand on the page. */
import type { Fold } from '../format/normal-form.ts';
import { readUnits } from '../format/units.ts';
import type { Unit } from '../format/units.ts';

/** Units that must stand in a row. The last one, if letters or digits, may be the beginning of a longer run. */
export type Piece = readonly Unit[];

/** A query longer than this is cut: no one reads a match of so many characters. */
export const LONGEST_QUERY = 200;
const MOST_PIECES = 12;

/** The distinct pieces of a query, in the order typed. Empty when nothing in it can be searched. */
export function readPieces(query: string, fold: Fold): Piece[] {
  const pieces = new Map<string, Unit[]>();
  let current: Unit[] = [];
  for (const unit of readUnits(query.slice(0, LONGEST_QUERY), fold)) {
    current.push(unit);
    if (unit.touchesNext) continue;
    pieces.set(current.map((one) => one.text).join(' '), current);
    current = [];
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
