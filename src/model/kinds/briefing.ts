import type { z } from 'astro/zod';
import { article } from '../article.ts';
import { count, custom, list, optional, string, text } from '../field.ts';
import { kind } from '../kind.ts';
import { imprint } from '../imprint.ts';
import { partialDate } from '../partial-date.ts';
import { publishing } from '../publishing.ts';
import { wording } from '../wording.ts';

/** 简报: one issue, with one or more articles. What the print does not carry stays absent. */
export const briefing = kind(
  {
    name: 'briefings',
    label: '简报',
    extension: '.md',
    title: 'articles.0.titleLines.0',
    page: 'issue',
    story: false,
    facts: [],
    // It is what the others are held against.
    ledger: 'none',
    summary: 'articles.*.summary',
    column: {
      about: '各期简报的网页版，按年份排列，每一篇、每一段都能单独引用。',
      menu: '简报',
      order: 40,
      list: 'own',
    },
    front: { order: 20, show: 'lines', most: 8, title: '新到简报', more: '全部简报' },
    index: { order: 10 },
    feed: true,
    approvals: 2,
  },
  {
    series: optional(string({ label: '报头名称', hint: '印在报头的简报名称。印刷件上没有就不写，页面会如实说明。' })),
    year: optional(count({ label: '年份', hint: '这期简报的年份，例如 2024。' }, 1949, 2100)),
    yearBasis: optional(text({ label: '年份依据', hint: '年份没有印出来、是从正文推定的，就在这里说明根据哪句话。' })),
    edition: optional(string({ label: '刊别', hint: '印着“增刊”“特刊”“专刊”的就照样写，平常的一期不写。' }, 20)),
    issue: optional(count({ label: '期号', hint: '“第3期”就写 3。印刷件上没有就不写，页面显示“期号未载明”。' })),
    totalIssue: optional(count({ label: '总期号', hint: '“总第120期”就写 120，没有就不写。' })),
    date: optional(
      custom(
        { label: '印发日期', hint: '知道到哪一级就写到哪一级：2024-04-02、2024-04 或 2024。没有就不写。' },
        'date',
        partialDate,
      ),
    ),
    issuer: optional(string({ label: '编印单位', hint: '报头左下的编印单位全称，没有就不写。' })),
    campaign: optional(string({ label: '主题活动', hint: '这期简报围绕的主题活动全名，没有就不写。' })),
    editorNote: optional(text({ label: '编者按', hint: '编者按全文，没有就不写。' })),
    wording,
    articles: list({ label: '各篇', hint: '按印刷顺序，一篇一项，至少一篇。' }, article, 1),
    imprint: optional(imprint),
    ...publishing,
  },
);

export type Briefing = z.infer<typeof briefing.schema>;
export type Article = Briefing['articles'][number];
