/** 撤稿: a page that was taken down. Its addresses stay alive and say so. */
import { z } from 'astro/zod';
import { custom, list, optional, strict, string, text } from './field.ts';
import { moment } from './moment.ts';

const address = z
  .string({ error: '撤下的地址是站内路径，例如 /cases/old/。' })
  .regex(/^\/(?:[a-z0-9-]+\/)+$/, '撤下的地址以“/”开头、以“/”结尾，例如 /cases/old/。');

const fields = {
  title: string({ label: '标题', hint: '撤下的页面原来的标题。' }),
  addresses: list(
    { label: '地址', hint: '撤下的页面原来的站内路径。' },
    custom({ label: '地址', hint: '例如 /cases/old/。' }, 'string', address),
    1,
  ),
  withdrawnAt: custom({ label: '撤稿时间', hint: '北京时间，例如 2026-11-23 17:30。' }, 'datetime', moment),
  reason: optional(text({ label: '说明', hint: '读者看到的撤稿说明，没有就不写。' }, 300)),
};

/** One file of the folder withdrawn. */
export const withdrawal = strict(fields, { label: '撤稿', hint: '一个撤下的页面。' });

export type Withdrawal = z.infer<typeof withdrawal>;
