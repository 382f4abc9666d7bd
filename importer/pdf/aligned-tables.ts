import { isEntryPage } from '../lines/line-kinds.ts';
import { cellText } from './cell-text.ts';
import type { PlacedTable } from './grid-tables.ts';
import { ALIGNED } from './measures.ts';
import { inkOf, isBlank, rowText, splitRow, type Row, type Segment } from './rows.ts';

interface Slot {
  left: number;
  right: number;
}

/** Finds tables without rules: rows whose segments stand under each other. Gives rows and tables in order. */
export function findAlignedTables(rows: readonly Row[]): (Row | PlacedTable)[] {
  const split = rows.map((row) => splitRow(row, ALIGNED.cellGap));
  const result: (Row | PlacedTable)[] = [];
  let index = 0;
  while (index < rows.length) {
    let end = (split[index]?.length ?? 0) >= 2 ? endOfTable(rows, split, index) : index;
    let table: PlacedTable | undefined;
    // Rows that line up by chance may follow; without them the table shows.
    while (!table && end >= index + ALIGNED.fewestRowsOfMore) table = toTable(split.slice(index, end--));
    end++;
    if (table) {
      const head = headOf(rows[index - 1], rows[index], table);
      if (head && result.at(-1) === rows[index - 1]) {
        result.pop();
        table = { ...table, top: rows[index - 1]?.top ?? table.top, rows: [head, ...table.rows] };
      }
      result.push(table);
      index = end;
    } else {
      const row = rows[index];
      if (row) result.push(row);
      index++;
    }
  }
  return result;
}

/** Index after the last row that lines up with the rows from `start`. */
function endOfTable(rows: readonly Row[], split: readonly (readonly Segment[])[], start: number): number {
  let slots: Slot[] = [];
  let end = start;
  for (let i = start; i < rows.length; i++) {
    const segments = split[i] ?? [];
    const before = rows[i - 1];
    const row = rows[i];
    if (!row) break;
    if (i > start && before && isFarBelow(before, row)) break;
    const next = addToSlots(slots, segments);
    if (segments.length >= 2) {
      if (!next) break;
      slots = next;
      end = i + 1;
    } else if (!next || next.length !== slots.length) break;
  }
  return isRestOfCell(rows, split, { start, end }, slots) ? end + 1 : end;
}

/** Whether the line below a table ends a cell of its last row: close, under a column that is not the first, like others before it. */
function isRestOfCell(
  rows: readonly Row[],
  split: readonly (readonly Segment[])[],
  { start, end }: { readonly start: number; readonly end: number },
  slots: readonly Slot[],
): boolean {
  const pitchAt = (at: number): number => (rows[at]?.baseline ?? Infinity) - (rows[at - 1]?.baseline ?? 0);
  const columnOf = (segments: readonly Segment[] = []): number => {
    const [segment, ...others] = segments;
    if (!segment || others.length > 0) return 0;
    return slots.findIndex(({ left, right }) => segment.left >= left - ALIGNED.restSlack && segment.right <= right);
  };
  const column = columnOf(split[end]);
  if (column < 1) return false;
  const wrapped = split.slice(start, end).some((segments) => columnOf(segments) === column);
  return pitchAt(end) < (wrapped ? ALIGNED.wrappedPitch : ALIGNED.closePitch) * pitchAt(end - 1);
}

/** The row above a table, when it can be cut where the columns part: the cells of its head may stand close. */
function headOf(above: Row | undefined, first: Row | undefined, table: PlacedTable): string[] | undefined {
  return !above || !first || isFarBelow(above, first) ? undefined : cutLike(above, table);
}

/** Whether a row stands further below another than rows of a table do. */
function isFarBelow(above: Row, row: Row): boolean {
  return row.baseline - above.baseline > ALIGNED.longestPitch * Math.max(row.size, above.size);
}

/**
 * The cells of a row where the columns of a table without rules part; none when it has not a cell for each.
 * The row may stand in another column of text, `shift` points to the right.
 */
export function cutLike(row: Row, table: PlacedTable, shift = 0): string[] | undefined {
  if (table.gaps === undefined) return undefined;
  const gaps = gapsOf(row);
  const cuts = table.gaps.map(({ left, right }) => widestIn(gaps, { left: left + shift, right: right + shift }));
  const found = cuts.filter((cut) => cut !== undefined);
  // The words of a line that is spread over its width stand as far apart as the cells.
  const spread = ALIGNED.overSpread * Math.max(0, ...gaps.filter((gap) => !found.includes(gap)).map(widthOf));
  if (
    found.length < cuts.length ||
    found.some((cut) => widthOf(cut) <= Math.max(ALIGNED.narrowestCellGap * row.size, spread))
  )
    return undefined;
  const edges = [Number.NEGATIVE_INFINITY, ...found.map((cut) => cut.right), Number.POSITIVE_INFINITY];
  const cells = edges.slice(1).map((edge, index) =>
    cellText(
      row.glyphs.filter((glyph) => {
        const { left } = inkOf(glyph);
        return left >= (edges[index] ?? 0) - ALIGNED.cutSlack && left < edge - ALIGNED.cutSlack;
      }),
    ),
  );
  return cells.every((cell) => cell !== '') ? cells : undefined;
}

/** The blanks between the glyphs of a row. */
function gapsOf(row: Row): Slot[] {
  const inks = row.glyphs.filter((glyph) => !isBlank(glyph)).map(inkOf);
  return inks.slice(1).map(({ left }, index) => ({ left: inks[index]?.right ?? 0, right: left }));
}

/** The widest of the gaps that reach into a stretch. */
function widestIn(gaps: readonly Slot[], within: Readonly<Slot>): Slot | undefined {
  return gaps
    .filter((gap) => gap.right > within.left && gap.left < within.right)
    .sort((a, b) => widthOf(b) - widthOf(a))[0];
}

function widthOf({ left, right }: Readonly<Slot>): number {
  return right - left;
}

/** The columns once these segments are put in; `undefined` when a segment lies across two. */
function addToSlots(slots: readonly Slot[], segments: readonly Segment[]): Slot[] | undefined {
  const result = slots.map((slot) => ({ ...slot }));
  const used = new Set<Slot>();
  for (const { left, right } of segments) {
    const hits = result.filter((slot) => slot.left < right && slot.right > left);
    if (hits.length > 1) return undefined;
    const hit = hits[0];
    if (hit && used.has(hit)) return undefined;
    if (hit) {
      hit.left = Math.min(hit.left, left);
      hit.right = Math.max(hit.right, right);
      used.add(hit);
    } else {
      const slot = { left, right };
      result.push(slot);
      used.add(slot);
    }
  }
  return result.sort((a, b) => a.left - b.left);
}

function toTable(split: readonly (readonly Segment[])[]): PlacedTable | undefined {
  let slots: Slot[] | undefined = [];
  for (const segments of split) {
    slots = slots && addToSlots(slots, segments);
  }
  if (!slots || slots.length < 2) return undefined;
  const columns = slots;
  const complete = split.filter((segments) => segments.length === columns.length);
  const fewest = columns.length === 2 ? ALIGNED.fewestRowsOfTwo : ALIGNED.fewestRowsOfMore;
  if (complete.length < fewest || complete.length < split.length * ALIGNED.completeRows) return undefined;
  if (!columns.every((_, column) => isAligned(complete.map((segments) => segments[column])))) return undefined;
  // A list of contents is words and page numbers.
  if (columns.length === 2 && complete.every(([, last]) => last && isEntryPage(rowText(last)))) return undefined;
  const cells = split.map((segments) =>
    columns.map((slot) => segments.filter((segment) => segment.left < slot.right && segment.right > slot.left)),
  );
  const all = split.flat();
  return {
    columns: columns.map((slot) => slot.left),
    gaps: columns.slice(1).map((slot, index) => ({ left: columns[index]?.right ?? 0, right: slot.left })),
    rows: joinWrapped(
      cells.map((row) => row.map((cell) => cellText(cell.flatMap((segment) => segment.glyphs)))),
      split.map((segments) => segments[0]?.baseline ?? 0),
    ),
    left: Math.min(...all.map((one) => one.left)),
    right: Math.max(...all.map((one) => one.right)),
    top: Math.min(...all.map((one) => one.top)),
    bottom: Math.max(...all.map((one) => one.bottom)),
  };
}

/**
 * Rows of a table, a cell of several lines in one. `baselines`: of the lines.
 * A line goes on when it stands closer than rows do, or holds nothing but a
 * word under a column that is not the first; several cells under an empty first
 * one are a row, whose first cell is that of the row above.
 */
function joinWrapped(lines: readonly string[][], baselines: readonly number[]): string[][] {
  const filled = lines.map((line) => line.filter((cell) => cell !== '').length);
  const isWhole = (index: number): boolean => filled[index] === lines[index]?.length;
  const pitchAt = (index: number): number => (baselines[index] ?? 0) - (baselines[index - 1] ?? 0);
  const pitches = lines.flatMap((_, index) =>
    index > 0 && isWhole(index) && isWhole(index - 1) ? [pitchAt(index)] : [],
  );
  const rows: string[][] = [];
  lines.forEach((line, index) => {
    const above = rows.at(-1);
    const isClose = pitches.length > 0 && pitchAt(index) < ALIGNED.closePitch * Math.min(...pitches);
    const goesOn = !isWhole(index) && (isClose || (line[0] === '' && filled[index] === 1));
    if (above && goesOn) line.forEach((cell, column) => (above[column] = (above[column] ?? '') + cell));
    else rows.push([...line]);
  });
  return rows;
}

/** Most cells of a column share a left edge, a right edge or a middle. */
function isAligned(cells: readonly (Segment | undefined)[]): boolean {
  const segments = cells.filter((cell) => cell !== undefined);
  const edges: ((segment: Segment) => number)[] = [
    (segment) => segment.left,
    (segment) => segment.right,
    (segment) => (segment.left + segment.right) / 2,
  ];
  return edges.some((edge) => {
    const values = segments.map(edge).sort((a, b) => a - b);
    const middle = values[Math.floor(values.length / 2)] ?? 0;
    const near = segments.filter((segment) => Math.abs(edge(segment) - middle) < ALIGNED.edgeReach * segment.size);
    return near.length >= segments.length * ALIGNED.alignedCells;
  });
}
