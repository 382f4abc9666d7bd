/** 图记: the small drawing of an entry, a file of the office's own in `icons/`. What is in one is data, never code. */
import { z } from 'astro/zod';
import { custom, optional, SLUG } from './field.ts';
import type { About, Field } from './field.ts';

/** The folder of an office's drawings. */
export const ICON_FOLDER = 'icons';

/** One shape, with what React is given for it. */
export interface Shape {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inner: readonly Shape[];
}

/** The boxes that drawings are made in: a small one of 24 units square, and a scene as wide as a page. */
export const ICON_BOX = '0 0 24 24';
export const SCENE_BOX = '0 0 72 36';

export interface Drawing {
  /** What people call it; empty when the file does not say. */
  readonly title: string;
  readonly box: typeof ICON_BOX | typeof SCENE_BOX;
  readonly shapes: readonly Shape[];
}

const nameOf = (label: string, hint: string) =>
  z
    .string({ error: `「${label}」应当是一张图的名字。${hint}` })
    .regex(SLUG, `「${label}」应当是图的名字：小写字母、数字和连字符，不写 .svg，例如 bench。`);

/** A field of an entry that names one; whether it exists is for the archive to say. */
function drawingField(about: About): Field<z.ZodOptional<ReturnType<typeof nameOf>>> {
  const { schema, control } = custom(about, 'relation', nameOf(about.label, about.hint));
  return optional({ schema, control: { ...control, drawing: true } });
}

export const icon = drawingField({
  label: '图记',
  hint: '列表和页首的小图，写图记文件夹里一张图的名字，没有就不写。',
});

/** What is drawn large at the head of a page and on the front page. */
export const scene = drawingField({
  label: '题图',
  hint: '页首和首页上的大图，写图记文件夹里一张宽图（72×36）的名字，没有就用图记。',
});
