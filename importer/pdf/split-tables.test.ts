import { describe, expect, it } from 'vitest';
import type { PlacedTable } from './grid-tables.ts';
import { joinSplitTables, type PageItem } from './split-tables.ts';

const HEAD = ['年份', '件数'];

function table(page: number, rows: readonly (readonly string[])[], columns = [70, 150]): PageItem {
  const [left = 0] = columns;
  const placed: PlacedTable = { rows, columns, left, right: left + 200, top: 100, bottom: 180 };
  return { kind: 'table', table: placed, page };
}

const rowsOf = (items: readonly PageItem[]) =>
  items.map((item) => (item.kind === 'table' ? item.table.rows : item.kind));

describe('a table that goes on elsewhere', () => {
  it('is one, and its repeated head is reported', () => {
    const { items, diagnostics } = joinSplitTables([
      table(1, [HEAD, ['2021', '86']]),
      table(2, [HEAD, ['2022', '97']]),
    ]);
    expect(rowsOf(items)).toEqual([[HEAD, ['2021', '86'], ['2022', '97']]]);
    expect(diagnostics).toMatchObject([
      { severity: 'note', rule: 'repeated-head-left-out', page: 2, excerpt: '年份 件数' },
    ]);
  });

  it('goes over three pages, wherever each begins', () => {
    const parts = [table(1, [HEAD]), table(2, [['2021', '86']], [90, 170]), table(3, [['2022', '97']])];
    expect(rowsOf(joinSplitTables(parts).items)).toEqual([[HEAD, ['2021', '86'], ['2022', '97']]]);
  });

  it('ends at a picture, at a missing page and at other columns', () => {
    const more = [['2021', '86']];
    const figure: PageItem = { kind: 'figure', page: 1 };
    for (const rest of [[figure, table(2, more)], [table(3, more)], [table(2, [['甲', '乙', '丙']], [70, 120, 170])]]) {
      const { items, diagnostics } = joinSplitTables([table(1, [HEAD]), ...rest]);
      expect(items).toHaveLength(1 + rest.length);
      expect(diagnostics).toEqual([]);
    }
  });
});
