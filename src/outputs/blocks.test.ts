import { describe, expect, it } from 'vitest';
import { blockTexts, readWords } from './blocks.ts';
import { absolute } from '../../tests/fixtures/addresses.ts';

describe('the words of an article', () => {
  it('keep headings, bold, links, lists, quotations and tables apart', () => {
    const { blocks } = readWords(
      '## 一、题\n\n### （一）小题\n\n甲**乙**[丙](/d/)\n\n3. 丁\n   - 戊\n\n> 己\n\n| 庚 |\n|---|\n| 辛 |',
      absolute,
    );
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, runs: [{ text: '一、题' }] },
      { kind: 'heading', level: 2, runs: [{ text: '（一）小题' }] },
      { kind: 'paragraph', runs: [{ text: '甲' }, { text: '乙', bold: true }, { text: '丙', link: absolute('/d/') }] },
      {
        kind: 'list',
        start: 3,
        items: [
          [
            { kind: 'paragraph', runs: [{ text: '丁' }] },
            { kind: 'list', items: [[{ kind: 'paragraph', runs: [{ text: '戊' }] }]] },
          ],
        ],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', runs: [{ text: '己' }] }] },
      { kind: 'table', rows: [[[{ text: '庚' }]], [[{ text: '辛' }]]] },
    ]);
    expect(blocks.flatMap(blockTexts)).toEqual(['一、题', '（一）小题', '甲乙丙', '丁', '戊', '己', '庚', '辛']);
  });

  it('take pictures out of their line and keep what they show in words', () => {
    expect(readWords('前![井](/a.png)后', absolute).blocks).toEqual([
      { kind: 'paragraph', runs: [{ text: '前' }, { text: '后' }] },
      { kind: 'image', image: { url: '/a.png', alt: '井' } },
    ]);
  });

  it('number notes where they are first referred to, a note referred to twice once', () => {
    const { blocks, notes } = readWords('甲[^b]乙[^a]丙[^b]\n\n[^a]: 注甲\n\n[^b]: 注乙', absolute);
    expect(blocks[0]).toMatchObject({ runs: [{}, { note: 1 }, {}, { note: 2 }, {}, { note: 1 }] });
    expect(notes.map((note) => note.flatMap(blockTexts))).toEqual([['注乙'], ['注甲']]);
  });

  it('join the lines of a paragraph without a space and keep a forced break', () => {
    expect(readWords('甲\n乙\\\n丙', absolute).blocks.flatMap(blockTexts)).toEqual(['甲乙\n丙']);
  });
});
