/** Tables that begin on one page or column and end on another. */
import { cutLike } from './aligned-tables.ts';
import type { PlacedTable } from './grid-tables.ts';
import type { PlacedRow } from './lines.ts';

/** What stands on the pages, in reading order. */
export type PageItem =
  { readonly kind: 'row'; readonly placed: PlacedRow } | TableItem | { readonly kind: 'figure'; readonly page: number };

interface TableItem {
  readonly kind: 'table';
  readonly table: PlacedTable;
  /** Where it begins. */
  readonly page: number;
  /** The flow that a table without rules stands in, and the left edge of its text. */
  readonly place?: Place;
}

interface Place {
  readonly flow: number;
  readonly left: number;
}

/** Rows cut off from a table at the foot of a page that are too few to show columns themselves. */
const MOST_CUT_OFF = 3;

/** Each table in one piece, its repeated head once. */
export function joinSplitTables(items: readonly PageItem[]): PageItem[] {
  const joined: PageItem[] = [];
  /** The table that what comes next may go on from, and where its last part stands. */
  let open: { readonly item: TableItem; readonly last: TableItem } | undefined;
  const replace = (item: TableItem, last: TableItem): void => {
    joined[joined.length - 1] = item;
    open = { item, last };
  };
  for (const item of items) {
    if (item.kind === 'row') {
      const cells = open && cellsElsewhere(item.placed, open.last);
      if (open && cells) replace(withRows(open.item, [cells]), open.last);
      else {
        joined.push(item);
        open = undefined;
      }
    } else if (item.kind === 'figure') joined.push(item);
    else if (
      open &&
      joined.at(-1) === open.item &&
      isNext(open.last, item) &&
      hasSameColumns(open.last.table, item.table)
    )
      replace(withRows(open.item, item.table.rows), item);
    else {
      const whole = takeCutOff(joined, item);
      joined.push(whole);
      open = { item: whole, last: item };
    }
  }
  return joined;
}

/** The table with its first rows, when those stand at the end of `before`: they are taken from there. */
function takeCutOff(before: PageItem[], item: TableItem): TableItem {
  const rows: string[][] = [];
  let page = item.page;
  while (rows.length < MOST_CUT_OFF) {
    const last = before.at(-1);
    const cells = last?.kind === 'row' ? cellsElsewhere(last.placed, item) : undefined;
    if (last?.kind !== 'row' || !cells) break;
    rows.unshift(cells);
    page = last.placed.page;
    before.pop();
  }
  if (rows.length === 0) return item;
  return withRows({ ...item, page, table: { ...item.table, rows } }, item.table.rows);
}

/** A row of another flow as a row of the table; none when it is cut otherwise. */
function cellsElsewhere({ row, flow, left }: PlacedRow, { table, place }: TableItem): string[] | undefined {
  return place && flow !== place.flow ? cutLike(row, table, left - place.left) : undefined;
}

function withRows(item: TableItem, rows: readonly (readonly string[])[]): TableItem {
  const head = item.table.rows[0]?.join('\n');
  const added = rows[0]?.join('\n') === head ? rows.slice(1) : rows;
  return { ...item, table: { ...item.table, rows: [...item.table.rows, ...added] } };
}

/** A table at the top of the next page or column. */
function isNext(before: TableItem, after: TableItem): boolean {
  if (after.page !== before.page) return after.page === before.page + 1;
  return after.table.left >= before.table.right && after.table.top < before.table.bottom;
}

/** The columns of the one are those of the other, wherever each begins. */
function hasSameColumns(before: PlacedTable, after: PlacedTable): boolean {
  const shift = after.left - before.left;
  return (
    before.columns.length === after.columns.length &&
    before.columns.every((left, index) => Math.abs(left + shift - (after.columns[index] ?? 0)) < 12)
  );
}
