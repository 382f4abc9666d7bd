import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PIECE, speakable, spokenPieces } from './speech-text.ts';
import { sayNumber } from './spoken-numbers.ts';

describe('sayNumber', () => {
  it.each([
    ['0', '零'],
    ['10', '十'],
    ['12', '十二'],
    ['20', '二十'],
    ['105', '一百零五'],
    ['110', '一百一十'],
    ['736', '七百三十六'],
    ['2000', '二千'],
    ['2005', '二千零五'],
    ['10000', '一万'],
    ['10050', '一万零五十'],
    ['120000', '十二万'],
    ['100500', '十万零五百'],
    ['100000000', '一亿'],
    ['100005000', '一亿零五千'],
    ['007', '零零七'],
  ])('says %s as %s', (figures, words) => {
    expect(sayNumber(figures)).toBe(words);
  });
});

describe('speakable', () => {
  it.each([
    ['出台《关于推进工作的实施意见》，', '出台关于推进工作的实施意见，'],
    ['一、抓好学习', '第一，抓好学习'],
    ['（二）抓好联系', '二，抓好联系'],
    ['1.先行探索', '第一，先行探索'],
    ['全市736名各级人大代表', '全市七百三十六名各级人大代表'],
    ['至少为群众办2件实事', '至少为群众办两件实事'],
    ['联系不少于2次', '联系不少于两次'],
    ['第2次会议、12次会议', '第二次会议、十二次会议'],
    ['2024年度10件民生实事', '二零二四年度十件民生实事'],
    ['2024年4月2日', '二零二四年四月二日'],
    ['2024-04-02印发', '二零二四年四月二日印发'],
    ['2月份开会', '二月份开会'],
    ['每人联系4～6名，4-6名，4至6名', '每人联系四至六名，四至六名，四至六名'],
    ['增长3.5%', '增长百分之三点五'],
    ['“代表·企业半月谈”品牌', '代表，企业半月谈品牌'],
    ['联络站（室、岗）、村（社区）所在网格', '联络站，室、岗、村，社区，所在网格'],
    ['综合运用“听”“查”等——多种方式……', '综合运用听查等，多种方式，'],
  ])('says %s as %s', (text, words) => {
    expect(speakable(text)).toBe(words);
  });
});

describe('spokenPieces', () => {
  it('gives a piece for each sentence, with its place in the text', () => {
    const text = '一、抓好学习。办了2件事；“好！”大家说。';
    const pieces = spokenPieces(text);
    expect(pieces.map(({ spoken }) => spoken)).toEqual(['第一，抓好学习。', '办了两件事；', '好！', '大家说。']);
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  it('cuts a long sentence where a reader would breathe', () => {
    const text = `${'甲'.repeat(70)}，${'乙'.repeat(70)}，丙。`;
    expect(spokenPieces(text).map(({ end }) => end)).toEqual([71, text.length]);
  });

  it('says nothing for signs alone', () => {
    expect(spokenPieces('……')).toEqual([]);
    expect(spokenPieces('')).toEqual([]);
  });

  it('loses no letter, overlaps nowhere and never makes a piece too long', () => {
    const signs = fc.constantFrom(...'甲乙丙一二12《》“”，、。；：！？（）·—…0 \n9%.-年月日件𠮷');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 600 }), (text) => {
        let before = 0;
        for (const { start, end, spoken } of spokenPieces(text)) {
          expect(text.slice(before, start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(end).toBeGreaterThan(start);
          expect(spoken.length).toBeLessThanOrEqual(LONGEST_PIECE);
          expect(spoken).not.toMatch(/[《》\d]/);
          before = end;
        }
        expect(text.slice(before)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
