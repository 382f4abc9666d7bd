import { describe, expect, it } from 'vitest';
import { articleTitle, briefingLabel, compareBriefings, dateLabel, issueLabel, issuerLabel } from './briefing-label.ts';

describe('the name of a briefing', () => {
  it('says what is missing instead of guessing', () => {
    expect(issueLabel({})).toBe('期号未载明');
    expect(dateLabel({})).toBe('印发日期未载明');
    expect(briefingLabel({ year: 2024 })).toBe('《简报》2024年（期号未载明）');
  });

  it('names issue, total and date as far as they are known', () => {
    expect(issueLabel({ issue: 3, totalIssue: 120 })).toBe('第3期（总第120期）');
    expect(issueLabel({ totalIssue: 120 })).toBe('总第120期');
    expect(dateLabel({ date: '2024-04' })).toBe('2024年4月');
    expect(briefingLabel({ series: '人大简报', date: '2024-04-02', issue: 3 })).toBe('《人大简报》2024年第3期');
  });

  it('names who issues it, or else who had it printed, as that', () => {
    expect(issuerLabel({ issuer: '甲县人大', imprint: { printedBy: '乙印刷所' } })).toBe('甲县人大');
    expect(issuerLabel({ imprint: { printedBy: '甲县人大办公室' } })).toBe('甲县人大办公室印发');
    expect(issuerLabel({})).toBe('编印单位未载明');
  });

  it('joins title lines with a space only between two clauses', () => {
    expect(articleTitle({ titleLines: ['新密市：以五项工作为抓手', '扎实推动'] })).toBe(
      '新密市：以五项工作为抓手 扎实推动',
    );
    expect(articleTitle({ titleLines: ['关于', '《条例》'] })).toBe('关于 《条例》');
    expect(articleTitle({ titleLines: ['舞钢市：', '探索'] })).toBe('舞钢市：探索');
  });
});

describe('the order of briefings', () => {
  it('is newest first, then the higher issue number, then the address', () => {
    const list = [
      { id: 'a', year: 2023 },
      { id: 'b', date: '2024-04-02' },
      { id: 'c', year: 2024, issue: 2 },
      { id: 'd', year: 2024, issue: 5 },
      { id: 'e' },
    ];
    expect([...list].sort(compareBriefings).map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a', 'e']);
  });
});
