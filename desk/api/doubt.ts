/** What the import was unsure of, and nobody has looked at yet: it goes along with the draft until somebody says it is right. */
import type { Advice } from '#lib/diagnostic.ts';

export interface Doubt extends Advice {
  /** Page of the original, from 1. */
  readonly page?: number | undefined;
  /** The words concerned, as they stood in the original. */
  readonly excerpt?: string | undefined;
}

export const MOST_DOUBTS = 500;
