/** The collections: a folder of src/content for each concept of the model. */
import { defineCollection } from 'astro:content';
import { leanLoader } from '#archive/lean-loader.ts';
import { brand } from '#model/brand.ts';
import { briefing } from '#model/briefing.ts';
import { caseStudy } from '#model/case.ts';
import { deputy } from '#model/deputy.ts';
import { glossaryTerm } from '#model/glossary-term.ts';
import { mechanism } from '#model/mechanism.ts';
import { place } from '#model/place.ts';
import { topic } from '#model/topic.ts';

export const collections = {
  briefings: defineCollection({ loader: leanLoader('briefings'), schema: briefing.schema }),
  cases: defineCollection({ loader: leanLoader('cases'), schema: caseStudy.schema }),
  deputies: defineCollection({ loader: leanLoader('deputies'), schema: deputy.schema }),
  brands: defineCollection({ loader: leanLoader('brands'), schema: brand.schema }),
  places: defineCollection({ loader: leanLoader('places'), schema: place.schema }),
  topics: defineCollection({ loader: leanLoader('topics'), schema: topic.schema }),
  mechanisms: defineCollection({ loader: leanLoader('mechanisms'), schema: mechanism.schema }),
  glossary: defineCollection({ loader: leanLoader('glossary'), schema: glossaryTerm.schema }),
};
