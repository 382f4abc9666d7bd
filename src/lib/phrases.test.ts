import { describe, expect, it } from 'vitest';
import { breakHeadings, phrases } from './phrases.ts';

describe('the pieces of a heading', () => {
  it.each([
    ['甲县请代表进网格，带头办实事', '甲县|请代表|进网格，|带头|办实事'],
    ['“十个一”：多久做哪些事', '“十个一”：|多久|做哪些|事'],
    ['10件民生实事，全程跟踪监督', '10件|民生实事，|全程|跟踪|监督'],
    ['典型选树，推、审、定', '典型|选树，|推、|审、|定'],
  ])('of %s are its words, each with the marks that belong to it', (text, expected) => {
    expect(phrases(text, ['甲县']).join('|')).toBe(expected);
  });

  it('hold a name together that no dictionary knows', () => {
    expect(phrases('丁卯寅发起')).not.toContain('丁卯寅');
    expect(phrases('丁卯寅发起', ['丁卯寅'])).toEqual(['丁卯寅', '发起']);
  });

  it('are the whole text again when joined', () => {
    for (const text of ['', '甲', 'Word 文件，A4纸', '《关于推进人大代表参与基层社会治理的实施意见》'])
      expect(phrases(text).join('')).toBe(text);
  });

  it('are marked in the headings of a text and nowhere else', () => {
    const html = '<h2 id="s1">代表有人联系</h2><p>代表有人联系</p>';
    expect(breakHeadings(html, (text) => phrases(text))).toBe(
      '<h2 id="s1">代表<wbr>有人<wbr>联系</h2><p>代表有人联系</p>',
    );
  });
});
