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

/** A drawing on a grid of 24 units. */
export interface Drawing {
  /** What people call it; empty when the file does not say. */
  readonly title: string;
  readonly shapes: readonly Shape[];
}

const ABOUT: About = { label: '图记', hint: '列表和页首的小图，写图记文件夹里一张图的名字，没有就不写。' };

const name = z
  .string({ error: `「${ABOUT.label}」应当是一张图的名字。${ABOUT.hint}` })
  .regex(SLUG, `「${ABOUT.label}」应当是图的名字：小写字母、数字和连字符，不写 .svg，例如 bench。`);

/** The field of an entry that names one; whether it exists is for the archive to say. */
export const icon: Field<z.ZodOptional<typeof name>> = optional(iconField());

function iconField(): Field<typeof name> {
  const { schema, control } = custom(ABOUT, 'relation', name);
  return { schema, control: { ...control, drawing: true } };
}
