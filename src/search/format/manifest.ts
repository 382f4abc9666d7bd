import type { Facet } from './record.ts';

/**
 * The one search file with a fixed name. It lists the bundles a search asks and
 * the small files beside them; everything it names carries a digest in its path
 * and may be cached for ever.
 */
export interface BundleEntry {
  /** Folder under the search folder. */
  readonly path: string;
  /** How many pages it has; their records are numbered from 0. */
  readonly pages: number;
  /** Files of the facets that Pagefind wrote, by facet. */
  readonly filters: Readonly<Partial<Record<Facet, string>>>;
  /** Files for searches of one character that exist, see char-sets.ts. */
  readonly characterFiles: string;
  /** Page numbers that were changed or removed since the bundle was written. */
  readonly dead: readonly number[];
}

export interface Manifest {
  readonly bundles: readonly BundleEntry[];
  /** Folder of the directory's groups, named by their numbers, and the first token of each, see directory.ts. */
  readonly directory: { readonly path: string; readonly starts: readonly string[] };
  /** Files of names, see names.ts: the few that are suggested while typing, and every title. */
  readonly names: string;
  readonly titles: string;
  /** Words that mean the same, see same-words.ts. */
  readonly sameWords: string;
  /** The words of the archive, see vocabulary.ts. */
  readonly vocabulary: string;
  /** The table of Traditional characters: a line of them, and a line of their Simplified forms. */
  readonly fold: string;
}

/** The path of a page's record under its bundle. */
export function pageFile(page: number): string {
  return `page/${page}.bin`;
}

export const MANIFEST_FILE = 'manifest.json';
