import { buildSearchIndex } from '#search/write/build-index.ts';
import { recordsOf } from '../records.ts';
import { childrenEnded } from './children-ended.ts';
import { cacheDir, documents, outDir } from './documents.ts';

await buildSearchIndex({ outDir, cacheDir, records: recordsOf(documents), names: [] });
await childrenEnded();
