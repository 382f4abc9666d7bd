import type { Flow } from './columns.ts';
import { GRID } from './measures.ts';
import type { Box, Glyph } from './page-content.ts';
import { buildRows, type Row } from './rows.ts';

/** Parts the rows that stand in boxes of their own (an editor's note, say) from the others. */
export function takeFramed(rows: readonly Row[], frames: readonly Box[]): { framed: Flow[]; rest: Row[] } {
  const framed: Flow[] = [];
  let rest = [...rows];
  for (const frame of frames) {
    const glyphs = rest.flatMap((row) => row.glyphs);
    const inside = buildRows(glyphs.filter((glyph) => contains(frame, glyph)));
    if (inside.length === 0 || inside.length > rows.length * GRID.mostFramed) continue;
    const edge = Math.min(...inside.map((row) => row.left - frame.left));
    framed.push({ rows: inside, frame: { left: frame.left + edge, right: frame.right - edge } });
    rest = buildRows(glyphs.filter((glyph) => !contains(frame, glyph)));
  }
  return { framed, rest };
}

function contains(frame: Box, glyph: Glyph): boolean {
  const [x, y] = [(glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2];
  return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
}

/** Puts framed texts back where they stand among the others. */
export function placeFramed(flows: readonly Flow[], framed: readonly Flow[]): Flow[] {
  return [...framed]
    .sort((a, b) => topOf(a) - topOf(b))
    .reduce<Flow[]>((placed, one) => insert(placed, one), [...flows]);
}

function insert(flows: readonly Flow[], framed: Flow): Flow[] {
  const top = topOf(framed);
  const middle = ((framed.frame?.left ?? 0) + (framed.frame?.right ?? 0)) / 2;
  const own = flows.findIndex(
    ({ column, rows }) =>
      (column === undefined || (middle > column.left && middle < column.right)) && (rows.at(-1)?.top ?? 0) > top,
  );
  const flow = flows[own];
  if (!flow) return [...flows, framed];
  const above = flow.rows.filter((row) => row.top < top);
  const below = flow.rows.filter((row) => row.top >= top);
  const parts = [...(above.length > 0 ? [{ ...flow, rows: above }] : []), framed, { ...flow, rows: below }];
  return flows.toSpliced(own, 1, ...parts);
}

function topOf({ rows }: Flow): number {
  return rows[0]?.top ?? 0;
}
