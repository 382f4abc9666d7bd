/**
 * Compressed copies beside the text files of a built site, `x.html.gz` and `x.html.br`, which a web server sends
 * as they are: pressed once, by the build, instead of anew for each reader.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { linkFile } from '#program/link-file.ts';
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

/** Another one for another file: a page that is linked from an earlier site keeps its own. */
export function fileStamp({ ino, size, mtimeMs }: Pick<Stats, 'ino' | 'size' | 'mtimeMs'>): string {
  return `${ino} ${size} ${mtimeMs}`;
}

/** Packed copies by a digest of what they are copies of, kept from one site to the next. */
class PackedFiles {
  readonly #folder: string;
  /** Digests of files by path and stamp, as far as the last build knew them. */
  readonly #before: Readonly<Record<string, string>>;
  readonly #now: Record<string, string> = {};
  readonly #there: Set<string>;
  readonly #used = new Set<string>([STAMPS]);

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#there = new Set(readdirSync(folder));
    this.#before = readJson(join(folder, STAMPS));
  }

  /** Puts the copies of a file beside it. @param path below the site's folder. */
  async place(file: string, path: string): Promise<void> {
    const stamp = `${path} ${fileStamp(statSync(file))}`;
    const known = this.#before[stamp];
    // What has been packed has all its copies, or is larger so.
    const digest = known !== undefined && this.#there.has(known) ? known : await this.#pack(file);
    this.#now[stamp] = digest;
    this.#used.add(digest);
    for (const { ending } of packings) {
      const kept = digest + ending;
      if (!this.#there.has(kept)) continue;
      this.#used.add(kept);
      linkFile(join(this.#folder, kept), file + ending);
    }
  }

  async #pack(file: string): Promise<string> {
    const text = await readFile(file);
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 40);
    if (this.#there.has(digest)) return digest;
    for (const { ending, pack } of packings) {
      const packed = await pack(text);
      if (packed.length >= text.length) continue;
      await writeFile(join(this.#folder, digest + ending), packed);
      this.#there.add(digest + ending);
    }
    // Last: where it stands, the copies are whole.
    await writeFile(join(this.#folder, digest), '');
    this.#there.add(digest);
    return digest;
  }

  /** Drops what this site did not use. */
  close(): void {
    writeFileSync(join(this.#folder, STAMPS), JSON.stringify(this.#now));
    for (const name of readdirSync(this.#folder)) if (!this.#used.has(name)) rmSync(join(this.#folder, name));
  }
}

const STAMPS = 'stamps.json';

function readJson(file: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  } catch {
    // None yet, or cut off while it was written.
    return {};
  }
}

/**
 * Writes the copies that are smaller than what they are copies of.
 * @param folder the built site. @param memory a folder that outlives builds.
 */
export async function precompress(folder: string, memory: string): Promise<void> {
  const packed = new PackedFiles(memory);
  const waiting = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && TEXT.test(item.name))
    .map((item) => join(item.parentPath, item.name));
  // A large archive is not to lie in memory as a whole.
  const workers = Array.from({ length: availableParallelism() * 2 }, async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      await packed.place(file, relative(folder, file));
    }
  });
  await Promise.all(workers);
  packed.close();
}
