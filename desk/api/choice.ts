/** What a form may choose from, as the page asks and the server answers; a few at a time, never a whole collection. */
import { kindNames } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { Drawing } from '#model/icon.ts';

/** What is chosen: an entry of a collection, an article, a paragraph of one (`sources`), a drawing (`icons`), or a picture. */
export type ChoiceKind = CollectionName | 'articles' | 'sources' | 'icons' | 'uploads';

export const choiceKinds: readonly ChoiceKind[] = [
  ...kindNames,
  ...(['articles', 'sources', 'icons', 'uploads'] as const),
];

export interface Choice {
  /** What is written into the file. */
  readonly value: string;
  /** What people know it by. */
  readonly label: string;
  /** Where it stands; empty when the label says all. */
  readonly note: string;
  /** Of a picture: what it shows, as it stands in the library. */
  readonly description?: string;
  /** Of a drawing: what a preview draws. */
  readonly drawing?: Drawing;
  /** Choosing it asks on within it, as a briefing leads to its paragraphs. */
  readonly leadsOn?: true;
}

export interface Found {
  readonly hits: readonly Choice[];
  /** Whether there are others that were left out. */
  readonly more: boolean;
}

/** How many are offered at a time. */
export const MOST = 20;

/** How many stored values may be asked about at a time. */
export const MOST_NAMED = 50;

/** The longest question. */
export const LONGEST = 200;

/** The first of what was found, and whether there is more. */
export function firstOf(hits: Iterable<Choice>): Found {
  const first: Choice[] = [];
  for (const hit of hits) {
    if (first.length === MOST) return { hits: first, more: true };
    first.push(hit);
  }
  return { hits: first, more: false };
}
