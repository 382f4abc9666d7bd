/** 编务台设置: how many approvals a page goes through, where the desk is reached, where published content is pushed. */
import { kindNames, kindOf } from './kinds.ts';
import type { CollectionName } from './kinds.ts';
import { count, custom, object, optional, string } from './field.ts';
import { forgeSettings } from './forge-settings.ts';
import { z } from 'astro/zod';

/** What the desk edits: an entry of a collection, or the site's settings. */
export type EditableName = CollectionName | 'settings';

const origin = z
  .string({ error: '「origin」应当是网址，例如 https://desk.example.gov.cn。' })
  .regex(/^https?:\/\/[^/\s]+$/, '「origin」只写到域名为止，例如 https://desk.example.gov.cn，末尾不加“/”。');

/** How many different people the settings go through unless the office says otherwise. */
const APPROVALS_OF_SETTINGS = 2;

/** How many different people what is edited goes through unless the office says otherwise. */
export function usualApprovals(name: EditableName): number {
  return name === 'settings' ? APPROVALS_OF_SETTINGS : kindOf(name).approvals;
}

const approvals = Object.fromEntries(
  [...kindNames.map(kindOf), { name: 'settings', label: '网站设置' }].map(({ name, label }) => [
    name,
    optional(count({ label, hint: '从起草推荐到议定，至少要几个不同的人经手，1到3。' }, 1, 3)),
  ]),
) as Record<EditableName, ReturnType<typeof optional<z.ZodNumber>>>;

const smallChange = object(
  { label: '改错字', hint: '已发布的页面只改几个字时，可以少几个人经手。' },
  {
    characters: count({ label: '字数', hint: '最多改几个字算改错字。' }, 1, 50),
    approvals: count({ label: '经手人数', hint: '改错字至少要几个不同的人经手，1到3。' }, 1, 3),
  },
);

export const deskSettings = object(
  { label: '编务台', hint: '编务台的设置，都可以不写。' },
  {
    origin: optional(
      custom(
        { label: '编务台网址', hint: '经 https 反向代理使用时的网址，例如 https://desk.example.gov.cn。' },
        'string',
        origin,
      ),
    ),
    branch: optional(string({ label: '分支', hint: '文件夹用 git 管的，编务台认哪个分支；不写就是 main 或 master。' })),
    remote: optional(string({ label: '远程仓库', hint: '每次发布后推送到这个 git 地址，没有就不写。' })),
    forge: optional(forgeSettings),
    approvals: optional(object({ label: '经手人数', hint: '按栏目写，没有写的按常规。' }, approvals)),
    smallChange: optional(smallChange),
  },
);

export type DeskSettings = z.infer<typeof deskSettings.schema>;
