/**
 * What an author may use in MDX, by name. `BrandCard` is not among them: the
 * page adds it, bound to the brands of the site (see `bindBrandCard`).
 */
import { createElement } from 'react';
import type { ComponentType } from 'react';
import type { WordingsById } from '#lib/urls.ts';
import { BeforeAfter } from './before-after.tsx';
import { Cadence } from './cadence.tsx';
import { Fact } from './fact.tsx';
import { Figures } from './figures.tsx';
import { Lanes } from './lanes.tsx';
import { Process } from './process.tsx';
import { Quote } from './quote.tsx';
import { Roles } from './roles.tsx';
import { SourceWordings } from './source-wordings.ts';
import { Steps } from './steps.tsx';
import { Tiers } from './tiers.tsx';

export const vocabulary = { Fact, Quote, Figures, Cadence, Steps, Tiers, Lanes, Roles, BeforeAfter, Process } as const;

type Name = keyof typeof vocabulary;
type Drawn = ComponentType<Record<string, unknown>>;

/** The vocabulary, knowing which issues stand as printed: Astro renders each component by itself, so each carries it. */
export function bindVocabulary(wordings: WordingsById): Record<Name, Drawn> {
  const bound = Object.entries(vocabulary).map(([name, component]) => {
    const drawn = component as unknown as Drawn;
    return [
      name,
      (props: Record<string, unknown>) =>
        createElement(SourceWordings.Provider, { value: wordings }, createElement(drawn, props)),
    ];
  });
  return Object.fromEntries(bound) as Record<Name, Drawn>;
}
