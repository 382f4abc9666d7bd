/**
 * Compressed copies beside the text files of a built site, `x.html.gz` and `x.html.br`, which a web server sends
 * as they are: pressed once, by the build, instead of anew for each reader.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is words. Pictures, PDF, Word, zips and the pieces of the search index are packed already. */
const TEXT = /\.(?:html|css|m?js|json|xml|svg|txt|ics|csv|md|webmanifest)$/;

/** 9 costs ten times as much for nothing, 11 thirty times for a twelfth less; docs/decisions/0086 has the figures. */
const BROTLI_QUALITY = 8;

interface Packing {
  readonly ending: string;
  pack(text: Buffer): Promise<Buffer>;
}

const pressGzip = promisify(gzip);
const pressBrotli = promisify(brotliCompress);

const packings: readonly Packing[] = [
  { ending: '.gz', pack: (text) => pressGzip(text, { level: constants.Z_BEST_COMPRESSION }) },
  {
    ending: '.br',
    pack: (text) =>
      pressBrotli(text, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
      }),
  },
];

/** Whether a file of a site is a compressed copy that {@link precompress} made. */
export function isCompressedCopy(path: string): boolean {
  const ending = packings.find((one) => path.endsWith(one.ending))?.ending;
  return ending !== undefined && TEXT.test(path.slice(0, -ending.length));
}

/** Writes the copies that are smaller than what they are copies of. @param folder the built site. */
export async function precompress(folder: string): Promise<void> {
  const waiting = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && TEXT.test(item.name))
    .map((item) => join(item.parentPath, item.name));
  // A large archive is not to lie in memory as a whole.
  const workers = Array.from({ length: availableParallelism() * 2 }, async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await packFile(file);
  });
  await Promise.all(workers);
}

async function packFile(file: string): Promise<void> {
  const text = await readFile(file);
  for (const { ending, pack } of packings) {
    const packed = await pack(text);
    if (packed.length < text.length) await writeFile(file + ending, packed);
  }
}
