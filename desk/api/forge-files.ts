/** The files that a site's build leaves beside the desk of an office with a forge, by their names below its folder. */
import type { ChoiceKind } from './choice.ts';

/** The names of a kind. */
export const namesFile = (kind: Exclude<ChoiceKind, 'sources'>): string => `choices/${kind}.json`;
/** The paragraphs of a briefing. */
export const paragraphsFile = (briefing: string): string => `choices/sources/${briefing}.json`;
/** The text of a brand. */
export const brandFile = (id: string): string => `choices/texts/brands/${id}.json`;
