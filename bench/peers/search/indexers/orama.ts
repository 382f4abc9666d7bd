import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create, insertMultiple, save } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { documents, outDir } from '../../../search/indexers/documents.ts';

const database = create({
  schema: { title: 'string', text: 'string' } as const,
  components: { tokenizer: createTokenizer() },
});
await insertMultiple(
  database,
  documents.map(({ title, paragraphs }, id) => ({ id: String(id), title, text: paragraphs.join('\n') })),
  500,
);
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, 'index.json.gz'), gzipSync(JSON.stringify(save(database))));
