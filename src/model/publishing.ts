/** Fields that every published page shares: when it went on the web. */
import { custom, optional } from './field.ts';
import { moment } from './moment.ts';

export const publishing = {
  publishedAt: optional(
    custom(
      { label: '上网时间', hint: '页面在本站发布的北京时间，例如 2026-11-23 17:30。没有就不显示，不要补编。' },
      'datetime',
      moment,
    ),
  ),
} as const;
