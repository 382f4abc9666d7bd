import { string, text } from '../field.ts';
import { kind } from '../kind.ts';

/** 专题: what a page is about, in a citizen's words. */
export const topic = kind(
  {
    name: 'topics',
    label: '专题',
    extension: '.yaml',
    title: 'name',
    page: 'members',
    story: false,
    facts: [],
    ledger: 'none',
    column: {
      about: '按群众关心的事归类，点开一个专题，看各地是怎么做的。',
      menu: '专题',
      order: 60,
      list: 'counted',
    },
    index: { order: 20 },
    shared: { words: '同一专题', weight: 1 },
    feed: false,
    approvals: 2,
  },
  {
    name: string({ label: '专题名', hint: '四到八个字，群众一看就懂。' }, 16),
    summary: text({ label: '说明', hint: '一句话说清这个专题收哪些内容。' }, 120),
  },
);
