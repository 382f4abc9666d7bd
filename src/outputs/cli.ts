/**
 * Makes the files that stand beside the pages of a built site: print, Word and
 * open data. `node src/outputs/cli.ts <folder of the built site>`, in the
 * folder of the project. `PRINT_FONTS` may name a folder with fonts of the
 * office's own, for the PDF.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadArchive } from '#archive/archive.ts';
import type { Archive, Entry } from '#archive/archive.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { briefingLabel } from '#lib/briefing-label.ts';
import { concepts } from '#model/concepts.ts';
import type { CollectionName } from '#model/field.ts';
import { site } from '#site';
import { archiveFiles, json } from './data/archive-zip.ts';
import { jsonSchema, recordOf, schemaPath } from './data/record.ts';
import { briefingDocx } from './docx/briefing-docx.ts';
import { OFFLINE_NAME, offlineFiles } from './offline/offline-copy.ts';
import { FileCache } from './print/file-cache.ts';
import { hasPdfEngine, openPdfEngine } from './print/pdf-engine.ts';
import type { PdfEngine } from './print/pdf-engine.ts';
import { printedBriefing } from './print/printed-briefing.ts';
import { textStream, writeZip } from './write-zip.ts';

const root = process.cwd();
const folder = process.argv[2] ?? '';
if (folder === '') throw new Error('usage: node src/outputs/cli.ts <folder of the built site>');

const at = (path: string): string => join(folder, path);

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** What the made files depend on besides their words. */
function programs(): string {
  const sources = ['print/briefing.typ', 'print/pdf-engine.ts', 'docx/briefing-docx.ts'];
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of sources) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.update(process.env['PRINT_FONTS'] ?? '').digest('hex');
}

async function writeBriefings(entries: readonly Entry<'briefings'>[]): Promise<void> {
  const cache = new FileCache(join(root, '.tmp/print'));
  const version = programs();
  const fonts = process.env['PRINT_FONTS'];
  const setsPdf = hasPdfEngine(root);
  // The fonts are read only when there is something to set.
  let opened: PdfEngine | undefined;
  const engine = () => (opened ??= openPdfEngine(root, fonts === undefined ? [] : [fonts]));
  for (const entry of entries) {
    const files = briefingFiles(entry.id);
    const bodies = new Map(splitArticles(entry.body).articles.map(({ slug, markdown }) => [slug, markdown]));
    const printed = printedBriefing(entry.id, entry.data, bodies);
    const title = briefingLabel(entry.data);
    const key = [version, title, JSON.stringify(printed)];
    await cache.place(at(files.docx), ['docx', ...key], () => briefingDocx(printed, title));
    if (setsPdf) await cache.place(at(files.pdf), ['pdf', ...key], () => engine().set(printed, title));
    write(files.json, json(recordOf(entry)));
  }
  cache.prune();
  if (!setsPdf) {
    console.warn('这台电脑没有排版程序（Typst），这次没有生成 PDF；网页、Word 和其他文件不受影响。');
  }
}

async function writeOpenData(archive: Archive): Promise<void> {
  for (const collection of Object.keys(concepts) as CollectionName[]) {
    write(schemaPath(collection), json(jsonSchema(collection)));
  }
  const files = [...archiveFiles(archive)].map(({ path, parts }) => ({ path, open: () => textStream(parts()) }));
  await writeZip(at('open-data/archive.zip'), files);
}

const archive = loadArchive(root);
await writeBriefings(archive.briefings);
await writeOpenData(archive);
await writeZip(at(`open-data/${OFFLINE_NAME}`), offlineFiles(folder, { base: site.base, origin: site.site }));
