import { GLYPH, ROW } from './measures.ts';
import type { Box, Glyph } from './page-content.ts';

/** Glyphs on one baseline, from left to right. */
export interface Row extends Box {
  readonly baseline: number;
  /** The size of most of its glyphs. */
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

/** A part of a row that no wide gap crosses. */
export type Segment = Row;

export function isBlank(glyph: Glyph): boolean {
  return glyph.text.trim() === '';
}

/** Gathers glyphs into rows, from top to bottom; rows of blanks only are left out. */
export function buildRows(glyphs: readonly Glyph[]): Row[] {
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const groups: Glyph[][] = [];
  let reference = Number.NEGATIVE_INFINITY;
  let reach = 0;
  for (const glyph of sorted) {
    const group = groups.at(-1);
    const own = ROW.baselineReach * glyph.style.size;
    if (group && glyph.baseline - reference <= Math.max(reach, own)) {
      group.push(glyph);
      if (!isBlank(glyph)) reach = Math.max(reach, own);
    } else {
      groups.push([glyph]);
      reference = glyph.baseline;
      reach = own;
    }
  }
  const rows = groups.flatMap((group) => toRow(group) ?? []);
  return attachRaised(rows);
}

/** Makes a row of glyphs in any order; `undefined` when there is no ink in them. */
function toRow(glyphs: readonly Glyph[]): Row | undefined {
  const inked = glyphs.filter((glyph) => !isBlank(glyph));
  if (inked.length === 0) return undefined;
  const size = commonest(inked.map((glyph) => glyph.style.size));
  const body = inked.find((glyph) => glyph.style.size === size);
  const left = Math.min(...inked.map((glyph) => glyph.left));
  const right = Math.max(...inked.map((glyph) => glyph.right));
  return {
    baseline: body?.baseline ?? 0,
    size,
    left,
    right,
    top: Math.min(...inked.map((glyph) => glyph.top)),
    bottom: Math.max(...inked.map((glyph) => glyph.bottom)),
    // Blanks outside the ink say nothing that the places do not.
    glyphs: [...glyphs]
      .filter((glyph) => !isBlank(glyph) || (glyph.left >= left && glyph.left < right))
      // Marks set closer than their blank halves overlap: their ink stands in order.
      .sort((a, b) => inkOf(a).left - inkOf(b).left),
  };
}

/** Superscripts and subscripts have baselines of their own; they belong to the row they touch. */
function attachRaised(rows: readonly Row[]): Row[] {
  const result: Row[] = [...rows];
  for (let i = 0; i < result.length; i++) {
    const small = result[i];
    if (!small) continue;
    const host = [result[i + 1], result[i - 1]].find(
      (row) =>
        row !== undefined &&
        (small.size <= largest(row) * ROW.raisedSize || isFigure(small)) &&
        Math.abs(row.baseline - small.baseline) <= largest(row) * ROW.raisedReach &&
        words(small).every((word) => touches(word, row)),
    );
    if (!host) continue;
    const merged = toRow([...host.glyphs, ...small.glyphs]);
    if (!merged) continue;
    result[result.indexOf(host)] = merged;
    result.splice(i, 1);
    i = Math.max(-1, i - 2);
  }
  return result;
}

/** Many small figures do not make a line small. */
function largest({ glyphs }: Row): number {
  return Math.max(...glyphs.map((glyph) => (isBlank(glyph) ? 0 : glyph.style.size)));
}

/** A figure that somebody moved off its line keeps its size. */
function isFigure({ glyphs }: Row): boolean {
  return glyphs.length <= ROW.longestMovedFigure && glyphs.every(({ text }) => /^\d$/.test(text));
}

/** The stretches of a row without a blank. */
function words({ glyphs, size }: Row): Glyph[][] {
  const found: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && glyph.left - before.right < size * ROW.wordGap) last.push(glyph);
    else found.push([glyph]);
  }
  return found;
}

/** Whether a word stands beside glyphs of a row, and none of its glyphs over or under one. */
function touches(word: readonly Glyph[], row: Row): boolean {
  const near = row.size * ROW.touching;
  const [left, right] = [word[0]?.left ?? 0, word.at(-1)?.right ?? 0];
  const covered = word.some((glyph) =>
    row.glyphs.some(
      (other) =>
        Math.min(other.right, glyph.right) - Math.max(other.left, glyph.left) > glyph.style.size * ROW.covering,
    ),
  );
  return (
    !covered && row.glyphs.some((other) => Math.abs(other.right - left) < near || Math.abs(other.left - right) < near)
  );
}

const OPENING = /^[“‘（《〈「『【〔〖]$/u;
const CLOSING = /^[”’）》〉」』】〕〗。，、；：？！]$/u;

/** Where the ink of a glyph may stand: the blank half of a bracket or mark reaches into margins and gutters. */
export function inkOf(glyph: Glyph): { left: number; right: number } {
  const half = glyph.right - glyph.left > GLYPH.fullWidthMark * glyph.style.size ? 0.5 * glyph.style.size : 0;
  return {
    left: glyph.left + (OPENING.test(glyph.text) ? half : 0),
    right: glyph.right - (CLOSING.test(glyph.text) ? half : 0),
  };
}

/** Cuts a row at its wide gaps. */
export function splitRow(row: Row, wide = ROW.wideGap): Segment[] {
  const segments: Segment[] = [];
  let current: Glyph[] = [];
  let right: number | undefined;
  for (const glyph of row.glyphs) {
    if (!isBlank(glyph)) {
      if (right !== undefined && glyph.left - right >= wide * row.size) {
        const segment = toRow(current);
        if (segment) segments.push(segment);
        current = [];
      }
      right = Math.max(right ?? 0, glyph.right);
    }
    current.push(glyph);
  }
  const last = toRow(current);
  if (last) segments.push(last);
  return segments;
}

const LATIN = /^[\u0021-\u024f]$/u;

/** What stands between two neighbours that have no blank between them: a blank seen but not written, `wide` characters being a leap. */
export function unwrittenBlank(
  before: Glyph | undefined,
  glyph: Glyph,
  size: number,
  wide = ROW.wideGap,
): '' | ' ' | '\t' {
  if (!before || isBlank(before) || isBlank(glyph)) return '';
  const gap = glyph.left - before.right;
  if (gap >= wide * size) return '\t';
  return gap > ROW.latinBlank * size && LATIN.test(before.text) && LATIN.test(glyph.text) ? ' ' : '';
}

/** The text of a row or a part of one. */
export function rowText(row: Row): string {
  let text = '';
  let before: Glyph | undefined;
  for (const glyph of row.glyphs) {
    text += unwrittenBlank(before, glyph, row.size) + (glyph.plain ?? glyph.text);
    before = glyph;
  }
  return text.replace(/[\r\n]/g, '').trim();
}

/** The most frequent number; of equals the first seen. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = values[0] ?? 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
