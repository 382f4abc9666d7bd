import { describe, expect, it } from 'vitest';
import type { Briefing } from '#model/briefing.ts';
import { printedBriefing } from './printed-briefing.ts';

const articles: Briefing['articles'] = [{ slug: 'a', titleLines: ['甲'] }];
const printed = (more: Partial<Briefing>) => printedBriefing('x', { articles, ...more }, new Map());

describe('what is printed', () => {
  it('leaves blanks for an absent number and date, even where the year is derived', () => {
    expect(printed({ year: 2024, yearBasis: '推定' })).toMatchObject({
      series: '简报',
      issueLine: '第　　期',
      issuer: '',
      date: '　　　年　月　日',
    });
  });

  it('prints a date as far as it is known, unpadded', () => {
    expect(printed({ date: '2020-04-02' }).date).toBe('2020年4月2日');
    expect(printed({ date: '2020-04' }).date).toBe('2020年4月　日');
    expect(printed({ date: '2020' }).date).toBe('2020年　月　日');
  });

  it('prints both numbers', () => {
    expect(printed({ issue: 1, totalIssue: 9 }).issueLine).toBe('第1期（总第9期）');
    expect(printed({ totalIssue: 9 }).issueLine).toBe('第　　期（总第9期）');
  });

  it('prints credit, subtitle and imprint as the sheet words them', () => {
    const sheet = printed({
      articles: [{ slug: 'a', titleLines: ['甲'], subtitle: '乙', credit: '丙办' }],
      imprint: { sentTo: ['丁', '戊'], copies: 70 },
    });
    expect(sheet.articles[0]).toMatchObject({ subtitle: '——乙', credit: '（丙办供稿）' });
    expect(sheet.imprint).toEqual({ sentTo: '丁、戊', copies: '共印70份' });
  });
});
