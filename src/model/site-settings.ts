/**
 * 网站设置: what one office's site differs in from another's, beside its content.
 * All of it stands in one file, {@link SITE_FILE}.
 */
import { z } from 'astro/zod';
import { deskSettings } from './desk-settings.ts';
import { custom, flag, list, object, optional, strict, string, text } from './field.ts';
import { paragraph } from './source.ts';

/** In the office's folder, as every path of an office's file. */
export const SITE_FILE = 'site.yaml';

const address = z
  .string({ error: '「site」应当是网址，例如 https://www.example.gov.cn。' })
  .regex(/^https?:\/\/[^/\s]+$/, '「site」只写到域名为止，例如 https://www.example.gov.cn，末尾不加“/”。');

const base = z
  .string({ error: '「base」应当是路径，例如 / 或 /rd/。' })
  .regex(/^\/(?:[\w.-]+\/)*$/, '「base」应当以“/”开头、以“/”结尾，例如 / 或 /rd/。');

const page = (label: string, example: string) =>
  custom(
    { label, hint: `站内路径，以“/”开头、以“/”结尾，例如 ${example}。` },
    'string',
    z
      .string({ error: `缺少「${label}」。写站内路径，例如 ${example}。` })
      .regex(/^\/(?:[\w.-]+\/)+$/, `「${label}」应当是站内路径，以“/”开头、以“/”结尾，例如 ${example}。`),
  );

const redirect = object(
  { label: '旧址', hint: '一个搬走的页面。' },
  { from: page('原地址', '/cases/old/'), to: page('新地址', '/cases/new/') },
);

const correction = z
  .string({ error: '「纠错入口」应当是网址或邮箱，例如 mailto:jiucuo@example.gov.cn。' })
  .regex(
    /^(?:https?:\/\/|mailto:)[^\s"<>]+$/,
    '「纠错入口」应当以 https:// 或 mailto: 开头，例如 mailto:jiucuo@example.gov.cn。',
  );

const fields = {
  name: string({ label: '网站名称', hint: '浏览器标题、页首和页脚都用它。' }, 40),
  site: custom({ label: '网址', hint: '网站的协议和域名，例如 https://www.example.gov.cn。' }, 'string', address),
  base: custom({ label: '路径', hint: '网站放在域名根下就写 /，放在子栏目就写 /rd/ 这样的路径。' }, 'string', base),
  indexInLinks: optional(
    flag({
      label: '链接带文件名',
      hint: '对象存储等不会自己找 index.html 的地方才写 true，站内链接就都写到 index.html；不写就是 false。',
    }),
  ),
  slogan: optional(string({ label: '口号', hint: '首页大字下面的一行，没有就不写。' }, 60)),
  campaign: optional(string({ label: '主题活动', hint: '网站围绕的主题活动全名，没有就不写。' }, 60)),
  description: optional(text({ label: '简介', hint: '两句话介绍网站，用于首页、搜索引擎和微信分享。' }, 200)),
  deputyColumn: optional(text({ label: '代表栏说明', hint: '典型代表一栏的来历和选法，没有就不写。' }, 300)),
  about: optional(
    list(
      { label: '关于本站', hint: '“关于本站”页的文字，一段一项。' },
      text({ label: '段落', hint: '一段文字。' }, 400),
    ),
  ),
  issuer: optional(string({ label: '主办单位', hint: '网站主办单位全称，没有确定就不写，不要编造。' })),
  contact: optional(string({ label: '联系方式', hint: '办公电话、地址等，没有就不写。' })),
  correction: optional(
    custom(
      { label: '纠错入口', hint: '接收纠错的网址或邮箱（https:// 或 mailto:），没有就不写。' },
      'string',
      correction,
    ),
  ),
  icp: optional(string({ label: 'ICP备案号', hint: '例如：豫ICP备12345678号，没有就不写。' })),
  police: optional(string({ label: '公安备案号', hint: '例如：豫公网安备41000000000000号，没有就不写。' })),
  siteIdCode: optional(string({ label: '网站标识码', hint: '党政机关网站标识码，没有就不写。' })),
  reach: optional(
    list(
      { label: '怎样找到代表', hint: '简报写到的、群众能找到代表的办法，一个地方一项，没有就不写。' },
      object(
        { label: '一个办法', hint: '在哪里、怎样找到代表。' },
        {
          where: string({ label: '哪里', hint: '例如：孙营乡。' }, 30),
          text: text({ label: '怎样找', hint: '一两句话，只写简报写了的。' }, 160),
          source: paragraph({ label: '出处', hint: '简报哪一段写的，例如 2024-zhutihuodong/sunying#p2。' }),
        },
      ),
    ),
  ),
  organisations: optional(
    list(
      { label: '机关名称', hint: '本单位常写的机关全称，一个一项；正文里差一个字的写法会被提醒。' },
      string({ label: '全称', hint: '机关的规范全称，例如河南省人大常委会代表工作委员会。' }),
    ),
  ),
  redirects: optional(list({ label: '旧址', hint: '搬走的页面，老地址会自动转到新地址。' }, redirect)),
  desk: optional(deskSettings),
};

export const siteSettings = {
  name: 'settings',
  label: '网站设置',
  extension: '.yaml',
  fields,
  schema: strict(fields),
} as const;

export type SiteSettings = z.infer<typeof siteSettings.schema>;

/**
 * What is changed in the file only, by whoever looks after the machine, and takes effect at the next start:
 * addresses that every page carries, and who may publish.
 */
export const lockedSettings = [
  'site',
  'base',
  'indexInLinks',
  'desk',
] as const satisfies readonly (keyof typeof fields)[];
