import { describe, expect, it } from 'vitest';
import { linkTerms } from './link-terms.ts';

const terms = [
  { id: 'wangge', name: '网格' },
  { id: 'chuishao', name: '网格吹哨', aliases: ['吹哨'] },
];

describe('linkTerms', () => {
  it('marks each term once, at its first place, the longer spelling first', () => {
    expect(linkTerms('<p>网格吹哨，网格，吹哨，网格</p>', terms)).toEqual({
      html: '<p><a class="term" href="#term-chuishao">网格吹哨</a>，<a class="term" href="#term-wangge">网格</a>，吹哨，网格</p>',
      found: ['chuishao', 'wangge'],
    });
  });

  it('leaves links, headings, figures and attributes alone, and marks the next place', () => {
    const html =
      '<h2>网格</h2><p title="网格"><a href="#网格">进<b>网格</b></a><br></p><figure><p>网格</p></figure><ul><li>网格</li></ul>';
    const marked = linkTerms(html, terms);
    expect(marked.html).toBe(html.replace('<li>网格', '<li><a class="term" href="#term-wangge">网格</a>'));
    expect(marked.found).toEqual(['wangge']);
  });

  it('gives the page back as it is without terms, or without their words', () => {
    expect(linkTerms('<p>网格</p>', [])).toEqual({ html: '<p>网格</p>', found: [] });
    expect(linkTerms('<p>甲 &amp; 乙</p>', terms).html).toBe('<p>甲 &amp; 乙</p>');
  });

  it('changes no word of the text', () => {
    const html = '<p>a &lt; 网格吹哨 <!-- 网格 --> 网格</p>';
    expect(linkTerms(html, terms).html.replace(/<\/?a[^>]*>/g, '')).toBe(html);
  });
});
