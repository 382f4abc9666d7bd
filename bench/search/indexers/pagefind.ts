/** Pagefind as its manual says: it reads the pages of a built site. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { childrenEnded } from './children-ended.ts';
import { cacheDir, documents, outDir } from './documents.ts';

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const site = join(cacheDir, 'pages');
rmSync(site, { recursive: true, force: true });
for (const [index, { title, category, paragraphs }] of documents.entries()) {
  mkdirSync(join(site, String(index)), { recursive: true });
  const body = paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n');
  writeFileSync(
    join(site, String(index), 'index.html'),
    `<!doctype html><html lang="zh-CN"><head><title>${escape(title)}</title></head><body><main data-pagefind-body><h1>${escape(title)}</h1><span data-pagefind-filter="topic">${escape(category)}</span>${body}</main></body></html>`,
  );
}
const { index } = await createIndex({ verbose: false });
if (!index) throw new Error('Pagefind made no index');
await index.addDirectory({ path: site });
await index.writeFiles({ outputPath: outDir });
await close();
// Pagefind's service is a process of its own, and its time counts only once it was waited for.
await childrenEnded();

// A result names its fragment only; the page that compares must know which document that is.
const names: Record<string, number> = {};
for (const file of readdirSync(join(outDir, 'fragment'))) {
  const text = gunzipSync(readFileSync(join(outDir, 'fragment', file))).toString('utf8');
  const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
  names[file.replace('.pf_fragment', '')] = Number(url.replaceAll('/', ''));
}
writeFileSync(join(outDir, 'names.json'), JSON.stringify(names));
