/** What the parts of the invented office hand each other. */
import type { Subject, Way } from './vocabulary.ts';

/** Path in the office's folder → text. */
export type Files = Record<string, string>;

export interface Spot {
  readonly slug: string;
  readonly name: string;
  /** The township it is or lies in. */
  readonly town: string;
}

/** A written article, with what a story about it may say. */
export interface InventedArticle {
  readonly slug: string;
  readonly titleLines: readonly string[];
  readonly summary: string;
  readonly spot: Spot;
  readonly subject: Subject;
  readonly way: Way;
  readonly thing: string;
  readonly deputy: string;
  readonly households: number;
  readonly saying: string;
  readonly body: string;
}

/** An article where it stands: its source, without a paragraph. */
export interface Printed extends InventedArticle {
  readonly source: string;
  readonly publishedAt: string;
}
