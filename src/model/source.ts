/**
 * Where a fact comes from: an article of a briefing, or one paragraph of it.
 * Written `briefing/article` or `briefing/article#p3` (the third paragraph);
 * a briefing with a single article is one page, so there it is `briefing#p3`.
 * These are the same words that stand in the page's address.
 */
import { z } from 'astro/zod';
import { custom } from './field.ts';
import type { About, Field } from './field.ts';

export interface Source {
  readonly briefing: string;
  /** Absent for a briefing with a single article. */
  readonly article?: string;
  /** 1-based number of the paragraph within the article. */
  readonly paragraph?: number;
}

const PATTERN = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/([a-z0-9]+(?:-[a-z0-9]+)*))?(?:#p([1-9]\d*))?$/;

export function parseSource(value: string): Source | undefined {
  const [, briefing, article, paragraph] = PATTERN.exec(value) ?? [];
  if (briefing === undefined) return undefined;
  return {
    briefing,
    ...(article !== undefined && { article }),
    ...(paragraph !== undefined && { paragraph: Number(paragraph) }),
  };
}

const FORM =
  '出处应当写成“简报编码/篇编码”，例如 2024-zhutihuodong/xinmi（只有一篇的简报不写篇编码）；要指明段落再加 #p3（第3段）。';

export const articleSource = z
  .string({ error: FORM })
  .refine((value) => parseSource(value) !== undefined, { error: FORM });

export const paragraphSource = z
  .string({ error: FORM })
  .refine((value) => parseSource(value)?.paragraph !== undefined, { error: `${FORM}这里必须指明段落。` });

/** A field that names an article. */
export function source(about: About): Field<typeof articleSource> {
  const { schema, control } = custom(about, 'string', articleSource);
  return { schema, control: { ...control, cites: 'article' } };
}

/** A field that names a paragraph. */
export function paragraph(about: About): Field<typeof paragraphSource> {
  const { schema, control } = custom(about, 'string', paragraphSource);
  return { schema, control: { ...control, cites: 'paragraph' } };
}
