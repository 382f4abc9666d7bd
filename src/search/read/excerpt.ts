/** The few words around a match, with exactly the words typed marked. */
import { normalCharacter } from '../format/normal-form.ts';
import type { Fold } from '../format/normal-form.ts';
import { pieceStandsAt } from './query-text.ts';
import type { Piece } from './query-text.ts';
import { readUnits } from '../format/units.ts';
import type { Unit } from '../format/units.ts';

/** Offsets into the original text, end not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const MARK = /^\p{M}/u;

/** Where the first `length` normal characters of a run end in the text it was cut from. */
function partialEnd(text: string, unit: Unit, typed: string, fold: Fold): number {
  if (typed.length >= unit.text.length) return unit.end;
  for (let end = unit.start + 1; end < unit.end; end++) {
    const part = readUnits(text.slice(unit.start, end), fold);
    if (part[part.length - 1]?.text === typed && part.length === 1) return end;
  }
  return unit.end;
}

/** Every place at which one of the pieces stands, merged and in order. */
export function findMatches(text: string, pieces: readonly Piece[], fold: Fold): Range[] {
  const units = readUnits(text, fold);
  const ranges: { start: number; end: number }[] = [];
  units.forEach((unit, at) => {
    for (const piece of pieces) {
      const last = piece[piece.length - 1];
      const lastUnit = units[at + piece.length - 1];
      if (last === undefined || lastUnit === undefined || !pieceStandsAt(piece, units, at)) continue;
      ranges.push({ start: unit.start, end: withMarks(text, partialEnd(text, lastUnit, last.text, fold)) });
    }
  });
  return merge(ranges);
}

/** A letter is marked together with the combining marks it carries. */
function withMarks(text: string, end: number): number {
  let at = end;
  while (at < text.length && MARK.test(text.slice(at, at + 2)))
    at += String.fromCodePoint(text.codePointAt(at) ?? 0).length;
  return at;
}

function merge(ranges: { start: number; end: number }[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** Cuts a text into marked and unmarked segments; invisible characters are left out. */
export function segmentText(text: string, ranges: readonly Range[], from = 0, to = text.length): Segment[] {
  const segments: Segment[] = [];
  const push = (start: number, end: number, marked: boolean) => {
    const part = text.slice(Math.max(start, from), Math.min(end, to)).replace(INVISIBLE, '');
    if (part !== '') segments.push({ text: part, marked });
  };
  let at = from;
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue;
    push(at, start, false);
    push(start, end, true);
    at = end;
  }
  push(at, to, false);
  return segments;
}

const BEFORE = 24;
const LENGTH = 90;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Moves an offset off the middle of a character, a run of letters or a number. */
function cleanCut(text: string, offset: number, step: -1 | 1): number {
  let at = offset;
  while (at > 0 && at < text.length && insideWord(text, at)) at += step;
  return at;
}

function insideWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at] ?? '';
  if (/[\uDC00-\uDFFF]/.test(after) || MARK.test(after)) return true;
  const han = /\p{Script=Han}/u;
  return WORD.test(before) && WORD.test(after) && !han.test(before) && !han.test(after);
}

/** Moves an end that falls into a match behind it: half a match would be a wrong mark. */
function endOfMatch(ranges: readonly Range[], end: number): number {
  return ranges.find((range) => range.start < end && end < range.end)?.end ?? end;
}

export interface Excerpt {
  /** Id of the paragraph the words come from. */
  readonly paragraph: string;
  readonly segments: readonly Segment[];
}

interface Text {
  readonly id: string;
  readonly text: string;
}

/**
 * The excerpt of a page: from the paragraph that holds most of the pieces, the
 * first of equals; the opening of the page when the words stand only in its
 * title. Undefined for a page without text.
 */
export function makeExcerpt(paragraphs: readonly Text[], pieces: readonly Piece[], fold: Fold): Excerpt | undefined {
  let best: { paragraph: Text; held: number } | undefined;
  for (const paragraph of paragraphs) {
    const held = pieces.filter((piece) => findMatches(paragraph.text, [piece], fold).length > 0).length;
    if (best === undefined || held > best.held) best = { paragraph, held };
    if (held === pieces.length) break;
  }
  if (best === undefined) return undefined;
  const { id, text } = best.paragraph;
  const ranges = findMatches(text, pieces, fold);
  const first = ranges[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : cleanCut(text, first - BEFORE, 1);
  const wantedEnd = Math.max(from + LENGTH, ranges[0]?.end ?? 0);
  const to = wantedEnd >= text.length ? text.length : endOfMatch(ranges, cleanCut(text, wantedEnd, 1));
  const segments = segmentText(text, ranges, from, to);
  if (from > 0) segments.unshift({ text: '…', marked: false });
  if (to < text.length) segments.push({ text: '…', marked: false });
  return { paragraph: id, segments };
}

/** The normal form of a text without its breaks, for comparing a mark with what was typed. */
export function normalText(text: string, fold: Fold): string {
  return Array.from(text, (character) => Array.from(normalCharacter(character), fold).join('')).join('');
}
