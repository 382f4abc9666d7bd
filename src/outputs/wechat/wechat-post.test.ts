import { describe, expect, it } from 'vitest';
import { pasteIntoWeixin } from '../../../tests/wechat/weixin-editor.ts';
import { wordingNote } from '#model/wording-words.ts';
import { wechatPosts } from './wechat-post.ts';
import { absolute } from '../../../tests/fixtures/addresses.ts';

const MARKDOWN = `第一段，有**重点**、*书名*和[网页](https://example.test/a?b=1&c=2)[^1]。

## 一、题

1. 甲项
2. 乙项
   - 丙项

> 引语

| 头一 | 头二 |
|---|---|
| 格一 | **格二** |

再见[网页](https://example.test/a?b=1&c=2)和[站内](/cases/well/)。

![老水井](../pictures/well.jpg)

1 < 2 & "3"

[^1]: 注**文**`;

const article = { slug: 'a', titleLines: ['甲县', '开会'], credit: '乙镇人大', summary: '两句话。' };
const posts = (markdown = MARKDOWN) => wechatPosts('x', { articles: [article] }, new Map([['a', markdown]]), absolute);
const html = posts()[0]?.html ?? '';
/** Tag, words and the style that makes it look as it does, for every element that matters. */
const outline = (text: string) =>
  [...text.matchAll(/<(h\d|p|ul|ol|li|blockquote|table|th|td|strong)(?: start="\d+")?(?: style="([^"]*)")?>/g)].map(
    ([, tag, style = '']) =>
      `${tag} ${/text-indent:[^;]+|font-weight:[^;]+|list-style-type:[^;]+|border[^:]*:[^;]+/.exec(style)?.[0] ?? ''}`,
  );

describe('a post for WeChat', () => {
  it('survives the editor untouched: nothing in it is of a kind that is stripped', () => {
    const parsed = pasteIntoWeixin(html);
    expect(outline(parsed)).toEqual(outline(html));
    // Parsing and writing again changes quotes and ampersands only in ways that mean the same.
    expect(pasteIntoWeixin(parsed)).toBe(parsed);
    expect(parsed.replaceAll('&quot;', '"')).toBe(html.replaceAll('&quot;', '"'));
  });

  it('says first of all, in the whole and in each article, what its text is', () => {
    const articles = [article, { slug: 'b', titleLines: ['乙'] }];
    for (const wording of ['verbatim', 'rewritten', undefined] as const) {
      const made = wechatPosts('x', { articles, ...(wording && { wording }) }, new Map([['a', '甲。']]), absolute);
      expect(made).toHaveLength(3);
      for (const post of made) {
        const pasted = pasteIntoWeixin(post.html).replace(/<[^>]+>/g, '');
        expect(pasted.startsWith(wordingNote(wording))).toBe(true);
      }
    }
  });

  it('keeps headings, indents, bold, lists, quotations and tables', () => {
    const kept = outline(pasteIntoWeixin(html));
    expect(kept).toEqual([
      'p ',
      'p text-indent:2em',
      'strong font-weight:bold',
      'h2 font-weight:bold',
      'ol list-style-type:decimal',
      'li ',
      'li ',
      'ul list-style-type:disc',
      'li ',
      'blockquote border-left:3px solid #b8231a',
      'p text-indent:2em',
      'table border-collapse:collapse',
      'th border:1px solid #999999',
      'th border:1px solid #999999',
      'td border:1px solid #999999',
      'td border:1px solid #999999',
      'strong font-weight:bold',
      'p text-indent:2em',
      'p ',
      'p text-indent:2em',
      'p ',
      'p ',
      'strong font-weight:bold',
      'p ',
      'p ',
      'p ',
    ]);
  });

  it('uses inline styles only', () => {
    expect(html).not.toMatch(/\s(?:class|id|on\w+|href|src)=|<(?:a|img|script|style)\b|position|var\(/);
  });

  it('makes of links numbered notes, of the same address one', () => {
    const words = html.replace(/<[^>]+>/g, '');
    expect(words).toContain('网页[1]〔1〕。');
    expect(words).toContain('再见网页[1]和站内[2]。');
    expect(words).toMatch(/\[1\] https:\/\/example\.test\/a\?b=1&amp;c=2\[2\] https:\/\/[^/]+\/cases\/well\//);
    expect(words).toContain('〔1〕注文');
  });

  it('makes of pictures a list to download, and says where each belongs', () => {
    expect(posts()[0]?.images).toEqual([
      { number: 1, alt: '老水井', url: expect.stringMatching(/^https?:\/\/.*\/pictures\/well-jpg\.jpg$/) as string },
    ]);
    expect(html).toContain('【在这里插入图1：老水井】');
  });

  it('writes signs of HTML as they are read', () => {
    expect(html).toContain('1 &lt; 2 &amp; &quot;3&quot;');
  });

  it('offers the whole issue and each of its articles', () => {
    const two = wechatPosts(
      'x',
      { articles: [article, { slug: 'b', titleLines: ['乙'] }] },
      new Map([
        ['a', '甲文'],
        ['b', '乙文'],
      ]),
      absolute,
    );
    expect(two.map(({ article: code, title }) => [code, title])).toEqual([
      ['', '甲县 开会等2篇'],
      ['a', '甲县 开会'],
      ['b', '乙'],
    ]);
    expect(two[0]?.html).toContain('甲县<br>开会</h2>');
    expect(two[1]?.html).not.toContain('<h2');
    expect(two[0]?.html).toContain('乙文');
    expect(two[1]?.html).not.toContain('乙文');
  });

  it('puts on the clipboard no blank for a number that the print does not state', () => {
    expect(html).not.toContain('第　　期');
  });
});

describe('the editor that the tests paste into', () => {
  it('strips what WeChat strips', () => {
    expect(
      pasteIntoWeixin(
        '<div class="a" id="b"><p style="position:absolute;color:red" onclick="x()">甲<a href="https://a.test/">乙</a></p><script>1</script><img src="https://a.test/b.png"></div>',
      ),
    ).toBe('<p style="color:red;">甲乙</p>');
  });
});
