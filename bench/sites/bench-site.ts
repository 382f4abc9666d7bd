/** A site built from the corpus by one of the generators that are compared. */
export interface BenchSite {
  readonly name: string;
  /** Builds the site when run in `folder`. */
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
  /** Publishes the whole site with all its files, where that is more than the pages. */
  readonly publish?: readonly [string, ...string[]];
  /** Where the pages appear. */
  readonly output: string;
  /** File of a document's page under `output`. */
  readonly article: (index: number) => string;
  /** Adds a paragraph to a document, as an editor would. */
  readonly change?: (index: number, words: string) => void;
}
