import { custom, object, optional, string, unheld } from './field.ts';
import type { About } from './field.ts';
import { partialDate } from './partial-date.ts';

function step(about: About, by: string) {
  return object(about, {
    by: optional(string({ label: `${about.label}单位`, hint: by })),
    on: optional(
      custom({ label: `${about.label}日期`, hint: '知道到哪一级就写到哪一级，没有载明就不写。' }, 'date', partialDate),
    ),
  });
}

/** 推→审→定: who recommended, reviewed and decided; each may be 未载明. */
export const provenance = unheld(
  object(
    { label: '推审定', hint: '典型是怎样选出来的。没有载明的项不写，页面显示“未载明”。' },
    {
      recommended: optional(step({ label: '推荐', hint: '第一步。' }, '由哪个乡镇（街道）推荐。')),
      reviewed: optional(step({ label: '审核', hint: '第二步。' }, '由哪个专委或工委审核。')),
      decided: optional(step({ label: '议定', hint: '第三步。' }, '由哪次主任会议议定。')),
    },
  ),
);
