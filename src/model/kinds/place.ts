import { optional, relation, select, string } from '../field.ts';
import { kind } from '../kind.ts';

/** Levels from the widest to the narrowest; a place's parent is always wider. */
export const placeLevels = {
  province: '省',
  city: '市',
  county: '县（市、区）',
  township: '乡镇（街道）',
  village: '村（社区）',
} as const;

export type PlaceLevel = keyof typeof placeLevels;

/** 地方: 省→市→县→乡镇/街道→村/社区. */
export const place = kind(
  {
    name: 'places',
    label: '地方',
    extension: '.yaml',
    title: 'name',
    page: 'members',
    story: false,
    facts: [],
    ledger: 'none',
    column: {
      about: '从省到村（社区），点开一个地方，看那里和它下面各处的代表在做什么。',
      menu: '地方',
      order: 50,
      list: 'own',
    },
    front: { order: 50, show: 'names', most: Infinity, more: '全部地方' },
    index: { order: 30 },
    shared: { words: '同一地方', weight: 4 },
    feed: false,
    suggested: 'things',
    approvals: 2,
  },
  {
    name: string({ label: '地名', hint: '标准地名，例如：新密市。' }, 30),
    level: select({ label: '级别', hint: '从省到村（社区）五级。' }, placeLevels),
    parent: optional(relation({ label: '上级地方', hint: '上一级地方的编码，最高一级不写。' }, 'places')),
  },
);
