import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { wordingNote } from '#model/wording-words.ts';
import { printedBriefing } from '../print/printed-briefing.ts';
import { briefingDocx } from './briefing-docx.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const briefing = printedBriefing(
  '2020-001',
  {
    series: '甲县人大简报',
    issue: 1,
    date: '2020-03-05',
    issuer: '甲县人大办',
    articles: [
      { slug: 'a', titleLines: ['甲县开会', '乙镇听会'], credit: '乙镇人大' },
      { slug: 'b', titleLines: ['丙村修井'] },
    ],
    wording: 'verbatim',
    imprint: { sentTo: ['甲县人大常委会主任'], copies: 20 },
  },
  new Map([
    ['a', '## 一、题\n\n甲**乙**丙[^1]。[辛](https://example.com/)\n\n3. 丁\n4. 戊\n\n- 己\n\n[^1]: 注文甲'],
    ['b', '庚[^1]。\n\n| 辛 | 壬 |\n|---|---|\n| 癸 | 子 |\n\n1. 丑\n\n[^1]: 注文乙'],
  ]),
  absolute,
);

async function parts() {
  const files = unzipSync(await briefingDocx(briefing, '甲县'));
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return { document: read('word/document.xml'), read };
}

/** Style and words of each paragraph, in order. */
function paragraphs(xml: string): (readonly [style: string, words: string])[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => [
    /<w:pStyle w:val="([^"]+)"/.exec(inner)?.[1] ?? '',
    inner
      .replace(/<w:br\/>/g, '⏎')
      .replace(/<w:tab\/>/g, '⇥')
      .replace(/<[^>]+>/g, ''),
  ]);
}

describe('the Word file', () => {
  it('has the page of the standard: A4, its margins mirrored, a grid of 22 lines and 28 characters', async () => {
    const { document, read } = await parts();
    const number = (name: string) => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(document)?.[1]) / 56.6929;
    const sizes = ['w', 'h', 'top', 'right', 'bottom', 'left'].map((name) =>
      Math.round(Number(new RegExp(`<w:pg(?:Sz|Mar)[^>]* w:${name}="(\\d+)"`).exec(document)?.[1]) / 56.6929),
    );
    expect(sizes).toEqual([210, 297, 37, 26, 35, 28]);
    expect(document).toContain('w:type="linesAndChars"');
    expect(Math.abs(number('linePitch') - 225 / 22)).toBeLessThan(0.02);
    expect(read('word/settings.xml')).toContain('<w:mirrorMargins/>');
    expect(read('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('says in styles what each paragraph is, so that it can be read back', async () => {
    const { document } = await parts();
    expect(paragraphs(document).filter(([, words]) => words !== '')).toEqual([
      ['Masthead', '甲县人大简报'],
      ['IssueLine', '第1期'],
      ['IssuerLine', '甲县人大办⇥2020年3月5日'],
      ['ContentsHeading', '目　　录'],
      ['Contents', '甲县开会 乙镇听会'],
      ['Contents', '丙村修井'],
      ['Title', '甲县开会⏎乙镇听会'],
      ['Heading1', '一、题'],
      ['Body', '甲乙丙。辛'],
      ['Body', '丁'],
      ['Body', '戊'],
      ['Body', '己'],
      ['Credit', '（乙镇人大供稿）'],
      ['Title', '丙村修井'],
      ['Body', '庚。'],
      ['', '辛'],
      ['', '壬'],
      ['', '癸'],
      ['', '子'],
      ['Body', '丑'],
      ['Imprint', '送：甲县人大常委会主任'],
      ['Copies', '共印20份'],
    ]);
  });

  it('says below the masthead, in the imprint and in its properties that its text is not the print’s', async () => {
    const lines = ['报：甲县人大常委会主任', '甲县人大办印发 共印20份'];
    const sheet = printedBriefing(
      'x',
      { wording: 'rewritten', articles: [{ slug: 'a', titleLines: ['甲'] }], imprint: { lines } },
      new Map([['a', '乙。']]),
      absolute,
    );
    const files = unzipSync(await briefingDocx(sheet, '甲县'));
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const note = wordingNote('rewritten');
    const words = paragraphs(read('word/document.xml')).filter(([, text]) => text !== '');
    expect(words.slice(3)).toEqual([
      ['WordingNote', note],
      ['Title', '甲'],
      ['Body', '乙。'],
      ['Imprint', note],
      ['Imprint', '报：甲县人大常委会主任'],
      ['Imprint', '甲县人大办印发⇥共印20份'],
    ]);
    expect(read('docProps/core.xml')).toContain(note);
  });

  it('numbers each list anew in Word’s own way', async () => {
    const { document, read } = await parts();
    const used = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map((match) => match[1] ?? '');
    expect(used).toHaveLength(4);
    expect(new Set(used).size).toBe(3);
    const numbering = read('word/numbering.xml');
    const first = used.map((id) => {
      const abstract = new RegExp(`<w:num w:numId="${id}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1];
      const level = new RegExp(
        `<w:abstractNum w:abstractNumId="${abstract}".*?<w:start w:val="(\\d+)"/><w:numFmt w:val="(\\w+)"`,
        's',
      ).exec(numbering);
      return `${level?.[2]} ${level?.[1]}`;
    });
    expect(first).toEqual(['decimal 3', 'decimal 3', 'bullet 1', 'decimal 1']);
  });

  it('keeps bold words bold and each note with its own mark', async () => {
    const { document, read } = await parts();
    expect(document).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*乙/s);
    const ids = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map((match) => match[1]);
    const notes = read('word/footnotes.xml');
    const text = (id = '') =>
      (new RegExp(`<w:footnote w:id="${id}".*?</w:footnote>`, 's').exec(notes)?.[0] ?? '')
        .replace(/<[^>]+>/g, '')
        .trim();
    expect(ids.map(text)).toEqual(['注文甲', '注文乙']);
  });

  it('numbers pages at the outer edge', async () => {
    const { read } = await parts();
    const footers = [read('word/footer1.xml'), read('word/footer2.xml')];
    expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
    for (const xml of footers) expect(xml.replace(/<[^>]+>/g, '')).toBe('— PAGE —');
  });

  it('gives the same bytes for the same words', async () => {
    expect(Buffer.compare(await briefingDocx(briefing, '甲县'), await briefingDocx(briefing, '甲县'))).toBe(0);
  });

  it('names no time that the print does not state', async () => {
    expect((await parts()).read('docProps/core.xml')).not.toContain('dcterms:');
  });
});
