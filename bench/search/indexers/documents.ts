/** What every indexer gets: the documents, where to write, and a folder that outlives runs. */
import { readFileSync } from 'node:fs';
import type { CorpusDocument } from '../../corpus.ts';

const [, , file = '', outDir = '', cacheDir = ''] = process.argv;

export const documents = JSON.parse(readFileSync(file, 'utf8')) as readonly CorpusDocument[];
export { cacheDir, outDir };
