import type { Flow } from './columns.ts';
import { AREA } from './measures.ts';
import { splitRow, type Row } from './rows.ts';

/** Left and right edge of the type on a page or in a column. */
export interface TextArea {
  readonly left: number;
  readonly right: number;
}

/**
 * Where the lines of each stretch of text begin and end. A page with little
 * text borrows the edges of the others of its side, since margins may mirror.
 */
export function textAreas(pages: readonly { number: number; flows: readonly Flow[] }[]): ReadonlyMap<Flow, TextArea> {
  const wide = (flow: Flow): boolean => flow.column === undefined && flow.frame === undefined;
  const ofSide = (rest: number): TextArea | undefined =>
    areaOf(
      pages
        .filter(({ number }) => number % 2 === rest)
        .flatMap(({ flows }) => flows.filter(wide).flatMap(({ rows }) => proseOf(rows))),
    );
  const sides = [ofSide(0), ofSide(1)];
  const columnWidth = commonColumnWidth(pages.flatMap(({ flows }) => flows));
  const areas = new Map<Flow, TextArea>();
  for (const { number, flows } of pages) {
    const rows = flows.filter(wide).flatMap((flow) => proseOf(flow.rows));
    const side = sides[number % 2] ?? sides[(number + 1) % 2];
    const all = flows.flatMap((flow) => flow.rows);
    const span = { left: Math.min(...all.map((row) => row.left)), right: Math.max(...all.map((row) => row.right)) };
    for (const flow of flows) {
      if (flow.frame) {
        areas.set(flow, flow.frame);
        continue;
      }
      if (!wide(flow)) {
        areas.set(flow, columnArea(flow, columnWidth) ?? span);
        continue;
      }
      const columns = flows.some((other) => other.column !== undefined);
      const own = columns ? span : rows.length >= AREA.enoughRows ? areaOf(rows) : undefined;
      areas.set(flow, reconcile(own ?? side ?? span, side, rows));
    }
  }
  return areas;
}

/** The rows of a table begin and end where its cells do. */
function proseOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => splitRow(row, 1).length < AREA.cellsOfTable);
}

/** Columns of a document are equally wide; the fullest of them tell how wide. */
function commonColumnWidth(flows: readonly Flow[]): number {
  const widths = flows
    .filter((flow) => flow.column !== undefined && flow.rows.length >= AREA.enoughRows)
    .flatMap(({ rows }) => areaOf(rows) ?? [])
    .map(({ left, right }) => right - left)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function columnArea({ rows, column }: Flow, usual: number): TextArea | undefined {
  const own = rows.length >= AREA.enoughRows ? areaOf(rows) : column;
  if (!own) return undefined;
  const size = rows[0]?.size ?? 12;
  const width = own.right - own.left;
  // Far narrower or wider is another layout, not a column with short lines.
  return Math.abs(width - usual) < AREA.otherLayout * size
    ? { left: own.left, right: own.left + Math.max(width, usual) }
    : own;
}

/** A page of short lines keeps its left edge and has the usual width. */
function reconcile(own: TextArea, side: TextArea | undefined, rows: readonly Row[]): TextArea {
  const right = Math.max(own.right, own.left + (side ? side.right - side.left : 0));
  const left = rows.length > 0 ? Math.min(own.left, ...(side ? [side.left] : [])) : own.left;
  const aligned = side !== undefined && Math.abs(own.left - side.left) < AREA.sameMargin * (rows[0]?.size ?? 12);
  return aligned ? { left, right: Math.max(own.right, side.right) } : { left: own.left, right };
}

/** The outermost edges that several rows share. */
function areaOf(rows: readonly Row[]): TextArea | undefined {
  if (rows.length === 0) return undefined;
  const shared = Math.max(AREA.fewestSharing, Math.ceil(rows.length * AREA.sharing));
  const lefts = rows.map((row) => row.left).sort((a, b) => a - b);
  const rights = rows.map(edgeOf).sort((a, b) => b - a);
  return { left: sharedEdge(lefts, shared, rows) ?? 0, right: sharedEdge(rights, shared, rows) ?? 0 };
}

const CLOSING = /^[”’）》〉」』】。，、；：？！]$/u;

/** Right edge of a row. The blank half of a closing mark may reach over the edge of the text area. */
function edgeOf(row: Row): number {
  return CLOSING.test(row.glyphs.at(-1)?.text ?? '') ? row.right - 0.5 * row.size : row.right;
}

function sharedEdge(sorted: readonly number[], shared: number, rows: readonly Row[]): number | undefined {
  const near = AREA.sameEdge * (rows[0]?.size ?? 12);
  for (const edge of sorted) {
    if (sorted.filter((other) => Math.abs(other - edge) < near).length >= shared) return edge;
  }
  return sorted[0];
}
