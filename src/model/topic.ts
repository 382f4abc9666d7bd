import type { z } from 'astro/zod';
import { concept, string, text } from './field.ts';

/** 专题: what a page is about, in a citizen's words. */
export const topic = concept(
  { collection: 'topics', label: '专题', extension: '.yaml' },
  {
    name: string({ label: '专题名', hint: '四到八个字，群众一看就懂。' }, 16),
    summary: text({ label: '说明', hint: '一句话说清这个专题收哪些内容。' }, 120),
  },
);

export type Topic = z.infer<typeof topic.schema>;
