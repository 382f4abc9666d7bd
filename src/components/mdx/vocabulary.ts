/**
 * What an author may use in MDX, by name. `BrandCard` is not among them: the
 * page adds it, bound to the brands of the site (see `bindBrandCard`).
 */
import { BeforeAfter } from './before-after.tsx';
import { Cadence } from './cadence.tsx';
import { Fact } from './fact.tsx';
import { Figures } from './figures.tsx';
import { Process } from './process.tsx';
import { Quote } from './quote.tsx';
import { Roles } from './roles.tsx';
import { Steps } from './steps.tsx';
import { Tiers } from './tiers.tsx';

export const vocabulary = { Fact, Quote, Figures, Cadence, Steps, Tiers, Roles, BeforeAfter, Process } as const;
