import { describe, expect, it } from 'vitest';
import { wrap } from '../../tests/fixtures/briefings/print-lines.ts';
import { recognise } from './recognise.ts';
import { readTxt } from '../txt/read-txt.ts';

const LEAD = '省市人大常委会动员会召开后，云溪县人大常委会以代表小组为纽带，高标准谋划、高站位推动、高水平落实。';
const SECTION =
  '一、抓好学习，夯实基础。精心制定计划，采取全员培训、专题培训等方式，分批次开展培训。４月份，组织１２名代表赴外地交流。二是围绕群众所思、所盼、所愿，综合运“听”“查”“看”等方式，组织代表开展集中视察、专题调研、执法检查等活动。';

/** Plain text as a careless extraction leaves it: half-width marks, a blank after each line, a space at a page break, no indents. */
const EXTRACTED = [
  ' 云溪县: 以代表小组为纽带',
  '推动 “家门口”办实事',
  ...wrap(LEAD, 24, 2),
  ...wrap(SECTION, 24, 2).map((line, index) => (index === 3 ? ` ${line}` : line)),
  '(云溪县人大常委会选任联工委供稿)',
  ' 送:市人大常委会主任、副主任',
  '发:各乡镇人大主席团',
  '云溪县人大常委会办公室印发 共印７０份',
]
  .join('\n\n')
  .replaceAll('，', ',')
  .replaceAll('。', '.');

const read = (text: string) => recognise(readTxt(new TextEncoder().encode(text)));

describe('the recogniser', () => {
  it('joins an extracted text and brings it to the register', () => {
    const [article] = read(EXTRACTED).briefing.articles;
    expect(article?.titleLines).toEqual(['云溪县：以代表小组为纽带', '推动“家门口”办实事']);
    expect(article?.place).toBe('云溪县');
    expect(article?.credit).toBe('云溪县人大常委会选任联工委');
    expect(article?.blocks.map((block) => block.text)).toEqual([
      LEAD,
      SECTION.replace('４', '4').replace('１２', '12'),
    ]);
    expect(article?.blocks[1]?.runIn).toBe('一、抓好学习，夯实基础');
  });

  it('flags the lost character and mends nothing', () => {
    const { diagnostics } = read(EXTRACTED);
    const lost = diagnostics.filter((diagnostic) => diagnostic.rule === 'lost-character-suspected');
    expect(lost.map((diagnostic) => diagnostic.excerpt)).toEqual([expect.stringContaining('综合运“听”')]);
  });

  it('reads the imprint and leaves absent what is not printed', () => {
    const { briefing } = read(EXTRACTED);
    expect(briefing.imprint).toEqual({
      sentTo: ['市人大常委会主任', '市人大常委会副主任'],
      distributedTo: ['各乡镇人大主席团'],
      printedBy: '云溪县人大常委会办公室',
      copies: 70,
      lines: ['送：市人大常委会主任、副主任', '发：各乡镇人大主席团', '云溪县人大常委会办公室印发 共印70份'],
    });
    expect(briefing).not.toHaveProperty('issue');
    expect(briefing).not.toHaveProperty('date');
    expect(briefing).not.toHaveProperty('year');
  });

  it('writes an unknown private-use glyph as □ and makes it an error', () => {
    const { briefing, diagnostics } = read('云溪县：办实事\n代表们走访了\ue123村的群众。\n（云溪县人大供稿）');
    expect(briefing.articles[0]?.blocks[0]?.text).toBe('代表们走访了□村的群众。');
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', rule: 'unknown-glyph' }));
  });
});
