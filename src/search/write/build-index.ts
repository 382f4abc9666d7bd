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
import { gzipSync } from 'node:zlib';
import { packDirectory } from '../format/directory.ts';
import { simplified, traditional } from '../format/fold-table.ts';
import { toSimplified } from '../format/fold.ts';
import { MANIFEST_FILE, pageFile } from '../format/manifest.ts';
import type { Manifest } from '../format/manifest.ts';
import type { Name } from '../format/name-file.ts';
import type { SearchRecord } from '../format/record.ts';
import { BUNDLE_FORMAT, digestRecord, inPageOrder, writeBundle } from './write-bundle.ts';
import type { DigestedRecord, WrittenBundle } from './write-bundle.ts';
import { nameFile } from './write-names.ts';
import { sameWordsText } from './write-same-words.ts';
import type { SameMeaning } from './write-same-words.ts';
import { frequentWords, vocabularyFile } from './write-vocabulary.ts';

/** An archive smaller than this is indexed whole each time: it takes two seconds. */
export const SMALL_ARCHIVE = 400;

/** With more changed pages than this a segment is frozen anew. */
const MOST_CHANGED = 200;

/** More new pages than this are frozen as a segment of their own. */
const MOST_NEW = 400;

/** A name that can be misspelt as one word. */
const NAME_IN_HAN = /^\p{Script=Han}{2,6}$/u;
const MOST_NAMES = 2000;

/** Segments beyond those that the archive would fill; a search asks every one. */
const MOST_EXTRA = 2;

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
  readonly bundle: WrittenBundle;
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

/** The archive as it is now, beside what is frozen of it. */
interface Changes {
  /** For each segment its pages as they are now, and the numbers of those that changed or are gone. */
  readonly segments: readonly {
    readonly live: readonly DigestedRecord[];
    readonly dead: readonly number[];
    readonly gone: boolean;
  }[];
  /** Pages in no segment. */
  readonly fresh: readonly DigestedRecord[];
}

function changesSince(frozen: FrozenArchive, records: readonly DigestedRecord[]): Changes {
  const now = new Map(records.map((one) => [one.record.url, one]));
  const segments = frozen.segments.map(({ pages }) => {
    const live = pages.flatMap(([url]) => now.get(url) ?? []);
    const dead = pages.flatMap(([url, digest], page) => (now.get(url)?.digest === digest ? [] : [page]));
    return { live, dead, gone: live.length < pages.length };
  });
  const known = new Set(frozen.segments.flatMap(({ pages }) => pages.map(([url]) => url)));
  return { segments, fresh: records.filter(({ record }) => !known.has(record.url)) };
}

async function freezeSegment(cacheDir: string, records: readonly DigestedRecord[]): Promise<FrozenSegment> {
  const ordered = inPageOrder(records);
  const pages = ordered.map(({ record, digest }) => [record.url, digest] as const);
  return { bundle: await writeBundle(cacheDir, ordered, toSimplified), pages };
}

async function freezeArchive(cacheDir: string, records: readonly DigestedRecord[]): Promise<FrozenArchive> {
  await rm(cacheDir, { recursive: true, force: true });
  const ordered = inPageOrder(records);
  const segments: FrozenSegment[] = [];
  for (let from = 0; from < ordered.length; from += SEGMENT) {
    segments.push(await freezeSegment(cacheDir, ordered.slice(from, from + SEGMENT)));
  }
  return keepFrozen(cacheDir, segments);
}

async function keepFrozen(cacheDir: string, segments: readonly FrozenSegment[]): Promise<FrozenArchive> {
  const frozen: FrozenArchive = { format: BUNDLE_FORMAT, segments };
  await mkdir(cacheDir, { recursive: true });
  await writeFile(join(cacheDir, FROZEN_FILE), JSON.stringify(frozen));
  return frozen;
}

interface Thawed {
  readonly frozen: FrozenArchive;
  /** The pages that changed or came since, to be indexed beside. */
  readonly beside: readonly DigestedRecord[];
  /** Page numbers by segment. */
  readonly dead: readonly (readonly number[])[];
  readonly indexed: number;
}

/**
 * Freezes anew what changed too much: a segment of which a page is gone or more than a
 * share changed is written again, the others stay; many new pages become a segment.
 */
async function freezeChanged(cacheDir: string, before: FrozenArchive, changes: Changes): Promise<Thawed> {
  const many = changes.fresh.length > MOST_NEW;
  const segments: FrozenSegment[] = [];
  const dead: (readonly number[])[] = [];
  const beside: DigestedRecord[] = many ? [] : [...changes.fresh];
  let indexed = changes.fresh.length;
  for (const [index, segment] of before.segments.entries()) {
    const now = changes.segments[index];
    if (now === undefined || now.live.length === 0) continue;
    if (!now.gone && now.dead.length <= MOST_CHANGED) {
      segments.push(segment);
      dead.push(now.dead);
      const old = new Set(now.dead);
      const changed = now.live.filter((_, page) => old.has(page));
      beside.push(...changed);
      indexed += changed.length;
    } else {
      segments.push(await freezeSegment(cacheDir, now.live));
      dead.push([]);
      indexed += now.live.length;
    }
  }
  if (many) {
    segments.unshift(await freezeSegment(cacheDir, changes.fresh));
    dead.unshift([]);
  }
  const same = segments.length === before.segments.length && segments.every((one, at) => one === before.segments[at]);
  const frozen = same ? before : await keepFrozen(cacheDir, segments);
  return { frozen, beside, dead, indexed };
}

/** What is frozen and what is not; nothing is kept of an archive too small, of another format, or in too many pieces. */
async function freeze(options: SearchIndexOptions, records: readonly DigestedRecord[]): Promise<Thawed> {
  const { cacheDir } = options;
  const kept = options.freeze === true || records.length < SMALL_ARCHIVE ? undefined : await readFrozen(cacheDir);
  const pieces = Math.ceil(records.length / SEGMENT) + MOST_EXTRA;
  if (kept !== undefined && kept.segments.length <= pieces) {
    const changes = changesSince(kept, records);
    const whole = changes.segments.every(({ gone, dead }) => gone || dead.length > MOST_CHANGED);
    if (!whole) return freezeChanged(cacheDir, kept, changes);
  }
  const frozen = await freezeArchive(cacheDir, records);
  return { frozen, beside: [], dead: frozen.segments.map(() => []), indexed: records.length };
}

/** Removes what no frozen segment names any more. */
async function dropUnused(cacheDir: string, { segments }: FrozenArchive): Promise<void> {
  const used = new Set([FROZEN_FILE, ...segments.map(({ bundle }) => bundle.entry.path)]);
  for (const name of readdirSync(cacheDir)) {
    if (!used.has(name)) await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

/** The record files of pages that no longer count: the old words of a page that was put right are not served beside the new ones. */
function deadFiles(dead: readonly number[]): Set<string> {
  return new Set(dead.map(pageFile));
}

/** Hard links where the disk allows: a frozen archive has ten thousand files that never change. */
function linkTree(from: string, to: string, without: ReadonlySet<string>, below = ''): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target, without, `${below}${entry.name}/`);
    else if (!without.has(below + entry.name)) linkOrCopy(source, target);
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

/** The words that spelling knows: the office's names, which no dictionary has, and those of its texts. */
function knownToOffice({ names, records }: SearchIndexOptions): string[] {
  const own = names.map(({ name }) => name).filter((name) => NAME_IN_HAN.test(name));
  return [...new Set([...own.slice(0, MOST_NAMES), ...frequentWords(records)])];
}

/** @returns what the manifest says of the directory. */
async function writeDirectory(outDir: string, bundles: readonly (readonly string[])[]): Promise<Manifest['directory']> {
  const groups = packDirectory(bundles).map(({ start, bytes }) => ({ start, packed: gzipSync(bytes) }));
  const digest = createHash('sha256');
  for (const { packed } of groups) digest.update(packed);
  const path = `directory-${digest.digest('hex').slice(0, 12)}`;
  await mkdir(join(outDir, path));
  for (const [number, { packed }] of groups.entries()) await writeFile(join(outDir, path, `${number}.bin`), packed);
  return { path, starts: groups.map(({ start }) => start) };
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

  const { frozen, beside, dead, indexed } = await freeze(options, records);
  await dropUnused(cacheDir, frozen);
  const bundles: WrittenBundle[] = [];
  if (beside.length > 0) bundles.push(await writeBundle(outDir, inPageOrder(beside), toSimplified));
  for (const [index, { bundle }] of frozen.segments.entries()) {
    const old = dead[index] ?? [];
    const { path } = bundle.entry;
    linkTree(join(cacheDir, path), join(outDir, path), deadFiles(old));
    bundles.push({ ...bundle, entry: { ...bundle.entry, dead: old } });
  }
  const titles = options.records.map(({ title, url }) => ({ name: title, kind: '标题', url }));
  const manifest: Manifest = {
    bundles: bundles.map(({ entry }) => entry),
    directory: await writeDirectory(
      outDir,
      bundles.map(({ starts }) => starts),
    ),
    names: await writePacked(outDir, 'names', JSON.stringify(nameFile(options.names))),
    titles: await writePacked(outDir, 'names', JSON.stringify(nameFile(titles))),
    sameWords: await writePacked(outDir, 'words', sameWordsText(options.sameWords ?? [])),
    vocabulary: await writePacked(outDir, 'vocabulary', JSON.stringify(vocabularyFile(knownToOffice(options)))),
    fold: await writePacked(outDir, 'fold', `${traditional}\n${simplified}`),
  };
  await writeFile(join(outDir, MANIFEST_FILE), JSON.stringify(manifest));
  return { records: records.length, indexed, frozen: indexed === records.length && beside.length === 0 };
}
