import { isCreditLine } from '../lines/credits.ts';
import { isImprint } from '../lines/line-kinds.ts';
import { COLUMN } from './measures.ts';
import type { Box, Rule } from './page-content.ts';
import { buildRows, commonest, inkOf, isBlank, rowText, splitRow, type Row } from './rows.ts';

/** A stretch of text read from top to bottom before what follows. */
export interface Flow {
  readonly rows: readonly Row[];
  /** Edges of the column; absent for a text as wide as the page. */
  readonly column?: { readonly left: number; readonly right: number };
  /** Edges of the text in a box that is drawn around it. */
  readonly frame?: { readonly left: number; readonly right: number };
}

/**
 * Puts the rows of a page in reading order. Columns are found by an x that no
 * glyph crosses over several rows, with running text on both sides; rows that
 * cross it (a title over both columns) part the page into bands.
 */
function readingOrder(rows: readonly Row[], rules: readonly Rule[] = [], depth = 0): Flow[] {
  const gutter = depth < COLUMN.deepest ? findGutter(rows) : undefined;
  if (!gutter) return rows.length > 0 ? [{ rows }] : [];
  return partAtRules(rows, rules, gutter).flatMap((part) => inBands(bands(part, gutter), gutter, depth));
}

/** A rule across both columns (under a masthead, above an imprint) ends what stands above it. */
function partAtRules(rows: readonly Row[], rules: readonly Rule[], gutter: Gutter): Row[][] {
  const { left, right } = extent(rows);
  const cuts = rules
    .filter((rule) => rule.left < gutter.left && rule.right > gutter.right)
    .filter((rule) => rule.right - rule.left > COLUMN.wholeRule * (right - left))
    .map((rule) => (rule.top + rule.bottom) / 2);
  const parts = new Map<number, Row[]>();
  for (const row of rows) {
    const above = cuts.filter((cut) => cut < row.baseline - COLUMN.underRule * row.size).length;
    parts.set(above, [...(parts.get(above) ?? []), row]);
  }
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
}

/** The same for all pages: the last lines of columns at the top of a page are too few to show columns themselves. */
export function readingOrders(pages: readonly { rows: readonly Row[]; rules: readonly Rule[] }[]): Flow[][] {
  const known = pages.map(({ rows }) => allGutters(rows));
  return pages.map(({ rows, rules }, index) => {
    if (known[index]?.length !== 0 || beginsImprint(rows[0])) return readingOrder(rows, rules);
    const cuts = [imprintIn(rows), blanks(rows)[0] ?? 0, rows.length].filter((cut) => cut > 0);
    for (const gutter of known[index - 1] ?? []) {
      const cut = cuts.find((at) => {
        const [top, ...others] = bands(rows.slice(0, at), gutter, 1);
        return top?.split === true && others.length === 0;
      });
      if (cut === undefined) continue;
      const columns = inBands([{ rows: rows.slice(0, cut), split: true }], gutter, 0);
      return [...columns, ...(cut < rows.length ? [{ rows: rows.slice(cut) }] : [])];
    }
    return readingOrder(rows);
  });
}

function allGutters(rows: readonly Row[], depth = 0): Gutter[] {
  const gutter = depth < COLUMN.deepest ? findGutter(rows) : undefined;
  if (!gutter) return [];
  const parts = bands(rows, gutter).filter((band) => band.split);
  return [gutter, ...parts.flatMap((band) => sides(band.rows, gutter).flatMap((side) => allGutters(side, depth + 1)))];
}

function inBands(parts: readonly Band[], gutter: Gutter, depth: number): Flow[] {
  const flows: Flow[] = [];
  for (const band of parts) {
    if (!band.split) flows.push({ rows: band.rows });
    else {
      for (const side of sides(band.rows, gutter)) {
        const left = Math.min(...side.map((row) => row.left));
        const right = Math.max(...side.map((row) => row.right));
        const inner = readingOrder(side, [], depth + 1);
        flows.push(...inner.map((flow) => (flow.column ? flow : { rows: flow.rows, column: { left, right } })));
      }
    }
  }
  return flows;
}

interface Gutter {
  readonly left: number;
  readonly right: number;
}

interface Band {
  readonly rows: Row[];
  readonly split: boolean;
}

function crosses(row: Row, { left, right }: Gutter): boolean {
  return row.glyphs.some((glyph) => {
    const ink = inkOf(glyph);
    return !isBlank(glyph) && ink.left < right - COLUMN.slack && ink.right > left + COLUMN.slack;
  });
}

/** A short title over three columns crosses no gutter: it is larger, alone at its height and in the middle of all. */
function standsAcross(row: Row, rows: readonly Row[], area: Box): boolean {
  if (row.size < COLUMN.titleSize * commonest(rows.map((other) => other.size)) || splitRow(row).length > 1)
    return false;
  const middle = (area.left + area.right) / 2;
  if (Math.abs((row.left + row.right) / 2 - middle) > COLUMN.titleMiddle * row.size) return false;
  return rows.every(
    (other) =>
      other === row ||
      Math.min(other.bottom, row.bottom) - Math.max(other.top, row.top) < COLUMN.titleOverlap * row.size,
  );
}

/** Runs of rows that keep the gutter free, and the rows between them. */
function bands(rows: readonly Row[], gutter: Gutter, fewest = COLUMN.fewestRows): Band[] {
  const groups: Band[] = [];
  const area = extent(rows);
  for (const row of rows) {
    const split = !crosses(row, gutter) && !standsAcross(row, rows, area);
    const last = groups.at(-1);
    if (last?.split === split) last.rows.push(row);
    else groups.push({ rows: [row], split });
  }
  return groups
    .flatMap((group) => (group.split ? trimTail(group, gutter) : [group]))
    .map((group) =>
      group.split && (isTwoSided(group.rows, gutter, fewest) || isShortBand(group.rows, gutter))
        ? group
        : { rows: group.rows, split: false },
    );
}

/** Recipients under the columns (送：…) cross no gutter either: they are as wide as the page. */
function trimTail(group: Band, gutter: Gutter): Band[] {
  const { rows } = group;
  const cut = imprintIn(rows);
  if (cut === 0 || startsColumn(rows.slice(cut), gutter)) return [group];
  return [
    { rows: rows.slice(0, cut), split: true },
    { rows: rows.slice(cut), split: false },
  ];
}

/** Index of the row that an imprint begins with, below others; 0 when there is none. */
function imprintIn(rows: readonly Row[]): number {
  return Math.max(0, rows.findIndex(beginsImprint));
}

function beginsImprint(row: Row | undefined): boolean {
  return row !== undefined && isImprint(rowText(row));
}

/** Whether a row begins where the right column begins, or at an indent. */
function startsColumn(rows: readonly Row[], gutter: Gutter): boolean {
  return sides(rows, gutter)[1].some((row) => {
    const start = (row.left - gutter.right) / row.size;
    return [0, 1, 2].some((indent) => Math.abs(start - indent) < COLUMN.startReach);
  });
}

function pitchesOf(rows: readonly Row[]): number[] {
  return rows.slice(1).map((row, index) => row.baseline - (rows[index]?.baseline ?? 0));
}

function usualPitch(rows: readonly Row[]): number {
  return commonest(pitchesOf(rows).map(Math.round));
}

/** Indexes of the rows above which there is more blank than usual. */
function blanks(rows: readonly Row[], usual = usualPitch(rows)): number[] {
  return pitchesOf(rows).flatMap((pitch, index) => (pitch > COLUMN.blankPitch * usual ? [index + 1] : []));
}

/** Text in both columns, and so much of it that it is no table: most lines reach far across their column. */
function isTwoSided(rows: readonly Row[], gutter: Gutter, fewest: number): boolean {
  const both = sides(rows, gutter);
  return both.every(
    (side) =>
      side.length >= fewest &&
      (fewest < COLUMN.fewestRows || (isWide(side) && fullness(side) >= COLUMN.fullness && !isTabular(side))),
  );
}

/** Most rows are narrow cells with gaps between them. */
function isTabular(side: readonly Row[]): boolean {
  const cut = side.map((row) => splitRow(row, 1)).filter((segments) => segments.length > 1);
  const narrow = cut.flat().filter((cell) => cell.right - cell.left < COLUMN.narrowest * cell.size);
  return cut.length > side.length * COLUMN.cutRows && narrow.length > cut.flat().length * COLUMN.narrowCells;
}

/** The few last lines of columns known from other rows: they begin where the columns begin, or end with a credit. */
function isShortBand(rows: readonly Row[], gutter: Gutter): boolean {
  const [left, right] = sides(rows, gutter);
  const credited = right.some((row) => isCreditLine(rowText(row)));
  return left.length > 0 && (credited || startsColumn(rows, gutter));
}

/** A column holds lines of some length; narrower ones are cells. */
function isWide(side: readonly Row[]): boolean {
  const { left, right } = extent(side);
  return right - left >= COLUMN.narrowest * commonest(side.map((row) => row.size));
}

function fullness(side: readonly Row[]): number {
  const left = Math.min(...side.map((row) => row.left));
  const right = Math.max(...side.map((row) => row.right));
  const widths = side.map((row) => (row.right - row.left) / (right - left));
  return widths.reduce((sum, width) => sum + width, 0) / widths.length;
}

function sides(rows: readonly Row[], gutter: Gutter): [Row[], Row[]] {
  const middle = (gutter.left + gutter.right) / 2;
  const glyphs = rows.flatMap((row) => row.glyphs);
  return [
    buildRows(glyphs.filter((glyph) => inkOf(glyph).left < middle)),
    buildRows(glyphs.filter((glyph) => inkOf(glyph).left >= middle)),
  ];
}

/** The widest strip, not at the text's edges, that enough rows leave free. */
function findGutter(rows: readonly Row[]): Gutter | undefined {
  if (rows.length < COLUMN.fewestRows) return undefined;
  const area = extent(rows);
  const size = Math.min(...rows.map((row) => row.size));
  const width = area.right - area.left;
  if (width < COLUMN.narrowestText * size) return undefined;
  const cells = Math.ceil(width);
  const crossed = new Uint32Array(cells);
  for (const row of rows) {
    const seen = new Uint8Array(cells);
    for (const glyph of row.glyphs) {
      if (isBlank(glyph)) continue;
      const ink = inkOf(glyph);
      const from = Math.max(0, Math.floor(ink.left - area.left + COLUMN.slack));
      const to = Math.min(cells, Math.ceil(ink.right - area.left - COLUMN.slack));
      for (let x = from; x < to; x++) seen[x] = 1;
    }
    for (let x = 0; x < cells; x++) crossed[x] = (crossed[x] ?? 0) + (seen[x] ?? 0);
  }
  let best: Gutter | undefined;
  const floor = Math.min(...crossed.slice(Math.floor(cells * COLUMN.edge), Math.ceil(cells * (1 - COLUMN.edge))));
  const step = Math.max(1, Math.floor(rows.length / COLUMN.crossingSteps));
  for (let limit = floor; limit <= rows.length * COLUMN.mostCrossing && !best; limit += step) {
    best = widestStrip(crossed, limit, area.left, size, (gutter) =>
      bands(rows, gutter).some((band) => band.split && isTwoSided(band.rows, gutter, COLUMN.fewestRows)),
    );
  }
  return best;
}

function widestStrip(
  crossed: Uint32Array,
  limit: number,
  offset: number,
  size: number,
  accept: (gutter: Gutter) => boolean,
): Gutter | undefined {
  const strips: Gutter[] = [];
  let start: number | undefined;
  for (let x = Math.floor(crossed.length * COLUMN.edge); x <= Math.ceil(crossed.length * (1 - COLUMN.edge)); x++) {
    if ((crossed[x] ?? Number.POSITIVE_INFINITY) <= limit) start ??= x;
    else if (start !== undefined) {
      if (x - start >= COLUMN.narrowestGutter * size) strips.push({ left: offset + start, right: offset + x });
      start = undefined;
    }
  }
  const found = strips.sort((a, b) => b.right - b.left - (a.right - a.left)).find(accept);
  // The right column begins at one edge; how far ragged lines of the left one reach, only some of them show.
  return found && { left: Math.max(found.left, found.right - COLUMN.narrowestGutter * size), right: found.right };
}

function extent(rows: readonly Row[]): Box {
  return {
    left: Math.min(...rows.map((row) => row.left)),
    right: Math.max(...rows.map((row) => row.right)),
    top: Math.min(...rows.map((row) => row.top)),
    bottom: Math.max(...rows.map((row) => row.bottom)),
  };
}
