import { list, object, optional, readOn, relation, string, text, verbatim } from '../field.ts';
import { cadence } from '../cadence.ts';
import { kind } from '../kind.ts';
import { icon, scene } from '../icon.ts';
import { publishing } from '../publishing.ts';
import { source } from '../source.ts';
import { uncited } from '../uncited.ts';

/** 案例: one place's practice, told for citizens, with every figure traced to its briefing. */
export const caseStudy = kind(
  {
    name: 'cases',
    label: '案例',
    extension: '.mdx',
    title: 'title',
    page: 'entry',
    story: true,
    facts: [],
    ledger: 'article',
    summary: 'summary',
    column: {
      about: '一个地方一篇，讲清怎么起头、怎么做、做成了什么，数字都能查到出处。',
      menu: '案例',
      order: 10,
      list: 'front',
    },
    front: { order: 10, show: 'front', most: 4, more: '全部案例' },
    index: { order: 40, most: 12 },
    feed: true,
    calendar: cadence,
    approvals: 3,
  },
  {
    title: string({ label: '标题', hint: '一句话说清这个地方做成了什么，末尾不加标点。' }, 40),
    subtitle: optional(string({ label: '副标题', hint: '补充说明标题，没有就不写。' }, 60)),
    summary: text({ label: '提要', hint: '两句话，会出现在列表、微信分享和搜索结果里，要能单独读懂。' }, 200),
    place: relation({ label: '地方', hint: '案例发生的地方，写地方的编码。' }, 'places'),
    source: source({ label: '出处', hint: '案例依据的是哪期简报的哪一篇。' }),
    icon,
    scene,
    headline: optional(
      object(
        { label: '一个数', hint: '首页上和题目放在一起的一个数，照出处写，没有就不写。' },
        {
          value: verbatim(string({ label: '数', hint: '例如：20余。' }, 12)),
          unit: optional(readOn(string({ label: '单位', hint: '例如：条。' }, 12))),
          label: string({ label: '说明', hint: '这个数说的是什么。' }, 40),
        },
      ),
    ),
    topics: list({ label: '专题', hint: '至少一个。' }, relation({ label: '专题', hint: '专题的编码。' }, 'topics'), 1),
    mechanisms: list(
      { label: '机制做法', hint: '至少一个。' },
      relation({ label: '机制做法', hint: '机制做法的编码。' }, 'mechanisms'),
      1,
    ),
    uncited,
    ...publishing,
  },
);
