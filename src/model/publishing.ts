/** Fields that every published page shares: when it goes on the web, and what was put right since. */
import { custom, list, object, optional, text, unheld } from './field.ts';
import { moment } from './moment.ts';

const correction = object(
  { label: '更正', hint: '一处更正。' },
  {
    at: custom({ label: '更正时间', hint: '北京时间，例如 2026-11-23 17:30。' }, 'datetime', moment),
    text: text({ label: '更正内容', hint: '原来怎么写的，现在改成什么，读者会在页面上看到。' }, 300),
  },
);

export const publishing = {
  publishedAt: optional(
    custom(
      { label: '上网时间', hint: '页面在本站发布的北京时间，例如 2026-11-23 17:30。没有就不显示，不要补编。' },
      'datetime',
      moment,
    ),
  ),
  publishAt: optional(
    custom(
      {
        label: '定时发布',
        hint: '到这个北京时间才上网，例如 2026-11-24 08:00；在这之前网站上哪里都没有它。不写就在议定时发布。经编务台发布后这一项会自动去掉。',
      },
      'datetime',
      moment,
    ),
  ),
  unpublishAt: optional(
    unheld(
      custom(
        {
          label: '到期撤下',
          hint: '到这个北京时间自动撤下，例如 2027-01-01 00:00；原来的地址留下撤稿说明。不写就一直在。',
        },
        'datetime',
        moment,
      ),
    ),
  ),
  corrections: optional(
    unheld(list({ label: '更正', hint: '发布后改过实质内容，就写一条更正，显示在文末。' }, correction)),
  ),
} as const;
