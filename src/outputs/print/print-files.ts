/** Writes the PDF and the Word file of every briefing and the plain pictures of all texts beside the pages, making only what changed. */
import { VERMILION } from '#lib/vermilion.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Archive, Entry } from '#archive/entry.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { askedOnce } from '#lib/asked-once.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { briefingLabel } from '#lib/briefing-label.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { SiteUrls } from '#lib/urls.ts';
import { programDigest } from '#program/program.mjs';
import { briefingDocx } from '../docx/briefing-docx.ts';
import { FileCache } from '../file-cache.ts';
import { placePictures, readPictures } from '../pictures.ts';
import { hasPdfEngine, openPdfEngine } from './pdf-engine.ts';
import type { PdfEngine } from './pdf-engine.ts';
import { printedBriefing } from './printed-briefing.ts';
import type { PrintedBriefing } from './printed-briefing.ts';
import { SheetKeys } from './sheet-keys.ts';

/** What the files depend on besides their words; package.json names the exact versions of the programs that set them. */
function programs(root: string, fonts: string): string {
  const sources = ['briefing.typ', 'fonts.ts', 'pdf-engine.ts', '../docx/briefing-docx.ts'];
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const file of sources) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.update(fonts).digest('hex');
}

export interface PrintWork {
  readonly absolute: SiteUrls['absolute'];
  /** How many files to make at most; a further call goes on where this one stopped. */
  readonly share: number;
  /** What a trial says of its words. */
  readonly trial?: string;
}

/**
 * @param root the folder that the site was built in.
 * @param folder the built site.
 * @returns whether all files are there.
 */
export async function writePrintFiles(
  root: string,
  folder: string,
  archive: Archive,
  { absolute, share, trial }: PrintWork,
): Promise<boolean> {
  const cache = new FileCache(join(root, '.tmp/print'));
  const fonts = process.env['PRINT_FONTS'] ?? '';
  const version = `${VERMILION} ${programs(root, fonts)}`;
  const keys = new SheetKeys(join(root, '.tmp/print-keys.json'), programDigest(root));
  const setsPdf = hasPdfEngine(root);
  // The fonts are read only when there is something to set.
  let opened: PdfEngine | undefined;
  const engine = () => (opened ??= openPdfEngine(root, fonts === '' ? [] : [fonts]));
  for (const entry of archive.briefings) {
    if (cache.made >= share) return false;
    // Setting type waits for nothing: without a pause the process would not hear that its build was given up.
    await turn();
    const files = briefingFiles(entry.id);
    const { body, text } = entry;
    const pictures = await placePictures(cache, root, folder, body);
    const shown = pictures.map(({ digest }) => digest);
    const title = briefingLabel(entry.data);
    const sheet = sheetOf(entry, { absolute, ...(trial !== undefined && { trial }) });
    const key = keys.of([entry.id, text, absolute('/'), trial ?? '', ...shown], () => [
      ...[version, title, JSON.stringify(sheet())],
      ...shown,
    ]);
    await cache.place(join(folder, files.docx), ['docx', version, key], async () =>
      briefingDocx(sheet(), title, await readPictures(pictures)),
    );
    if (setsPdf) {
      await cache.place(join(folder, files.pdf), ['pdf', version, key], async () =>
        engine().set(sheet(), title, await readPictures(pictures)),
      );
    }
  }
  const others = kindNames
    .filter((name) => kindOf(name).page !== 'issue')
    .flatMap((name) => archive[name] as readonly Entry[]);
  for (const { body } of others) await placePictures(cache, root, folder, body);
  cache.prune();
  keys.keep();
  if (!setsPdf) {
    console.warn('这台电脑没有排版程序（Typst），这次没有生成 PDF；网页、Word 和其他文件不受影响。');
  }
  return true;
}

/** The printed sheet of an issue, laid out when it is asked for. */
function sheetOf(
  { id, data, body }: Entry<'briefings'>,
  { absolute, trial }: Pick<PrintWork, 'absolute' | 'trial'>,
): () => PrintedBriefing {
  return askedOnce(() => {
    const bodies = new Map(splitArticles(body).articles.map(({ slug, markdown }) => [slug, markdown]));
    return printedBriefing(id, data, bodies, absolute, trial);
  });
}
