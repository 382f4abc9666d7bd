/** The files of the copy for reading without a network, from a built site. */
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Zipped } from '../write-zip.ts';
import { isCompressedCopy } from '../precompress.ts';
import { relativePage } from './relative-page.ts';
import type { OfflineSite } from './relative-page.ts';

/** Above this the print files of a large archive stay on the web, or the copy would be unwieldy. */
const PRINT_LIMIT = 200_000_000;

const PRINT = /\.(?:pdf|docx)$/;
/** Search reads its index over the network, so neither has a place in a folder. */
const SEARCH = /^search(?:-index)?\//;
const PACKED = /\.(?:pdf|docx|zip|png|jpe?g|webp|avif|woff2)$/;

export const OFFLINE_NAME = 'offline.zip';

/** @param folder the built site; @param site its base path and origin. */
export function* offlineFiles(folder: string, site: Pick<OfflineSite, 'base' | 'origin'>): Generator<Zipped> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .filter((file) => !file.endsWith(`/${OFFLINE_NAME}`) && !SEARCH.test(file) && !isCompressedCopy(file))
    .sort();
  const print = found.filter((file) => PRINT.test(file));
  const heavy = print.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) > PRINT_LIMIT;
  const files = heavy ? found.filter((file) => !PRINT.test(file)) : found;
  const held = new Set(files);
  const copy: OfflineSite = { ...site, has: (file) => held.has(file) };
  for (const path of files) {
    const source = join(folder, path);
    yield {
      path: `site/${path}`,
      stored: PACKED.test(path),
      open: () =>
        path.endsWith('.html')
          ? Readable.from([Buffer.from(relativePage(readFileSync(source, 'utf8'), path, copy))], { objectMode: false })
          : createReadStream(source),
    };
  }
  yield { path: '打开网站.html', open: () => Readable.from([Buffer.from(START)], { objectMode: false }) };
}

const START =
  '<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<meta http-equiv="refresh" content="0;url=site/index.html">\n<title>打开网站</title>\n<p><a href="site/index.html">打开网站</a></p>\n</html>\n';
