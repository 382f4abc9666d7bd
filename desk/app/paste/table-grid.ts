/** The cells of a table in their places: one that was joined of several stands in the first of them. */
import { attribute, childElements } from './html-tree.ts';
import type { Element } from './html-tree.ts';

export interface Grid {
  /** Row by row; undefined where a joined cell covers the place. */
  readonly cells: readonly (readonly (Element | undefined)[])[];
  /** How many cells were joined of several. */
  readonly merged: number;
  readonly headed: boolean;
}

/** Nobody joins more; a table of the web may claim to. */
const MOST = 64;

export function gridOf(table: Element): Grid {
  const rows = rowsOf(table);
  const grid: (Element | undefined)[][] = rows.map(() => []);
  const taken = new Set<string>();
  let merged = 0;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (taken.has(`${x},${y}`)) x += 1;
      const [width, height] = [spanOf(cell, 'colspan'), Math.min(spanOf(cell, 'rowspan'), rows.length - y)];
      if (width * height > 1) merged += 1;
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) {
          taken.add(`${x + right},${y + down}`);
          const line = grid[y + down];
          if (line) line[x + right] = down + right === 0 ? cell : undefined;
        }
      }
      x += width;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  const cells = grid.map((row) => Array.from({ length: width }, (_, at) => row[at]));
  return { cells, merged, headed: rows.some((row) => childElements(row).some(({ tagName }) => tagName === 'th')) };
}

function spanOf(cell: Element, name: string): number {
  return Math.min(Math.max(Number.parseInt(attribute(cell, name), 10) || 1, 1), MOST);
}

function rowsOf(table: Element): Element[] {
  return childElements(table).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return childElements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}
