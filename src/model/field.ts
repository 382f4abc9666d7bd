/**
 * The field vocabulary: one declaration of a field yields both its Zod schema
 * and what an editing form needs to know about it (label, hint, widget).
 * Every error a schema can raise is a Chinese sentence that says what to write.
 */
import { z } from 'astro/zod';

/** What a form shows for a field, whatever the form's technology. */
export interface Control {
  readonly widget:
    | 'string'
    | 'text'
    | 'number'
    | 'boolean'
    | 'select'
    | 'date'
    | 'datetime'
    | 'relation'
    | 'image'
    | 'list'
    | 'object'
    | 'markdown';
  /** Chinese name of the field. */
  readonly label: string;
  /** Chinese sentence: what to write, and what the reader gets from it. */
  readonly hint: string;
  readonly required: boolean;
  /** select: the allowed values with their Chinese labels. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** relation: the collection whose entry ids are allowed. */
  readonly collection?: string;
  /** The value is a source: the name of an article of a briefing, or of a paragraph. */
  readonly cites?: 'article' | 'paragraph';
  /** list: the control of one item; object: the named controls inside. */
  readonly item?: Control;
  readonly fields?: Readonly<Record<string, Control>>;
  /** relation: the value is the name of one of the office's drawings. */
  readonly drawing?: boolean;
  /** The value must stand word for word in the cited paragraph. */
  readonly verbatim?: boolean;
  /** The value is read on from the field before it, as a unit from its number. */
  readonly readOn?: boolean;
  /** What the office says of the page, not of what it tells; the fact ledger leaves it alone. */
  readonly unheld?: boolean;
  /** How a value that has a structure of its own is said to a reader, on one line. */
  readonly say?: (value: unknown) => string;
}

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly control: Control;
}

export type Fields = Readonly<Record<string, Field>>;

export interface About {
  readonly label: string;
  readonly hint: string;
}

export type SchemasOf<F extends Fields> = { [K in keyof F]: F[K]['schema'] };

/** A message for "missing" and one for "wrong type", both naming what to write. */
function say(about: About, kind: string) {
  return {
    error: (issue: { readonly input?: unknown }) =>
      issue.input === undefined || issue.input === null
        ? `缺少「${about.label}」。${about.hint}`
        : `「${about.label}」应当是${kind}。${about.hint}`,
  };
}

/** One line of text, neither empty nor padded with spaces. */
export function string(about: About, limit = 200): Field<z.ZodString> {
  const schema = z
    .string(say(about, '一行文字'))
    .min(1, `「${about.label}」不能为空。${about.hint}`)
    .max(limit, `「${about.label}」超过${limit}个字，请写短一些。`)
    .regex(/^\S(?:.*\S)?$/u, `「${about.label}」只能写一行，前后不要留空格。`);
  return { schema, control: { widget: 'string', ...about, required: true } };
}

/** A paragraph of plain text (characters, not Markdown). */
export function text(about: About, limit = 2000): Field<z.ZodString> {
  const schema = z
    .string(say(about, '一段文字'))
    .min(1, `「${about.label}」不能为空。${about.hint}`)
    .max(limit, `「${about.label}」超过${limit}个字，请写短一些。`)
    .regex(/^\S[\s\S]*$/u, `「${about.label}」开头不要留空格。`);
  return { schema, control: { widget: 'text', ...about, required: true } };
}

/** A whole number of at least `min`. */
export function count(about: About, min = 1, max = 100_000): Field<z.ZodNumber> {
  const schema = z
    .number(say(about, '阿拉伯数字'))
    .int(`「${about.label}」应当是整数。`)
    .min(min, `「${about.label}」不能小于${min}。`)
    .max(max, `「${about.label}」不能大于${max}。`);
  return { schema, control: { widget: 'number', ...about, required: true } };
}

export function flag(about: About): Field<z.ZodBoolean> {
  return {
    schema: z.boolean(say(about, '是（true）或否（false）')),
    control: { widget: 'boolean', ...about, required: true },
  };
}

/** One value of a closed list; `options` maps stored value → Chinese label. */
export function select<const O extends Readonly<Record<string, string>>>(
  about: About,
  options: O,
): Field<z.ZodEnum<{ [K in keyof O & string]: K }>> {
  const values = Object.keys(options) as (keyof O & string)[];
  const listed = values.map((value) => `${value}（${options[value]}）`).join('、');
  return {
    schema: z.enum(values, { error: () => `「${about.label}」只能是：${listed}。` }) as unknown as z.ZodEnum<{
      [K in keyof O & string]: K;
    }>,
    control: {
      widget: 'select',
      ...about,
      required: true,
      options: values.map((value) => ({ value, label: options[value] as string })),
    },
  };
}

/**
 * The id of an entry of another kind; whether it exists is for the archive to say.
 * @param to the kind's name: only a string here, because the table of kinds is made of fields; a test knows them.
 */
export function relation(about: About, to: string): Field<z.ZodString> {
  const schema = z
    .string(say(about, '另一条内容的编码'))
    .regex(SLUG, `「${about.label}」应当是编码：小写字母、数字和连字符，例如 xinmi。`);
  return { schema, control: { widget: 'relation', ...about, required: true, collection: to } };
}

/** Windows keeps a few names for devices; a file of such a name cannot be made there. */
export const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** An ASCII code that becomes part of an address and never changes afterwards. */
export const SLUG = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function slug(about: About): Field<z.ZodString> {
  const schema = z
    .string(say(about, '编码'))
    .max(80, `「${about.label}」超过80个字符，请写短一些。`)
    .regex(SLUG, `「${about.label}」只能用小写字母、数字和连字符，例如 xinmi。它会成为网址的一部分。`);
  return { schema, control: { widget: 'string', ...about, required: true } };
}

/** A field whose value is checked by a schema of its own (a date, a source). */
export function custom<S extends z.ZodType>(about: About, widget: Control['widget'], schema: S): Field<S> {
  return { schema, control: { widget, ...about, required: true } };
}

export function list<S extends z.ZodType>(about: About, item: Field<S>, min = 0): Field<z.ZodArray<S>> {
  const schema = z
    .array(item.schema, say(about, '列表（每项前写“- ”）'))
    .min(min, `「${about.label}」至少要有${min}项。${about.hint}`);
  return { schema, control: { widget: 'list', ...about, required: min > 0, item: item.control } };
}

/** A group of named fields; a field that is not declared is an error. */
export function object<F extends Fields>(about: About, fields: F): Field<z.ZodObject<SchemasOf<F>, z.core.$strict>> {
  return {
    schema: strict(fields, about),
    control: { widget: 'object', ...about, required: true, fields: controls(fields) },
  };
}

export function optional<S extends z.ZodType>(field: Field<S>): Field<z.ZodOptional<S>> {
  return { schema: field.schema.optional(), control: { ...field.control, required: false } };
}

/** Marks a value that must stand word for word in the cited paragraph. */
export function verbatim<S extends z.ZodType>(field: Field<S>): Field<S> {
  return { schema: field.schema, control: { ...field.control, verbatim: true } };
}

/** Marks a value that is read, and checked, as the end of the field before it. */
export function readOn<S extends z.ZodType>(field: Field<S>): Field<S> {
  return { schema: field.schema, control: { ...field.control, readOn: true } };
}

/** Marks a value that is the office's own word about the page, see {@link Control.unheld}. */
export function unheld<S extends z.ZodType>(field: Field<S>): Field<S> {
  return { schema: field.schema, control: { ...field.control, unheld: true } };
}

/** A strict object schema whose unknown-key and type errors are Chinese. */
export function strict<F extends Fields>(fields: F, about?: About): z.ZodObject<SchemasOf<F>, z.core.$strict> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])) as SchemasOf<F>;
  const known = Object.entries(fields)
    .map(([name, field]) => `${name}（${field.control.label}）`)
    .join('、');
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') {
        return `没有「${issue.keys.join('」「')}」这一项。可以写的有：${known}。`;
      }
      return about ? say(about, '一组“名称: 值”').error(issue) : '文件开头应当是一组“名称: 值”。';
    },
  });
}

export function controls(fields: Fields): Record<string, Control> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.control]));
}
