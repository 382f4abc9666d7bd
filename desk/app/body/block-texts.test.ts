import { describe, expect, it } from 'vitest';
import { splitBody, writtenBody } from './body-blocks.ts';
import { parseList } from './list-text.ts';
import { freeLabel, parseNote, printNote, withFreeLabels } from './note-text.ts';
import { parseQuote, printQuote } from './quote-text.ts';
import {
  emptyTable,
  parseTable,
  printTable,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from './table-text.ts';

describe('a list', () => {
  it('is a box with an item on each line, set in where it stands inside another', () => {
    expect(parseList('- 甲\n  1. 乙\n  2. 丙\n- 丁')).toEqual({
      numbered: [false, true],
      first: 1,
      text: '甲\n　　乙\n　　丙\n丁',
    });
    expect(parseList('3. 甲\n4. 乙')).toEqual({ numbered: [true], first: 3, text: '甲\n乙' });
  });

  it.each(['- 甲\n\n  乙', '- 甲\n1. 乙', '- 甲\n  续', '  - 甲', '-  甲'])(
    'is shown as it is written: %j',
    (source) => {
      expect(parseList(source)).toBeUndefined();
    },
  );
});

describe('a quotation', () => {
  it('is a box with a paragraph on each line', () => {
    expect(parseQuote('> 甲\n>\n> 乙')).toBe('甲\n乙');
    expect(printQuote('甲\n乙')).toBe('> 甲\n>\n> 乙');
  });

  it.each(['> 甲\n> 乙', '> - 甲', '> > 甲', '> 甲\n乙', '>  甲'])('is shown as it is written: %j', (source) => {
    expect(parseQuote(source)).toBeUndefined();
  });
});

describe('a footnote', () => {
  it('has a label and words', () => {
    expect(parseNote('[^1]: 见附件。')).toEqual({ label: '1', text: '见附件。' });
    expect(printNote({ label: '1', text: '见\n附件。' })).toBe('[^1]: 见 附件。');
    expect(parseNote('[^1]: 甲\n\n    乙')).toBeUndefined();
  });

  it('that comes to others gets a label of its own', () => {
    expect(freeLabel(['甲[^1]乙[^3]', '[^2]: 丙'])).toBe('4');
    expect(withFreeLabels(['甲[^1]乙[^2]', '[^1]: 丙', '[^2]: 丁'], ['戊[^1]', '[^1]: 己'])).toEqual([
      '甲[^2]乙[^3]',
      '[^2]: 丙',
      '[^3]: 丁',
    ]);
  });
});

describe('a table', () => {
  const source = '| 村 | 户 |\n| --- | :-: |\n| 东村 | 70 |\n| 西\\|村 |  |';

  it('is rows of cells, and the same text again', () => {
    const table = parseTable(source);
    expect(table?.rows).toEqual([
      ['村', '户'],
      ['东村', '70'],
      ['西\\|村', ''],
    ]);
    expect(table && printTable(table)).toBe(source);
  });

  it('grows and shrinks by rows and columns, and keeps a head and a row', () => {
    const table = withCell(withColumn(withRow(emptyTable(), 3), 2), 0, 2, '甲|乙');
    expect([table.rows.length, table.rules.length]).toEqual([4, 3]);
    expect(printTable(table).split('\n')[0]).toBe('|  |  | 甲\\|乙 |');
    const small = withoutRow(
      withoutRow(withoutRow(withoutColumn(withoutColumn(withoutColumn(table, 0), 0), 0), 1), 1),
      1,
    );
    expect([small.rows.length, small.rules.length]).toEqual([2, 1]);
    expect(withoutRow(table, 0)).toEqual(table);
  });

  it.each(['甲|乙', '| 甲 |\n| --- | --- |\n| 乙 | 丙 | 丁 |', '| 甲 |\n| x |'])(
    'is shown as it is written: %j',
    (other) => {
      expect(parseTable(other)).toBeUndefined();
    },
  );
});

it('a box that nobody has written into is in no file', () => {
  const { lead, blocks } = splitBody('\n甲\n\n乙\n');
  const empty = (source: string) => ({ source, gap: '\n\n' });
  const [first, second] = blocks;
  expect(
    first &&
      second &&
      writtenBody({
        lead,
        blocks: [empty(''), first, empty('## '), { ...second, gap: '\n\n' }, { source: '- ', gap: '\n' }],
      }),
  ).toBe('\n甲\n\n乙\n');
});
