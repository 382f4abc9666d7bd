/** The search engines that are compared: how each index is made and which page answers with it. */
import { join } from 'node:path';

export interface SearchSystem {
  readonly name: string;
  /** Name of its indexer, its page and its index. */
  readonly id: string;
  /** Whether it comes with the packages of bench/peers. */
  readonly peer: boolean;
  /** Whether it makes excerpts of its own. */
  readonly excerpts: boolean;
}

export const systems: readonly SearchSystem[] = [
  { name: 'this site', id: 'this-site', peer: false, excerpts: true },
  { name: 'Pagefind as it comes', id: 'pagefind', peer: false, excerpts: true },
  { name: 'MiniSearch, pairs', id: 'minisearch', peer: true, excerpts: false },
  { name: 'FlexSearch, pairs', id: 'flexsearch', peer: true, excerpts: false },
  { name: 'Orama, Mandarin', id: 'orama', peer: true, excerpts: false },
  { name: 'Fuse.js', id: 'fuse', peer: true, excerpts: false },
];

const bench = join(import.meta.dirname, '..');

/** Script that makes the index: `script DOCUMENTS OUT_DIR CACHE_DIR`. */
export function indexerOf({ id, peer }: SearchSystem): string {
  return join(bench, peer ? 'peers/search' : 'search', 'indexers', `${id}.ts`);
}

/** Module that answers in the browser. */
export function pageOf({ id, peer }: SearchSystem): string {
  return join(bench, peer ? 'peers/search' : 'search', 'pages', `${id}.ts`);
}
