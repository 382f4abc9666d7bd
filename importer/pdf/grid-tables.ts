import { cellText } from './cell-text.ts';
import { GLYPH, GRID, LIMITS } from './measures.ts';
import type { Box, Glyph, Rule } from './page-content.ts';

/** A table and where it stands. */
export interface PlacedTable extends Box {
  readonly rows: readonly (readonly string[])[];
  /** Left edges of its columns. */
  readonly columns: readonly number[];
  /** Of a table without rules: the blank between its columns. */
  readonly gaps?: readonly { readonly left: number; readonly right: number }[];
}

interface Line {
  /** y of a horizontal rule, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly verticals: readonly Line[];
  readonly horizontals: readonly Line[];
}

/** Finds the tables drawn with rules and takes their glyphs; a frame around text is no table. */
export function findGridTables(
  rules: readonly Rule[],
  glyphs: readonly Glyph[],
): { tables: PlacedTable[]; rest: Glyph[] } {
  let rest = [...glyphs];
  const tables: PlacedTable[] = [];
  for (const grid of findGrids(rules)) {
    const box = {
      left: grid.xs[0] ?? 0,
      right: grid.xs.at(-1) ?? 0,
      top: grid.ys[0] ?? 0,
      bottom: grid.ys.at(-1) ?? 0,
    };
    const inside = rest.filter((glyph) => contains(box, glyph));
    if (inside.length === 0) continue;
    rest = rest.filter((glyph) => !contains(box, glyph));
    tables.push({ ...box, columns: grid.xs.slice(0, -1), rows: fillCells(grid, inside) });
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest };
}

function contains(box: Box, glyph: Glyph): boolean {
  const x = (glyph.left + glyph.right) / 2;
  const y = glyph.baseline - glyph.style.size * GLYPH.middle;
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

function findGrids(rules: readonly Rule[]): Grid[] {
  const { horizontals, verticals } = partRules(rules);
  const grids: Grid[] = [];
  for (const group of connected(horizontals, verticals)) {
    const ys = cluster([
      ...group.horizontals.map(({ at }) => at),
      ...group.verticals.flatMap(({ from, to }) => [from, to]),
    ]);
    const xs = cluster([
      ...group.verticals.map(({ at }) => at),
      ...group.horizontals.flatMap(({ from, to }) => [from, to]),
    ]);
    // Two columns and one inner rule at the least: anything less is a frame or an underline.
    if (xs.length >= 3 && ys.length >= 2 && group.verticals.length > 0 && xs.length * ys.length <= LIMITS.mostCells)
      grids.push({ ...group, xs, ys });
  }
  return grids;
}

/** Boxes drawn around text: four edges and nothing between them. */
export function findFrames(rules: readonly Rule[]): Box[] {
  const { horizontals, verticals } = partRules(rules);
  return connected(horizontals, verticals).flatMap((group) => {
    const [top, bottom, ...rows] = cluster(group.horizontals.map(({ at }) => at));
    const [left, right, ...columns] = cluster(group.verticals.map(({ at }) => at));
    if (top === undefined || bottom === undefined || left === undefined || right === undefined) return [];
    return rows.length > 0 || columns.length > 0 ? [] : [{ left, right, top, bottom }];
  });
}

/** The horizontal rules of a page, pieces no further apart than `near` points laid together. */
export function horizontalRules(rules: readonly Rule[], near = GRID.near): Rule[] {
  return partRules(rules, near).horizontals.map(({ at, from, to }) => ({ left: from, right: to, top: at, bottom: at }));
}

function partRules(rules: readonly Rule[], near = GRID.near): { horizontals: Line[]; verticals: Line[] } {
  const horizontals: Line[] = [];
  const verticals: Line[] = [];
  if (rules.length > LIMITS.mostRules) return { horizontals, verticals };
  for (const { left, right, top, bottom } of rules) {
    if (right - left > bottom - top) horizontals.push({ at: (top + bottom) / 2, from: left, to: right });
    else verticals.push({ at: (left + right) / 2, from: top, to: bottom });
  }
  return { horizontals: mergeLines(horizontals, near), verticals: mergeLines(verticals, near) };
}

/** Lays strokes that continue or cover each other together. */
function mergeLines(lines: readonly Line[], near: number): Line[] {
  const merged: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const index = merged.findLastIndex(
      (other) => Math.abs(other.at - line.at) < near && line.from <= other.to + near && line.to >= other.from - near,
    );
    const other = merged[index];
    if (other) {
      merged[index] = { at: other.at, from: Math.min(other.from, line.from), to: Math.max(other.to, line.to) };
    } else merged.push(line);
  }
  return merged;
}

/** Groups of rules that cross or touch. */
function connected(
  horizontals: readonly Line[],
  verticals: readonly Line[],
): Pick<Grid, 'horizontals' | 'verticals'>[] {
  const groups: { horizontals: Line[]; verticals: Line[] }[] = [];
  const groupOf = new Map<Line, { horizontals: Line[]; verticals: Line[] }>();
  for (const horizontal of horizontals) {
    let group = { horizontals: [horizontal], verticals: [] as Line[] };
    groups.push(group);
    groupOf.set(horizontal, group);
    for (const vertical of verticals) {
      if (!meet(horizontal, vertical)) continue;
      const other = groupOf.get(vertical);
      if (!other) {
        group.verticals.push(vertical);
        groupOf.set(vertical, group);
      } else if (other !== group) {
        other.horizontals.push(...group.horizontals);
        other.verticals.push(...group.verticals);
        for (const line of [...group.horizontals, ...group.verticals]) groupOf.set(line, other);
        groups.splice(groups.indexOf(group), 1);
        group = other;
      }
    }
  }
  return groups;
}

function meet(horizontal: Line, vertical: Line): boolean {
  return (
    vertical.at >= horizontal.from - GRID.near &&
    vertical.at <= horizontal.to + GRID.near &&
    horizontal.at >= vertical.from - GRID.near &&
    horizontal.at <= vertical.to + GRID.near
  );
}

function cluster(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last === undefined || value - last > 2 * GRID.near) result.push(value);
  }
  return result;
}

/** Cells that no rule parts are one; its text stands in the first of them. */
function fillCells({ xs, ys, verticals, horizontals }: Grid, glyphs: readonly Glyph[]): string[][] {
  const [width, height] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: width * height }, (_, index) => index);
  const find = (cell: number): number => (owner[cell] === cell ? cell : find(owner[cell] ?? cell));
  const unite = (a: number, b: number): void => {
    const [first, second] = [find(a), find(b)];
    owner[Math.max(first, second)] = Math.min(first, second);
  };
  const middle = (values: readonly number[], index: number): number =>
    ((values[index] ?? 0) + (values[index + 1] ?? 0)) / 2;
  const parted = (lines: readonly Line[], at: number, along: number): boolean =>
    lines.some(
      (line) =>
        Math.abs(line.at - at) <= 2 * GRID.near && line.from - GRID.near <= along && line.to + GRID.near >= along,
    );
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      if (column + 1 < width && !parted(verticals, xs[column + 1] ?? 0, middle(ys, row))) unite(cell, cell + 1);
      if (row + 1 < height && !parted(horizontals, ys[row + 1] ?? 0, middle(xs, column))) unite(cell, cell + width);
    }
  }
  const contents = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const row = lastBelow(ys, glyph.baseline - glyph.style.size * GLYPH.middle, height);
    const column = lastBelow(xs, (glyph.left + glyph.right) / 2, width);
    const cell = find(row * width + column);
    contents.set(cell, [...(contents.get(cell) ?? []), glyph]);
  }
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => cellText(contents.get(row * width + column) ?? [])),
  );
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function lastBelow(edges: readonly number[], value: number, count: number): number {
  const index = edges.findLastIndex((edge) => edge <= value);
  return Math.max(0, Math.min(count - 1, index));
}
