/** Fuse.js searches the texts themselves: what is shipped is the texts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { documents, outDir } from '../../../search/indexers/documents.ts';

mkdirSync(outDir, { recursive: true });
const texts = documents.map(({ title, paragraphs }) => ({ title, text: paragraphs.join('\n') }));
writeFileSync(join(outDir, 'index.json.gz'), gzipSync(JSON.stringify(texts)));
