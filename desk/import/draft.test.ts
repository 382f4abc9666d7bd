import { describe, expect, it } from 'vitest';
import type { DraftBriefing } from '#importer/draft.ts';
import { findBlock, makeCredit, makeTitle, mergeWithPrevious, setText, splitBlock, titleToParagraph } from './draft.ts';

const draft: DraftBriefing = {
  articles: [
    {
      titleLines: ['甲县：办好民生实事'],
      credit: '甲县人大办',
      blocks: [
        { kind: 'paragraph', runIn: '一、健全机制。', text: '一、健全机制。建立台账。逐项落实。' },
        { kind: 'paragraph', text: '下一步，继续完善。' },
        { kind: 'paragraph', text: '乙镇：开门听意见' },
        { kind: 'paragraph', text: '（乙镇人大供稿）' },
      ],
    },
  ],
};
const at = (block: number): { article: number; block: number } => ({ article: 0, block });

function texts(one: DraftBriefing): (string | undefined)[] {
  return one.articles.flatMap(({ blocks }) => blocks.map(({ text }) => text));
}

describe('putting an imported draft right', () => {
  it('splits a paragraph and joins it again without losing a character', () => {
    const split = splitBlock(draft, at(0), '一、健全机制。建立台账。'.length);
    expect(texts(split).slice(0, 2)).toEqual(['一、健全机制。建立台账。', '逐项落实。']);
    expect(split.articles[0]?.blocks[0]?.runIn).toBe('一、健全机制。');
    expect(split.articles[0]?.blocks[1]?.runIn).toBeUndefined();
    expect(mergeWithPrevious(split, at(1))).toEqual(draft);
  });

  it('keeps a footnote at its words while they are changed, parted and joined', () => {
    const noted: DraftBriefing = {
      articles: [
        {
          titleLines: ['甲'],
          blocks: [{ kind: 'paragraph', text: '建立台账。逐项落实。', anchors: [{ at: 9, label: '1' }] }],
        },
      ],
    };
    const anchors = (one: DraftBriefing) =>
      one.articles[0]?.blocks.map((block) => block.anchors?.map(({ at }) => block.text?.slice(at)));
    expect(anchors(setText(noted, at(0), '全县建立台账。逐项落实。'))).toEqual([['。']]);
    const split = splitBlock(noted, at(0), 5);
    expect(anchors(split)).toEqual([undefined, ['。']]);
    expect(mergeWithPrevious(split, at(1))).toEqual(noted);
  });

  it('leaves a draft alone that cannot be split or joined there', () => {
    expect(splitBlock(draft, at(0), 0)).toBe(draft);
    expect(mergeWithPrevious(draft, at(0))).toBe(draft);
  });

  it('begins a new article at a title, and the credit goes with the later half', () => {
    const made = makeTitle(draft, at(2));
    expect(made.articles.map(({ titleLines }) => titleLines)).toEqual([['甲县：办好民生实事'], ['乙镇：开门听意见']]);
    expect(made.articles.map(({ credit }) => credit)).toEqual([undefined, '甲县人大办']);
    expect(makeTitle(draft, at(0)).articles[0]?.titleLines).toHaveLength(2);
  });

  it('takes a title back, down to joining the article to the one above', () => {
    expect(texts(titleToParagraph(makeTitle(draft, at(2)), 1))).toEqual(texts(draft));
  });

  it('takes the credit out of its brackets', () => {
    const made = makeCredit(draft, at(3));
    expect(made.articles[0]?.credit).toBe('乙镇人大');
    expect(texts(made)).toHaveLength(3);
  });

  it('gives up run-in words that are no longer there', () => {
    expect(setText(draft, at(0), '建立台账。').articles[0]?.blocks[0]).toEqual({
      kind: 'paragraph',
      text: '建立台账。',
    });
  });

  it('finds the block of a diagnostic by its words, across line breaks', () => {
    const diagnostic = { severity: 'warning', rule: 'x', sentence: '', remedy: '' } as const;
    expect(findBlock(draft, { ...diagnostic, excerpt: '继续 完善' })).toEqual(at(1));
    expect(findBlock(draft, { ...diagnostic, excerpt: '哪里也没有的话' })).toBeUndefined();
  });
});
