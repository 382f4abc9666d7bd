/** Makes the search index of a whole site; the build and the development server both come here. */
import { join } from 'node:path';
import type { Archive } from '#archive/entry.ts';
import { buildSearchIndex } from '#search/write/build-index.ts';
import type { SearchIndexReport } from '#search/write/build-index.ts';
import { searchNames, searchRecords } from './search-records.ts';
import type { ReadPage } from './search-records.ts';

/** Where the browser finds the index, below the site's root. */
export const INDEX_FOLDER = 'search-index';

interface Options {
  readonly archive: Archive;
  readonly readPage: ReadPage;
  /** The folder of the site; the index becomes a folder in it. */
  readonly siteDir: string;
  /** How the site's links write an address, without the base path. */
  readonly written: (path: string) => string;
  /** A folder that outlives builds. */
  readonly cacheDir: string;
}

/** @throws when a page of the archive cannot be read or the index cannot be written. */
export async function indexSite({
  archive,
  readPage,
  siteDir,
  written,
  cacheDir,
}: Options): Promise<SearchIndexReport> {
  return buildSearchIndex({
    outDir: join(siteDir, INDEX_FOLDER),
    cacheDir,
    records: (await searchRecords(archive, readPage)).map((one) => ({ ...one, url: written(one.url) })),
    names: searchNames(archive).map((one) => ({ ...one, url: written(one.url) })),
  });
}
