import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pairs } from '../../../search/pages/pairs.ts';
import { documents, outDir } from '../../../search/indexers/documents.ts';
import FlexSearch from 'flexsearch';

const index = new FlexSearch.Index({ tokenize: 'strict', encode: pairs });
documents.forEach(({ title, paragraphs }, id) => index.add(id, [title, ...paragraphs].join('\n')));
const parts: [string, string][] = [];
await index.export((key: string, data: string) => void parts.push([key, data]));
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, 'index.json.gz'), gzipSync(JSON.stringify(parts)));
