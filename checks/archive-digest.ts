/** What the checks of the whole archive are handed. */

/** What the checks of the whole archive keep of one document; small, so that it can be remembered between runs. */
export interface Digest {
  readonly file: string;
  /** Links to this site: address from the site's root, and the line they stand on. */
  readonly links: readonly { readonly to: string; readonly line: number }[];
  /** A short hash of each long paragraph. */
  readonly passages: readonly string[];
  /** Latest day the document is known to be of, `2024-12-31`; absent when it names none. */
  readonly day?: string;
}

export interface ArchiveFacts {
  readonly digests: readonly Digest[];
  /** Addresses of the site's pages, from its root, each ending in `/`. */
  readonly addresses: ReadonlySet<string>;
}
