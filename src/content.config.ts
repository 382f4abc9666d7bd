/** The collections: a folder of src/content for each concept of the model. */
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import type { SchemaContext } from 'astro:content';
import { buildMoment } from '#archive/build-moment.ts';
import { leanLoader } from '#archive/lean-loader.ts';
import { brand } from '#model/brand.ts';
import { briefing } from '#model/briefing.ts';
import { caseStudy } from '#model/case.ts';
import { deputy } from '#model/deputy.ts';
import { glossaryTerm } from '#model/glossary-term.ts';
import { mechanism } from '#model/mechanism.ts';
import { place } from '#model/place.ts';
import { topic } from '#model/topic.ts';

/** The pictures that a briefing shows, by the name they have in the library; the loader finds them in its words. */
const withPictures = ({ image }: SchemaContext) =>
  briefing.schema.extend({ pictures: z.record(z.string(), image()).optional() });

export const collections = {
  briefings: defineCollection({ loader: leanLoader('briefings', buildMoment), schema: withPictures }),
  cases: defineCollection({ loader: leanLoader('cases', buildMoment), schema: caseStudy.schema }),
  deputies: defineCollection({ loader: leanLoader('deputies', buildMoment), schema: deputy.schema }),
  brands: defineCollection({ loader: leanLoader('brands', buildMoment), schema: brand.schema }),
  places: defineCollection({ loader: leanLoader('places', buildMoment), schema: place.schema }),
  topics: defineCollection({ loader: leanLoader('topics', buildMoment), schema: topic.schema }),
  mechanisms: defineCollection({ loader: leanLoader('mechanisms', buildMoment), schema: mechanism.schema }),
  glossary: defineCollection({ loader: leanLoader('glossary', buildMoment), schema: glossaryTerm.schema }),
};
