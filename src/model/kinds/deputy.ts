import type { z } from 'astro/zod';
import { list, optional, relation, string, text } from '../field.ts';
import { cadence } from '../cadence.ts';
import { kind } from '../kind.ts';
import { icon, scene } from '../icon.ts';
import { provenance } from '../provenance.ts';
import { publishing } from '../publishing.ts';
import { source } from '../source.ts';
import { uncited } from '../uncited.ts';

/** 典型代表: one deputy's story and how the deputy was selected. */
export const deputy = kind(
  {
    name: 'deputies',
    label: '典型代表',
    extension: '.mdx',
    title: 'name',
    page: 'entry',
    story: true,
    facts: ['offices'],
    ledger: 'article',
    summary: 'summary',
    column: {
      about: '简报里点到名字的人大代表，只写简报写了的事。',
      menu: '典型代表',
      order: 20,
      list: 'front',
      note: 'deputyColumn',
    },
    front: { order: 40, show: 'people', most: 6, more: '全部代表' },
    index: { order: 50, most: 12 },
    feed: true,
    suggested: 'people',
    calendar: cadence,
    approvals: 3,
  },
  {
    name: string({ label: '姓名', hint: '代表的姓名。' }, 20),
    offices: list(
      { label: '职务', hint: '照出处写，一个职务一项。' },
      string({ label: '职务', hint: '例如：枣林镇人大代表。' }, 60),
      1,
    ),
    summary: text({ label: '提要', hint: '两句话说清这位代表做了什么。' }, 200),
    place: relation({ label: '地方', hint: '代表履职的地方，写地方的编码。' }, 'places'),
    source: source({ label: '出处', hint: '事迹依据的是哪期简报的哪一篇。' }),
    icon,
    scene,
    topics: list({ label: '专题', hint: '至少一个。' }, relation({ label: '专题', hint: '专题的编码。' }, 'topics'), 1),
    mechanisms: optional(
      list(
        { label: '机制做法', hint: '事迹体现了哪些机制做法。' },
        relation({ label: '机制做法', hint: '机制做法的编码。' }, 'mechanisms'),
      ),
    ),
    provenance: optional(provenance),
    uncited,
    ...publishing,
  },
);

export type Deputy = z.infer<typeof deputy.schema>;
