import { describe, expect, it } from 'vitest';
import { placeIn } from './finding-place.ts';

const issue = `---
year: 2026
articles:
  - slug: jia
    titleLines:
      - 甲
  - slug: yi
    titleLines:
      - 乙
---

<!-- article: jia -->

甲的话。

再一段。

<!-- article: yi -->

乙的话。
`;
const lineOf = (words: string) => issue.split('\n').findIndex((line) => line.includes(words)) + 1;
const words = (line: number | undefined, field?: string) => placeIn('briefings', issue, { line, field }).words;

describe('the place of a finding', () => {
  it('in the words of an issue is its article and block', () => {
    expect([lineOf('甲的话'), lineOf('再一段'), lineOf('乙的话')].map((line) => words(line))).toEqual([
      '第1篇正文第1块',
      '第1篇正文第2块',
      '第2篇正文第1块',
    ]);
  });

  it('in the fields is called as the form calls it', () => {
    expect(words(8, 'articles.1.credit')).toBe('第2篇的供稿');
    expect(words(9, 'articles.1.titleLines.0')).toBe('第2篇的标题的第1项');
    expect(words(2, 'year')).toBe('年份');
    expect(words(undefined, 'imprint.copies')).toBe('报尾的共印份数');
    expect(words(2)).toBe('');
  });

  it('in a story is the block', () => {
    const story = '---\ntitle: 甲\n---\n\n一。\n\n二。\n\n三。\n';
    expect(placeIn('cases', story, { line: 7 })).toEqual({ words: '正文第2块', path: ['body'], block: 1 });
  });
});
