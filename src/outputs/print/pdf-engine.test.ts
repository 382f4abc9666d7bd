import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, measurePdf, textOf } from '../../../tests/print/measured-pdf.ts';
import type { MeasuredPdf } from '../../../tests/print/measured-pdf.ts';
import { wordingNote } from '#model/wording-words.ts';
import { openPdfEngine } from './pdf-engine.ts';
import type { PdfEngine } from './pdf-engine.ts';
import { printedBriefing } from './printed-briefing.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** `count` different characters, so that a missing or doubled one is noticed. */
const characters = (count: number): string =>
  Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + (at % 900))).join('');

const WORDS = characters(28 * 70 - 2);
const imprint = { sentTo: ['甲县人大常委会主任'], distributedTo: ['乙镇人大'], printedBy: '甲县人大办', copies: 20 };
const briefing = printedBriefing(
  '2020-001',
  { wording: 'verbatim', articles: [{ slug: 'a', titleLines: ['甲县开会'], credit: '乙镇人大' }], imprint },
  new Map([['a', WORDS]]),
  absolute,
);

const near = (actual: number | undefined, expected: number) =>
  expect(Math.abs((actual ?? Infinity) - expected), `${actual} is not ${expected} mm`).toBeLessThanOrEqual(0.5);

let engine: PdfEngine;
let pdf: MeasuredPdf;

beforeAll(async () => {
  engine = openPdfEngine(root);
  pdf = await measurePdf(engine.set(briefing, '甲县'));
});

describe('the printed sheet', () => {
  it('is A4', () => {
    expect(pdf.pages.length).toBeGreaterThan(3);
    for (const { width, height } of pdf.pages) {
      near(width, 210);
      near(height, 297);
    }
  });

  it('has 22 lines of 28 characters on a full page', () => {
    for (const page of [2, 3]) {
      const lines = linesOf(pdf.glyphs, page).slice(0, -1);
      expect(lines.map((line) => line.length)).toEqual(Array<number>(22).fill(28));
      const [first, last] = [lines[0]?.[0], lines[21]?.[0]];
      near(((last?.y ?? 0) - (first?.y ?? 0)) / 21, 225 / 22);
      for (const line of lines) {
        for (const [at, glyph] of line.entries()) near(glyph.x - (line[0]?.x ?? 0), (at * 156) / 28);
      }
    }
  });

  it('mirrors its margins: 28 mm on the binding side, 26 mm outside, 37 mm above', () => {
    near(linesOf(pdf.glyphs, 2)[0]?.[0]?.x, 26);
    near(linesOf(pdf.glyphs, 3)[0]?.[0]?.x, 28);
    // A character sits within its line: the first line ends one pitch below the upper margin.
    for (const page of [2, 3]) {
      const { y = 0, size = 0 } = linesOf(pdf.glyphs, page)[0]?.[0] ?? {};
      expect(y - size).toBeGreaterThanOrEqual(37);
      expect(y).toBeLessThanOrEqual(37 + 225 / 22);
    }
  });

  it('numbers its pages outside, 7 mm below the type area, one character in', () => {
    for (const page of [1, 2, 3]) {
      const number = linesOf(pdf.glyphs, page).at(-1) ?? [];
      expect(textOf(number)).toBe(`—${page}—`);
      near(number[0]?.size, 14 * (25.4 / 72));
      // A dash stands three tenths of the type size above its baseline.
      near((number[0]?.y ?? 0) - (297 - 35) - 0.3 * (number[0]?.size ?? 0), 7);
      if (page % 2 === 0) near(number[0]?.x, 26 + 156 / 28);
      else expect(number.at(-1)?.x).toBeGreaterThan(210 - 26 - 156 / 28 - 6);
    }
  });

  it('indents a paragraph by two characters and centres the title in 22 pt', () => {
    const lines = linesOf(pdf.glyphs, 1);
    const title = lines.find((line) => textOf(line) === '甲县开会') ?? [];
    near(title[0]?.size, 22 * (25.4 / 72));
    near(((title[0]?.x ?? 0) + (title.at(-1)?.x ?? 0) + (title.at(-1)?.size ?? 0)) / 2, 28 + 78);
    const paragraph = lines.find((line) => textOf(line).startsWith('一丁')) ?? [];
    near(paragraph[0]?.x, 28 + (2 * 156) / 28);
    expect(paragraph).toHaveLength(26);
  });

  it('leaves blanks for a number and a date that the print does not state', () => {
    const [series = [], number = [], date = []] = linesOf(pdf.glyphs, 1);
    expect(textOf(series)).toBe('简报');
    expect(textOf(number)).toBe('第期');
    near((number[1]?.x ?? 0) - (number[0]?.x ?? 0), (3 * 156) / 28);
    expect(textOf(date)).toBe('年月日');
  });

  it('sets the imprint at the foot of the last page', () => {
    const lines = linesOf(pdf.glyphs, pdf.pages.length);
    expect(lines.slice(-5).map(textOf)).toEqual([
      '送：甲县人大常委会主任',
      '发：乙镇人大',
      '甲县人大办印发',
      '共印20份',
      `—${pdf.pages.length}—`,
    ]);
    const copies = lines.at(-2)?.[0]?.y ?? 0;
    expect(297 - 35 - copies).toBeLessThan(5);
    expect(297 - 35 - copies).toBeGreaterThan(0);
  });

  it('says below the masthead and in the imprint, each on a line, that its text is not the print’s', async () => {
    const lines = ['报送：甲县人大常委会主任', '甲县人大办印发 共印20份'];
    const given = { articles: [{ slug: 'a', titleLines: ['甲县开会'] }], imprint: { ...imprint, lines } };
    for (const wording of ['rewritten', undefined] as const) {
      const sheet = printedBriefing(
        'x',
        { ...given, ...(wording && { wording }) },
        new Map([['a', '会议开了。']]),
        absolute,
      );
      const { glyphs } = await measurePdf(engine.set(sheet, '甲县'));
      const note = wordingNote(wording);
      expect(linesOf(glyphs, 1).map(textOf)).toEqual([
        ...['简报', '第期', '年月日', note, '甲县开会', '会议开了。'],
        ...[note, '报送：甲县人大常委会主任', '甲县人大办印发共印20份', '—1—'],
      ]);
    }
    expect(textOf(pdf.glyphs)).not.toMatch(/原文/);
  });

  it('embeds every font', () => {
    expect(pdf.fonts.length).toBeGreaterThan(1);
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  });

  it('carries every word once, in order', () => {
    const pages = pdf.pages.map((_, at) =>
      linesOf(pdf.glyphs, at + 1)
        .slice(0, -1)
        .flat(),
    );
    expect(textOf(pages.flat())).toContain(`${WORDS}（乙镇人大供稿）送：`);
  });

  it('gives the same bytes for the same words', () => {
    const again = openPdfEngine(root).set(briefing, '甲县');
    expect(Buffer.compare(engine.set(briefing, '甲县'), again)).toBe(0);
  });

  it('prints what looks like a command as it is written', async () => {
    const words = '#let x = 1 $a$ *b* @c <d> \\e `f` // g';
    const odd = { ...briefing, series: words, articles: [{ slug: 'a', titleLines: [words], blocks: [], notes: [] }] };
    const { glyphs } = await measurePdf(engine.set(odd, words));
    expect(textOf(glyphs).replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  });

  it('breaks a long title into lines of like length', async () => {
    const title = characters(23);
    const odd = { ...briefing, articles: [{ slug: 'a', titleLines: [title], blocks: [], notes: [] }] };
    const { glyphs } = await measurePdf(engine.set(odd, '甲县'));
    const lines = linesOf(glyphs, 1).filter((line) => Math.abs((line[0]?.size ?? 0) - 22 * (25.4 / 72)) < 0.1);
    expect(lines.map((line) => line.length)).toEqual([12, 11]);
  });

  it('sets lists, tables, quotations, links and notes', async () => {
    const rich = printedBriefing(
      'x',
      { articles: [{ slug: 'a', titleLines: ['甲'] }] },
      new Map([
        [
          'a',
          '## 一、题\n\n1. 甲项\n2. 乙项\n   - 丙项\n\n- 丁项\n\n> 引语\n\n| 头一 | 头二 |\n|---|---|\n| 格一 | **格二** |\n\n见[网页](https://example.test/)[^1]。\n\n[^1]: 注文',
        ],
      ]),
      absolute,
    );
    const { glyphs } = await measurePdf(engine.set(rich, 'x'));
    const lines = linesOf(glyphs, 1).map(textOf);
    for (const line of ['一、题', '1.甲项', '2.乙项', '·丙项', '·丁项', '引语', '头一头二', '格一格二', '〔1〕注文']) {
      expect(lines.map((text) => text.replaceAll(' ', ''))).toContain(line);
    }
    expect(textOf(glyphs)).toContain('网页（https://example.test/）〔1〕。');
  });
});

describe('a picture', () => {
  const address = '../pictures/well.png';
  const shown = printedBriefing(
    '2020-002',
    { articles: [{ slug: 'a', titleLines: ['甲县开会'] }] },
    new Map([['a', `会议开了。\n\n![老水井](${address})`]]),
    absolute,
  );

  it('is printed with its words below, and named where the library lacks it', async () => {
    const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#806040' } })
      .jpeg()
      .toBuffer();
    const withPicture = engine.set(shown, '甲县', new Map([[address, { jpeg, width: 300, height: 200 }]]));
    const without = engine.set(shown, '甲县');
    expect(withPicture.includes('/Subtype /Image')).toBe(true);
    expect(without.includes('/Subtype /Image')).toBe(false);
    expect(textOf((await measurePdf(withPicture)).glyphs)).toContain('老水井');
    expect(textOf((await measurePdf(without)).glyphs)).toContain('〔图：老水井〕');
  });
});
