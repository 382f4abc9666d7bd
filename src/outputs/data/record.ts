/**
 * The archive as open data: what the model says of an entry, its address, and
 * the words of its articles. The published JSON Schemas are made of the same
 * model, so data and schema cannot part.
 */
import { z } from 'astro/zod';
import { splitArticles } from '#archive/briefing-body.ts';
import type { Entry } from '#archive/entry.ts';
import { articlePath } from '#lib/article-path.ts';
import { entryPath } from '#lib/entry-path.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { withPlainPictures } from '#lib/pictures.ts';
import type { SiteUrls } from '#lib/urls.ts';
import { withWholeLinks } from '#lib/whole-links.ts';
import { article } from '#model/article.ts';
import { kindNames, kindOf, kinds } from '#model/kinds.ts';
import { controls } from '#model/field.ts';
import type { Control } from '#model/field.ts';
import type { CollectionName, DataOf } from '#model/kinds.ts';
import { wordingNote } from '#model/wording-words.ts';

const id = z.string().meta({ title: '编码', description: '在本类内容中不重复，是网址的一部分，发布后不变。' });
const url = z.url().meta({ title: '网址', description: '本站上的页面。' });

const trialNote = z
  .string()
  .optional()
  .meta({ title: '试用说明', description: '只有试用的网站才有：它的内容都是编出来的。' });

/** Stands first in every record. */
const head = { id, url, trialNote };

const paragraph = z
  .strictObject({
    id: z
      .string()
      .regex(/^p[1-9]\d*$/)
      .meta({ title: '段号', description: '加在网址后面（#p3）就指到这一段。' }),
    text: z.string().meta({ title: '文字' }),
  })
  .meta({ title: '段落' });

const articleRecord = z.strictObject({
  ...article.schema.shape,
  url,
  markdown: z.string().meta({ title: '正文', description: 'Markdown 格式。' }),
  paragraphs: z.array(paragraph).meta({ title: '各段', description: '正文的每一段、每个列表和表格，不含小标题。' }),
});

const briefingRecord = z.strictObject({
  ...head,
  ...kinds.briefings.schema.shape,
  wordingNote: z
    .string()
    .meta({ title: '文字说明', description: '正文是不是印发的原文，一句话说明；转载、引用时请带上。' }),
  articles: z.array(articleRecord).min(1),
});

const mdx = z.string().meta({ title: '正文', description: 'MDX 格式：Markdown 加内容指南里的组件。' });

/** Of an issue the record holds its articles with their words; of what is written in MDX, the body. */
function recordSchema(name: CollectionName): z.ZodObject {
  const { page, extension, schema } = kindOf(name);
  if (page === 'issue') return briefingRecord;
  return z.strictObject({ ...head, ...(extension === '.mdx' && { mdx }), ...schema.shape });
}

export const records = Object.fromEntries(kindNames.map((name) => [name, recordSchema(name)])) as Readonly<
  Record<CollectionName, z.ZodObject>
>;

export type BriefingRecord = z.infer<typeof briefingRecord>;
/** What `records` accepts. */
export type RecordOf<C extends CollectionName> = C extends 'briefings'
  ? BriefingRecord
  : DataOf<C> & { readonly id: string; readonly url: string; readonly trialNote?: string; readonly mdx?: string };

type Absolute = SiteUrls['absolute'];

/** Whoever reads a record has neither the site's pages nor its pictures beside it. */
const readAway = (markdown: string, absolute: Absolute): string =>
  withWholeLinks(withPlainPictures(markdown, absolute), absolute);

/**
 * @param trial what a trial says of its words.
 * @returns the record of a checked entry, which `records` accepts.
 */
export function recordOf<C extends CollectionName>(entry: Entry<C>, absolute: Absolute, trial?: string): RecordOf<C> {
  const head = {
    id: entry.id,
    url: absolute(entryPath(entry.collection, entry.id)),
    ...(trial !== undefined && { trialNote: trial }),
  };
  const make = (): unknown => {
    if (isBriefing(entry)) return briefing(entry, head, absolute);
    return entry.body.trim() === ''
      ? { ...head, ...entry.data }
      : { ...head, ...entry.data, mdx: readAway(entry.body.trim(), absolute) };
  };
  return make() as RecordOf<C>;
}

/** What a table says of an entry: its record without the words. */
export function summaryOf(
  entry: Entry,
  absolute: Absolute,
): { readonly id: string; readonly url: string } & Readonly<Record<string, unknown>> {
  return { ...entry.data, id: entry.id, url: absolute(entryPath(entry.collection, entry.id)) };
}

function isBriefing(entry: Entry): entry is Entry<'briefings'> {
  return entry.collection === 'briefings';
}

function briefing(
  { id: name, data, body }: Entry<'briefings'>,
  head: { readonly id: string; readonly url: string },
  absolute: Absolute,
): BriefingRecord {
  const bodies = new Map(splitArticles(body).articles.map(({ slug, markdown }) => [slug, markdown]));
  return {
    ...head,
    ...data,
    wordingNote: wordingNote(data.wording),
    articles: data.articles.map((one) => {
      const markdown = readAway(bodies.get(one.slug) ?? '', absolute);
      return {
        ...one,
        url: absolute(articlePath({ id: name, articles: data.articles }, one.slug)),
        markdown,
        paragraphs: renderMarkdown(markdown)
          .blocks.filter((block) => block.id.startsWith('p'))
          .map((block) => ({ id: block.id, text: block.text })),
      };
    }),
  };
}

interface JsonSchema {
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  [key: string]: unknown;
}

/** The JSON Schema (2020-12) of a collection's records, with the Chinese names and hints of the model. */
export function jsonSchema(collection: CollectionName, absolute: Absolute): JsonSchema {
  const { fields, label } = kindOf(collection);
  const { $schema, ...schema } = z.toJSONSchema(records[collection]) as JsonSchema;
  name(schema, controls(fields));
  return { $schema, $id: absolute(schemaPath(collection)), title: label, ...schema };
}

/** Where the schema of a collection is published, within the site. */
export function schemaPath(collection: CollectionName): string {
  return `/open-data/schema/${collection}.json`;
}

function name(schema: JsonSchema | undefined, fields: Readonly<Record<string, Control>>): void {
  for (const [key, { label, hint, item, fields: inner }] of Object.entries(fields)) {
    const property = schema?.properties?.[key];
    if (!property) continue;
    property.title = label;
    property.description = hint;
    if (inner) name(property, inner);
    if (item?.fields) name(property.items, item.fields);
  }
}
