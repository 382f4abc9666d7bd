import { describe, expect, it } from 'vitest';
import { kindEntries } from '../../tests/fixtures/kind-entries.ts';
import { readIssue, writeIssue } from './issue-text.ts';

const raw = `---
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
const articlesOf = (text: string) => readIssue(text)['articles'] as { slug: string; words: string }[];

describe('an issue', () => {
  it.each(kindEntries('briefings'))('comes back byte for byte when nothing is edited: %s', (_name, file) => {
    expect(writeIssue(readIssue(file))).toBe(file);
  });

  it('has the words of each article with its title', () => {
    expect(articlesOf(raw).map(({ slug, words }) => [slug, words.trim().slice(0, 2)])).toEqual([
      ['jia', '甲的'],
      ['yi', '乙的'],
    ]);
  });

  it('is moved article by article, words and all', () => {
    const [first, second] = articlesOf(raw);
    const moved = writeIssue({ ...readIssue(raw), articles: [second, first] });
    expect(moved).toContain('  - slug: yi\n    titleLines:\n      - 乙\n  - slug: jia\n');
    expect(moved.split('---\n')[2]).toBe(
      '\n<!-- article: yi -->\n\n乙的话。\n\n<!-- article: jia -->\n\n甲的话。\n\n\n再一段。\n',
    );
  });

  it('keeps every byte of an article beside one that is changed', () => {
    const [first, second] = articlesOf(raw);
    const changed = writeIssue({ ...readIssue(raw), articles: [first, { ...second, words: '\n\n乙改过的话。\n' }] });
    expect(changed).toBe(raw.replace('乙的话', '乙改过的话'));
  });

  it('that is new is written as a whole', () => {
    const articles = [
      { slug: 'jia', titleLines: ['甲'], words: '\n甲的话。\n' },
      { slug: 'yi', titleLines: ['乙'], words: '乙的话。' },
    ];
    expect(writeIssue({ _slug: '2026-001', year: 2026, articles })).toBe(
      '---\nyear: 2026\narticles:\n  - slug: jia\n    titleLines:\n      - 甲\n  - slug: yi\n    titleLines:\n      - 乙\n---\n\n<!-- article: jia -->\n甲的话。\n\n<!-- article: yi -->\n\n乙的话。\n',
    );
  });

  it('loses no words of an article that its fields do not name, nor those before the first', () => {
    const odd = raw
      .replace('  - slug: yi\n    titleLines:\n      - 乙\n', '')
      .replace('\n<!-- article: jia', '\n漏在外面的话。\n\n<!-- article: jia');
    expect(articlesOf(odd).map(({ slug }) => slug)).toEqual(['jia', 'yi']);
    expect(articlesOf(odd)[0]?.words).toContain('漏在外面的话。');
    expect(writeIssue(readIssue(odd)).split('---\n')[2]).toBe(odd.split('---\n')[2]);
  });
});
