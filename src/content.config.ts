/** The collections: a folder of the office for each kind of content. */
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import type { SchemaContext } from 'astro:content';
import { buildMoment } from '#archive/build-moment.ts';
import { LeanLoaders } from '#archive/lean-loader.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { CollectionName, kinds } from '#model/kinds.ts';

const loaders = new LeanLoaders(buildMoment);

/** The pictures that a Markdown text shows, by the name they have in the library; the loader finds them in its words. */
const shown = ({ image }: SchemaContext) => z.record(z.string(), image()).optional();

function collectionOf(name: CollectionName) {
  const { schema, extension } = kindOf(name);
  return defineCollection({
    loader: loaders.of(name),
    schema: extension === '.md' ? (context: SchemaContext) => schema.extend({ pictures: shown(context) }) : schema,
  });
}

/** What Astro is told of the types. */
type Schema<C extends CollectionName> = (typeof kinds)[C] extends {
  readonly extension: '.md';
  readonly schema: z.ZodObject<infer Shape>;
}
  ? z.ZodObject<Shape & { pictures: ReturnType<typeof shown> }, z.core.$strict>
  : (typeof kinds)[C]['schema'];

export const collections = Object.fromEntries(kindNames.map((name) => [name, collectionOf(name)])) as unknown as {
  [C in CollectionName]: { schema: Schema<C> };
};
