import { describe, expect, it } from 'vitest';
import type { Briefing } from '#model/kinds/briefing.ts';
import { wordingNote } from '#model/wording-words.ts';
import { printedBriefing } from './printed-briefing.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const articles: Briefing['articles'] = [{ slug: 'a', titleLines: ['甲'] }];
const printed = (more: Partial<Briefing>) => printedBriefing('x', { articles, ...more }, new Map(), absolute);

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
    expect(sheet.imprint).toEqual({ rows: [{ label: '送：', words: '丁、戊' }], copies: '共印70份' });
  });

  it('prints the lines of the imprint as they stand, where they are given', () => {
    const lines = ['报送：丁主任、副主任', '甲办印发 共印70份'];
    const sheet = printed({ imprint: { sentTo: ['丁主任', '丁副主任'], printedBy: '甲办', copies: 70, lines } });
    expect(sheet.imprint).toEqual({
      rows: [
        { label: '报送：', words: '丁主任、副主任' },
        { words: '甲办印发', end: '共印70份' },
      ],
    });
  });

  it('says that its text is not the print’s, unless the issue says that it is', () => {
    expect(printed({ wording: 'rewritten' }).note).toBe(wordingNote('rewritten'));
    expect(printed({}).note).toBe(wordingNote(undefined));
    expect(printed({ wording: 'verbatim' })).not.toHaveProperty('note');
  });
});
