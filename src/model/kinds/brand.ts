import { list, optional, relation, string, text } from '../field.ts';
import { cadence } from '../cadence.ts';
import { kind } from '../kind.ts';
import { icon } from '../icon.ts';
import { publishing } from '../publishing.ts';
import { source } from '../source.ts';
import { uncited } from '../uncited.ts';

/** 工作品牌: a named practice run by deputies. */
export const brand = kind(
  {
    name: 'brands',
    label: '工作品牌',
    extension: '.mdx',
    title: 'name',
    page: 'entry',
    story: true,
    facts: ['ledBy', 'serves', 'does'],
    ledger: 'article',
    summary: 'summary',
    column: {
      about: '代表们做出了名字的事：谁来做、为谁做、做什么。',
      menu: '品牌',
      order: 30,
      list: 'front',
    },
    front: { order: 30, show: 'cards', most: 6, more: '全部品牌' },
    index: { order: 60, most: 12 },
    feed: true,
    suggested: 'things',
    calendar: cadence,
    approvals: 3,
  },
  {
    name: string({ label: '品牌名', hint: '品牌的名字，不加引号，例如：勤说事。' }, 20),
    summary: text({ label: '提要', hint: '两句话说清这个品牌是做什么的。' }, 200),
    place: relation({ label: '地方', hint: '品牌所在的地方，写地方的编码。' }, 'places'),
    ledBy: optional(string({ label: '谁来做', hint: '由谁发起、以谁为主体，照出处写。' }, 80)),
    serves: optional(string({ label: '服务谁', hint: '为哪些人服务，照出处写。' }, 80)),
    does: string({ label: '做什么', hint: '一句话，照出处写。' }, 120),
    deputies: optional(
      list(
        { label: '有关代表', hint: '出处里点名的代表。' },
        relation({ label: '代表', hint: '代表的编码。' }, 'deputies'),
      ),
    ),
    case: relation({ label: '所属案例', hint: '品牌出自哪个案例，写案例的编码。' }, 'cases'),
    source: source({ label: '出处', hint: '品牌出自哪期简报的哪一篇。' }),
    icon,
    topics: list({ label: '专题', hint: '至少一个。' }, relation({ label: '专题', hint: '专题的编码。' }, 'topics'), 1),
    mechanisms: optional(
      list(
        { label: '机制做法', hint: '品牌体现了哪些机制做法。' },
        relation({ label: '机制做法', hint: '机制做法的编码。' }, 'mechanisms'),
      ),
    ),
    uncited,
    ...publishing,
  },
);
