import { describe, expect, it } from 'vitest';
import { datedSentences } from './dated-sentences.ts';

const block = (id: string, text: string) => ({ id, tag: 'p', text });

describe('datedSentences', () => {
  it('finds the sentences that name a month, in the order of the months', () => {
    const blocks = [
      block('p1', '拟于6月份办班。没有日期的话。'),
      block('s1', '8月的标题'),
      block('p2', '4月份，去学习；2024年12月15日开会！'),
    ];
    expect(datedSentences(blocks, 2024)).toEqual([
      { month: 4, text: '4月份，去学习；2024年12月15日开会！', block: 'p2' },
      { month: 6, text: '拟于6月份办班。', block: 'p1' },
    ]);
  });

  it('takes neither lengths of time nor months of another year', () => {
    expect(datedSentences([block('p1', '用了3个月。2023年5月建成。13月。')], 2024)).toEqual([]);
    expect(datedSentences([block('p1', '2024年5月建成。')], 2024)).toHaveLength(1);
  });
});
