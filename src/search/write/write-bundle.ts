/**
 * Writes one bundle: Pagefind 1.6 writes the facets; beside them come the pages
 * by number, as a reader sees them, the files that find words, and the dates.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import { decodeMeta, withoutSignature } from '../format/bundle-format.ts';
import type { StoredPage } from '../format/stored-page.ts';
import { packFileList } from '../format/char-sets.ts';
import { pageFile } from '../format/manifest.ts';
import type { BundleEntry } from '../format/manifest.ts';
import type { Fold } from '../format/normal-form.ts';
import { facetValues } from '../format/record.ts';
import type { SearchRecord } from '../format/record.ts';
import { writeWords } from './write-words.ts';

/** Changed when bundles written by older code can no longer be used. */
export const BUNDLE_FORMAT = 5;

/** Requests under way at once towards Pagefind's service, which answers in order. */
const BATCH = 64;

export interface WrittenBundle {
  /** What the manifest lists. */
  readonly entry: BundleEntry;
  /** The first token of each of its shards, for the directory. */
  readonly starts: readonly string[];
}

export interface DigestedRecord {
  readonly record: SearchRecord;
  /** Changes when anything of the record does. */
  readonly digest: string;
}

export function digestRecord(record: SearchRecord): DigestedRecord {
  return { record, digest: createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 12) };
}

async function startPagefind(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}

/** Pagefind drops a page without a word, and with it the numbering of pages in its facets. Its words are not used. */
const ONE_WORD = 'x';

async function addPages(index: PagefindIndex, records: readonly DigestedRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const answers = records.slice(from, from + BATCH).map(({ record }) => {
      const filters = Object.entries(facetValues(record)).map(([facet, values]) => [facet, [...values]]);
      return index.addCustomRecord({
        url: record.url,
        language: 'unknown',
        content: ONE_WORD,
        filters: Object.fromEntries(filters) as Record<string, string[]>,
      });
    });
    for (const { errors } of await Promise.all(answers)) if (errors.length > 0) throw new Error(errors.join('; '));
  }
}

/** Newest first, undated last: page numbers then follow the dates. */
export function inPageOrder(records: readonly DigestedRecord[]): DigestedRecord[] {
  const key = ({ record }: DigestedRecord) => record.date ?? '';
  return [...records].sort((a, b) => {
    if (key(a) !== key(b)) return key(a) < key(b) ? 1 : -1;
    return a.record.url < b.record.url ? -1 : 1;
  });
}

function metaFileOf(files: readonly string[]): string {
  const [meta, ...more] = files.filter((name) => name.endsWith('.pf_meta'));
  if (meta === undefined || more.length > 0) throw new Error('Pagefind wrote no single .pf_meta');
  return meta;
}

function fragmentFile(name: string | undefined): string {
  return `fragment/${name ?? ''}.pf_fragment`;
}

/** Pages are found by their number, so Pagefind must have kept the order in which they were added. */
async function checkNumbering(
  folder: string,
  names: readonly string[],
  records: readonly DigestedRecord[],
): Promise<void> {
  for (const at of new Set([0, records.length - 1])) {
    const packed = gunzipSync(await readFile(join(folder, fragmentFile(names[at]))));
    const { url } = JSON.parse(new TextDecoder().decode(withoutSignature(packed))) as { url: string };
    if (names.length !== records.length || url !== records[at]?.record.url) {
      throw new Error('Pagefind no longer numbers pages in the order they are added');
    }
  }
}

/** Writes the pages as a reader sees them, by number. */
function writePages(folder: string, records: readonly DigestedRecord[]): void {
  mkdirSync(join(folder, 'page'));
  for (const [at, { record }] of records.entries()) {
    const { url, kind, title, placePath, date, note, paragraphs } = record;
    const page: StoredPage = {
      ...{ url, kind, title, placePath, paragraphs },
      ...(date !== undefined && { date }),
      ...(note !== undefined && { note }),
    };
    writeFileSync(join(folder, pageFile(at)), gzipSync(JSON.stringify(page)));
  }
}

/** Of what Pagefind writes only the facets are published; its client and its index of words are not used. */
async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name !== 'filter') await rm(join(folder, name), { recursive: true });
}

/**
 * Writes the records as a bundle into a new folder under `parent`, named after
 * their digests and the format, and says what the manifest must list. An existing folder of
 * that name is replaced.
 */
export async function writeBundle(
  parent: string,
  records: readonly DigestedRecord[],
  fold: Fold,
): Promise<WrittenBundle> {
  if (records.length === 0) throw new RangeError('a bundle needs a record');
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(join(parent, '.bundle-'));
  const index = await startPagefind();
  await addPages(index, records);
  const { errors } = await index.writeFiles({ outputPath: scratch });
  await close();
  if (errors.length > 0) throw new Error(errors.join('; '));
  const meta = metaFileOf(await readdir(scratch));
  const { pages: names, filters } = decodeMeta(withoutSignature(gunzipSync(await readFile(join(scratch, meta)))));
  await checkNumbering(scratch, names, records);
  await removeUnused(scratch);
  writePages(scratch, records);
  const { starts, characterFiles } = writeWords(
    scratch,
    records.map(({ record }) => record),
    fold,
  );
  const dates = JSON.stringify(records.map(({ record }) => record.date ?? ''));
  await writeFile(join(scratch, 'dates.bin'), gzipSync(dates));

  const path = createHash('sha256')
    .update([BUNDLE_FORMAT, ...records.map(({ digest }) => digest)].join())
    .digest('hex')
    .slice(0, 12);
  await rm(join(parent, path), { recursive: true, force: true });
  await rename(scratch, join(parent, path));
  const entry: BundleEntry = {
    path,
    pages: records.length,
    filters: Object.fromEntries(filters),
    characterFiles: packFileList(characterFiles),
    dead: [],
  };
  return { entry, starts };
}
