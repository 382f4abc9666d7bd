/** Tables that begin on one page or column and end on another. */
import { adviceOf } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '../source-document.ts';
import { cutLike } from './aligned-tables.ts';
import type { PlacedTable } from './grid-tables.ts';
import type { PlacedRow } from './lines.ts';
import { SPLIT_TABLE } from './measures.ts';

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

export interface JoinedTables {
  readonly items: readonly PageItem[];
  /** A note for each head that was printed again and is left out. */
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** Each table in one piece, its repeated head once. */
export function joinSplitTables(items: readonly PageItem[]): JoinedTables {
  const joined: PageItem[] = [];
  const diagnostics: SourceDiagnostic[] = [];
  /** The table that stands last in `joined`, and where its last part stands. */
  let open: { readonly item: TableItem; readonly last: TableItem } | undefined;
  for (const item of items) {
    const more = open && rowsFor(open.last, item);
    if (open && more) {
      const { whole, diagnostic } = withRows(open.item, more, pageOf(item));
      joined[joined.length - 1] = whole;
      if (diagnostic) diagnostics.push(diagnostic);
      open = { item: whole, last: item.kind === 'table' ? item : open.last };
    } else if (item.kind === 'table') {
      const { whole, diagnostic } = takeCutOff(joined, item);
      joined.push(whole);
      if (diagnostic) diagnostics.push(diagnostic);
      open = { item: whole, last: item };
    } else {
      joined.push(item);
      open = undefined;
    }
  }
  return { items: joined, diagnostics };
}

/** The rows with which an item goes on from a table; none when it does not. */
function rowsFor(table: TableItem, item: PageItem): readonly (readonly string[])[] | undefined {
  if (item.kind === 'figure') return undefined;
  if (item.kind === 'table')
    return isNext(table, item) && hasSameColumns(table.table, item.table) ? item.table.rows : undefined;
  const cells = cellsElsewhere(item.placed, table);
  return cells && [cells];
}

function pageOf(item: PageItem): number {
  return item.kind === 'row' ? item.placed.page : item.page;
}

/** The table with its first rows, when those stand at the end of `before`: they are taken from there. */
function takeCutOff(before: PageItem[], item: TableItem): Extended {
  const rows: string[][] = [];
  let page = item.page;
  while (rows.length < SPLIT_TABLE.mostCutOff) {
    const last = before.at(-1);
    const cells = last?.kind === 'row' ? cellsElsewhere(last.placed, item) : undefined;
    if (last?.kind !== 'row' || !cells) break;
    rows.unshift(cells);
    page = last.placed.page;
    before.pop();
  }
  if (rows.length === 0) return { whole: item };
  return withRows({ ...item, page, table: { ...item.table, rows } }, item.table.rows, item.page);
}

/** A row of another flow as a row of the table; none when it is cut otherwise. */
function cellsElsewhere({ row, flow, left }: PlacedRow, { table, place }: TableItem): string[] | undefined {
  return place && flow !== place.flow ? cutLike(row, table, left - place.left) : undefined;
}

interface Extended {
  readonly whole: TableItem;
  readonly diagnostic?: SourceDiagnostic;
}

/** `page`: where the further rows stand. */
function withRows(item: TableItem, rows: readonly (readonly string[])[], page: number): Extended {
  const [head] = item.table.rows;
  const [first, ...others] = rows;
  const isRepeated = first !== undefined && head?.join('\n') === first.join('\n');
  const whole = { ...item, table: { ...item.table, rows: [...item.table.rows, ...(isRepeated ? others : rows)] } };
  if (!isRepeated) return { whole };
  return {
    whole,
    diagnostic: {
      severity: 'note',
      rule: 'repeated-head-left-out',
      ...adviceOf('表格跨页或跨栏，续表重复的表头没有再写一次。'),
      page,
      excerpt: first.join(' ').slice(0, 40),
    },
  };
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
    before.columns.every((left, index) => Math.abs(left + shift - (after.columns[index] ?? 0)) < SPLIT_TABLE.sameColumn)
  );
}
