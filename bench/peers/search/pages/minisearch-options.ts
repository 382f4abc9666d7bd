import { pairs } from '../../../search/pages/pairs.ts';

export const miniSearchOptions = { fields: ['title', 'text'], tokenize: pairs, processTerm: (term: string) => term };
