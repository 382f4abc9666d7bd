import { list, string, text } from '../field.ts';
import { kind } from '../kind.ts';
import { paragraph } from '../source.ts';
import { uncited } from '../uncited.ts';

/** 机制做法: a named way of working that one or more places have set up. */
export const mechanism = kind(
  {
    name: 'mechanisms',
    label: '机制做法',
    extension: '.yaml',
    title: 'name',
    page: 'comparison',
    story: false,
    facts: [],
    ledger: 'paragraphs',
    column: {
      about: '各地人大的机制和做法，一种一页，放在一起好比较。',
      menu: '机制做法',
      order: 70,
      list: 'counted',
    },
    index: { order: 70, most: 12 },
    shared: { words: '同样做法', weight: 3 },
    feed: false,
    suggested: 'things',
    approvals: 2,
  },
  {
    name: string({ label: '名称', hint: '机制做法的名字，例如：网格吹哨、代表报到。' }, 40),
    summary: text({ label: '说明', hint: '一两句话，群众一看就懂。数字和引语照出处写。' }, 240),
    sources: list(
      { label: '出处', hint: '说明里的数字和引语出自哪些段落。' },
      paragraph({ label: '段落', hint: '一个段落写一项。' }),
      1,
    ),
    uncited,
  },
);
