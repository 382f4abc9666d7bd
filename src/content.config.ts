/** The collections: a folder of src/content for each concept of the model. */
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import type { SchemaContext } from 'astro:content';
import { buildMoment } from '#archive/build-moment.ts';
import { LeanLoaders } from '#archive/lean-loader.ts';
import { brand } from '#model/brand.ts';
import { briefing } from '#model/briefing.ts';
import { caseStudy } from '#model/case.ts';
import { deputy } from '#model/deputy.ts';
import { glossaryTerm } from '#model/glossary-term.ts';
import { mechanism } from '#model/mechanism.ts';
import { place } from '#model/place.ts';
import { topic } from '#model/topic.ts';

const loaders = new LeanLoaders(buildMoment);

/** The pictures that a briefing shows, by the name they have in the library; the loader finds them in its words. */
const withPictures = ({ image }: SchemaContext) =>
  briefing.schema.extend({ pictures: z.record(z.string(), image()).optional() });

export const collections = {
  briefings: defineCollection({ loader: loaders.of('briefings'), schema: withPictures }),
  cases: defineCollection({ loader: loaders.of('cases'), schema: caseStudy.schema }),
  deputies: defineCollection({ loader: loaders.of('deputies'), schema: deputy.schema }),
  brands: defineCollection({ loader: loaders.of('brands'), schema: brand.schema }),
  places: defineCollection({ loader: loaders.of('places'), schema: place.schema }),
  topics: defineCollection({ loader: loaders.of('topics'), schema: topic.schema }),
  mechanisms: defineCollection({ loader: loaders.of('mechanisms'), schema: mechanism.schema }),
  glossary: defineCollection({ loader: loaders.of('glossary'), schema: glossaryTerm.schema }),
};
