/** Every kind of content, by the name of its collection, folder and route. */
import { brand } from './brand.ts';
import { briefing } from './briefing.ts';
import { caseStudy } from './case.ts';
import { deputy } from './deputy.ts';
import { glossaryTerm } from './glossary-term.ts';
import { mechanism } from './mechanism.ts';
import { place } from './place.ts';
import { topic } from './topic.ts';

export const concepts = {
  briefings: briefing,
  cases: caseStudy,
  deputies: deputy,
  brands: brand,
  places: place,
  topics: topic,
  mechanisms: mechanism,
  glossary: glossaryTerm,
} as const;
