/**
 * The one search file with a fixed name. It lists the bundles a search asks and
 * the small files beside them; everything it names carries a digest in its path
 * and may be cached for ever.
 */
export interface BundleEntry {
  /** Folder under the search folder. */
  readonly path: string;
  /** File of Pagefind's metadata, under the folder. */
  readonly meta: string;
  /** Files for searches of one character that exist, see char-sets.ts. */
  readonly characterFiles: readonly string[];
  /** Page numbers that were changed or removed since the bundle was written. */
  readonly dead: readonly number[];
}

export interface Manifest {
  readonly bundles: readonly BundleEntry[];
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

export const MANIFEST_FILE = 'manifest.json';
