import { describe, expect, it } from 'vitest';
import { findAlignedTables } from './aligned-tables.ts';
import type { Glyph } from './page-content.ts';
import { buildRows } from './rows.ts';

const SIZE = 10;
const COLUMNS = [50, 120, 260, 330];
const style = { size: SIZE, font: 'Song', bold: false, color: '#000000' };

/** A line of cells, each at the left edge of its column; empty ones leave no ink. */
const lineOf = (cells: readonly string[], baseline: number): Glyph[] =>
  cells.flatMap((cell, column) =>
    [...cell].map((text, at): Glyph => {
      const left = (COLUMNS[column] ?? 0) + at * SIZE;
      const box = { left, right: left + SIZE, top: baseline - 9, bottom: baseline + 1 };
      return { text, baseline, ...box, style, unmapped: false };
    }),
  );

/** The rows of the one table that the lines make; each line comes with the pitch from the one above. */
function tableOf(lines: readonly (readonly [pitch: number, ...cells: string[]])[]) {
  let baseline = 100;
  const glyphs = lines.flatMap(([pitch, ...cells]) => lineOf(cells, (baseline += pitch)));
  const found = findAlignedTables(buildRows(glyphs));
  return found.map((one) => ('columns' in one ? one.rows : 'a line'));
}

describe('a table without rules', () => {
  it('keeps rows apart whose first cell is that of the row above', () => {
    const rows = [
      ['乡镇', '建议名称', '件数', '单位'],
      ['石桥乡', '改造老旧管网', '十二', '住建局'],
      ['', '加装小区电梯', '七', '住建局'],
      ['柳林镇', '增开镇村公交', '九', '交通局'],
      ['合计', '', '二十八', ''],
    ];
    expect(tableOf(rows.map((cells) => [20, ...cells]))).toEqual([rows]);
  });

  it('joins the lines of a cell, at the pitch of the rows too', () => {
    expect(
      tableOf([
        [20, '乡镇', '建议名称', '件数', '单位'],
        [20, '石桥乡', '改造老旧管网', '十二', '住建局'],
        [20, '', '和排水沟', '', ''],
        [20, '北关街', '加装小区电梯', '七', '住建局'],
        [12, '道', '', '', ''],
        [20, '柳林镇', '增开镇村公交', '九', '交通局'],
        [20, '南关街', '建设村卫生室', '八', '卫健委'],
      ]),
    ).toEqual([
      [
        ['乡镇', '建议名称', '件数', '单位'],
        ['石桥乡', '改造老旧管网和排水沟', '十二', '住建局'],
        ['北关街道', '加装小区电梯', '七', '住建局'],
        ['柳林镇', '增开镇村公交', '九', '交通局'],
        ['南关街', '建设村卫生室', '八', '卫健委'],
      ],
    ]);
  });
});
