import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { miniSearchOptions } from '../pages/minisearch-options.ts';
import { documents, outDir } from '../../../search/indexers/documents.ts';
import MiniSearch from 'minisearch';

const index = new MiniSearch(miniSearchOptions);
index.addAll(documents.map(({ title, paragraphs }, id) => ({ id, title, text: paragraphs.join('\n') })));
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, 'index.json.gz'), gzipSync(JSON.stringify(index)));
