/**
 * Builds what the browser searches, from records. The bulk of the archive is
 * frozen: its bundle is kept in a cache and used again as long as few records
 * change, and the changed ones go into a small bundle of their own. A page that
 * is gone was taken down: the archive is frozen anew without its words.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeMeta, withoutSignature } from '../format/bundle-format.ts';
import { simplified, traditional } from '../format/fold-table.ts';
import { toSimplified } from '../format/fold.ts';
import { MANIFEST_FILE } from '../format/manifest.ts';
import type { BundleEntry, Manifest } from '../format/manifest.ts';
import type { Name } from '../format/name-file.ts';
import type { SearchRecord } from '../format/record.ts';
import { BUNDLE_FORMAT, digestRecord, inPageOrder, writeBundle } from './write-bundle.ts';
import type { DigestedRecord } from './write-bundle.ts';
import { nameFile } from './write-names.ts';
import { sameWordsText } from './write-same-words.ts';
import type { SameMeaning } from './write-same-words.ts';
import { frequentWords, vocabularyFile } from './write-vocabulary.ts';

/** An archive smaller than this is indexed whole each time: it takes two seconds. */
export const SMALL_ARCHIVE = 400;

/** More changes than this and the archive is frozen anew. */
const MOST_CHANGES = 400;

/** Pages in one frozen bundle. Memory while indexing grows with it; a search asks every bundle. */
const SEGMENT = 10_000;

export interface SearchIndexOptions {
  /** The folder the browser reads, for example `dist/pagefind`. Replaced. */
  readonly outDir: string;
  /** A folder that outlives builds. */
  readonly cacheDir: string;
  readonly records: readonly SearchRecord[];
  /** Places, deputies, brands and mechanisms, to be suggested while typing. */
  readonly names: readonly Name[];
  /** Words that mean the same to this office, besides those that every office has. */
  readonly sameWords?: readonly SameMeaning[];
  /** Freeze the whole archive now, however little changed. */
  readonly freeze?: boolean;
}

export interface SearchIndexReport {
  readonly records: number;
  /** Records indexed in this run. */
  readonly indexed: number;
  readonly frozen: boolean;
}

interface FrozenSegment {
  readonly bundle: BundleEntry;
  /** Address and digest of each page, by page number. */
  readonly pages: readonly (readonly [string, string])[];
}

interface FrozenArchive {
  readonly format: number;
  readonly segments: readonly FrozenSegment[];
}

const FROZEN_FILE = 'frozen.json';

async function readFrozen(cacheDir: string): Promise<FrozenArchive | undefined> {
  try {
    const frozen = JSON.parse(await readFile(join(cacheDir, FROZEN_FILE), 'utf8')) as FrozenArchive;
    return frozen.format === BUNDLE_FORMAT ? frozen : undefined;
  } catch {
    return undefined;
  }
}

interface Changes {
  readonly live: readonly DigestedRecord[];
  /** Page numbers by segment. */
  readonly dead: readonly (readonly number[])[];
  /** Whether a page is no longer there at all. */
  readonly gone: boolean;
}

function changesSince(frozen: FrozenArchive, records: readonly DigestedRecord[]): Changes {
  const now = new Map(records.map((one) => [one.record.url, one]));
  const gone = frozen.segments.some(({ pages }) => pages.some(([url]) => !now.has(url)));
  const dead = frozen.segments.map(({ pages }) =>
    pages.flatMap(([url, digest], page) => {
      if (now.get(url)?.digest !== digest) return [page];
      now.delete(url);
      return [];
    }),
  );
  return { live: [...now.values()], dead, gone };
}

async function freezeArchive(cacheDir: string, records: readonly DigestedRecord[]): Promise<FrozenArchive> {
  await rm(cacheDir, { recursive: true, force: true });
  const ordered = inPageOrder(records);
  const segments: FrozenSegment[] = [];
  for (let from = 0; from < ordered.length; from += SEGMENT) {
    const part = ordered.slice(from, from + SEGMENT);
    const pages = part.map(({ record, digest }) => [record.url, digest] as const);
    segments.push({ bundle: await writeBundle(cacheDir, part, toSimplified), pages });
  }
  const frozen: FrozenArchive = { format: BUNDLE_FORMAT, segments };
  await mkdir(cacheDir, { recursive: true });
  await writeFile(join(cacheDir, FROZEN_FILE), JSON.stringify(frozen));
  return frozen;
}

/** The file names of the pages that a bundle of the cache holds and that no longer count. */
async function deadFiles({ path, meta }: BundleEntry, cacheDir: string, dead: readonly number[]): Promise<Set<string>> {
  if (dead.length === 0) return new Set();
  const { pages } = decodeMeta(withoutSignature(gunzipSync(await readFile(join(cacheDir, path, meta)))));
  return new Set(dead.map((page) => `${pages[page] ?? ''}.pf_fragment`));
}

/** Hard links where the disk allows: a frozen archive has ten thousand files that never change. */
function linkTree(from: string, to: string, without: ReadonlySet<string>): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target, without);
    else if (!without.has(entry.name)) linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** @returns the name of the file, which carries a digest of the text. */
async function writePacked(outDir: string, kind: string, text: string): Promise<string> {
  const packed = gzipSync(text);
  const file = `${kind}-${createHash('sha256').update(packed).digest('hex').slice(0, 12)}.bin`;
  await writeFile(join(outDir, file), packed);
  return file;
}

/**
 * Writes the search index of the records into `outDir`. Costs seconds for one
 * changed record, whatever the size of the archive, when `cacheDir` holds the
 * archive frozen by an earlier build.
 */
export async function buildSearchIndex(options: SearchIndexOptions): Promise<SearchIndexReport> {
  const { outDir, cacheDir } = options;
  const records = options.records.map(digestRecord);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });

  let frozen = options.freeze === true || records.length < SMALL_ARCHIVE ? undefined : await readFrozen(cacheDir);
  let changes = frozen === undefined ? undefined : changesSince(frozen, records);
  if (changes !== undefined && (changes.gone || changes.live.length + changes.dead.flat().length > MOST_CHANGES)) {
    frozen = changes = undefined;
  }
  const freezing = frozen === undefined;
  frozen ??= await freezeArchive(cacheDir, records);
  changes ??= { live: [], dead: [], gone: false };

  const bundles: BundleEntry[] = [];
  for (const [index, { bundle }] of frozen.segments.entries()) {
    const dead = changes.dead[index] ?? [];
    // The old words of a page that was put right are not served beside the new ones.
    const without = await deadFiles(bundle, cacheDir, dead);
    linkTree(join(cacheDir, bundle.path), join(outDir, bundle.path), without);
    bundles.push({ ...bundle, dead });
  }
  if (changes.live.length > 0) bundles.unshift(await writeBundle(outDir, inPageOrder(changes.live), toSimplified));
  const titles = options.records.map(({ title, url }) => ({ name: title, kind: '标题', url }));
  const manifest: Manifest = {
    bundles,
    names: await writePacked(outDir, 'names', JSON.stringify(nameFile(options.names))),
    titles: await writePacked(outDir, 'names', JSON.stringify(nameFile(titles))),
    sameWords: await writePacked(outDir, 'words', sameWordsText(options.sameWords ?? [])),
    vocabulary: await writePacked(outDir, 'vocabulary', JSON.stringify(vocabularyFile(frequentWords(options.records)))),
    fold: await writePacked(outDir, 'fold', `${traditional}\n${simplified}`),
  };
  await writeFile(join(outDir, MANIFEST_FILE), JSON.stringify(manifest));
  return { records: records.length, indexed: freezing ? records.length : changes.live.length, frozen: freezing };
}
