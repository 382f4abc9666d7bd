/**
 * Writes one bundle: Pagefind 1.6 inverts the tokens and the facets; the
 * fragments are then replaced by what a reader sees, and the small files for
 * single characters and dates are put beside them.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import { decodeMeta, withoutSignature, withSignature } from './bundle-format.ts';
import type { StoredPage } from './bundle.ts';
import { CharacterSets } from './char-sets.ts';
import { indexText } from './index-tokens.ts';
import type { BundleEntry } from './manifest.ts';
import type { Fold } from './normal-form.ts';
import { facetValues } from './record.ts';
import type { SearchRecord } from './record.ts';

/** Positions a file of the index holds before the next one begins. Smaller files mean fewer bytes a query, more metadata. */
const CHUNK_SIZE = 3000;

/** Requests under way at once towards Pagefind's service, which answers in order. */
const BATCH = 64;

export interface DigestedRecord {
  readonly record: SearchRecord;
  /** Changes when anything of the record does. */
  readonly digest: string;
}

export function digestRecord(record: SearchRecord): DigestedRecord {
  return { record, digest: createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 12) };
}

function storedPage(record: SearchRecord): StoredPage {
  const { url, kind, title, placePath, date, paragraphs } = record;
  return { url, kind, title, placePath, ...(date === undefined ? {} : { date }), paragraphs };
}

/** Pagefind names a fragment after its url and tokens; the digest makes the name change with the text too. */
function fragmentUrl(one: DigestedRecord | undefined): string {
  return one === undefined ? '' : `${one.record.url}#${one.digest}`;
}

async function startIndex(): Promise<PagefindIndex> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(CHUNK_SIZE);
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}

async function addRecords(
  index: PagefindIndex,
  records: readonly DigestedRecord[],
  fold: Fold,
): Promise<CharacterSets> {
  const characters = new CharacterSets();
  for (let from = 0; from < records.length; from += BATCH) {
    const answers = records.slice(from, from + BATCH).map(({ record, digest }, offset) => {
      const text = indexText(
        record.title,
        record.paragraphs.map((paragraph) => paragraph.text),
        fold,
      );
      characters.add(from + offset, text.titleCharacters, text.bodyCharacters);
      const filters = Object.fromEntries(
        Object.entries(facetValues(record)).map(([facet, values]) => [facet, [...values]]),
      );
      return index.addCustomRecord({
        url: fragmentUrl({ record, digest }),
        language: 'unknown',
        content: text.content,
        filters,
      });
    });
    for (const { errors } of await Promise.all(answers)) if (errors.length > 0) throw new Error(errors.join('; '));
  }
  return characters;
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

/** Replaces Pagefind's fragments, whose text is tokens, by the page as a reader sees it. */
async function writeFragments(
  folder: string,
  names: readonly string[],
  records: readonly DigestedRecord[],
): Promise<void> {
  for (const at of new Set([0, records.length - 1])) {
    const written = (await readFragment(join(folder, `${names[at] ?? ''}.pf_fragment`))).url;
    if (names.length !== records.length || written !== fragmentUrl(records[at])) {
      throw new Error('Pagefind no longer numbers pages in the order they are added');
    }
  }
  for (let from = 0; from < names.length; from += BATCH) {
    await Promise.all(
      names.slice(from, from + BATCH).map((name, offset) => {
        const record = records[from + offset]?.record;
        if (record === undefined) throw new RangeError(name);
        const json = JSON.stringify({
          url: record.url,
          content: '',
          word_count: 0,
          filters: {},
          meta: storedPage(record),
          anchors: [],
        });
        return writeFile(join(folder, `${name}.pf_fragment`), gzipSync(withSignature(new TextEncoder().encode(json))));
      }),
    );
  }
}

async function readFragment(path: string): Promise<{ url: string }> {
  const json: unknown = JSON.parse(new TextDecoder().decode(withoutSignature(gunzipSync(await readFile(path)))));
  return json as { url: string };
}

/** The client that Pagefind ships is not used: only what a search reads is published. */
async function removeClient(folder: string, meta: string): Promise<void> {
  const kept = new Set(['index', 'filter', 'fragment', meta]);
  for (const name of await readdir(folder)) if (!kept.has(name)) await rm(join(folder, name), { recursive: true });
}

/**
 * Writes the records as a bundle into a new folder under `parent`, named after
 * their digests, and says what the manifest must list. An existing folder of
 * that name is replaced.
 */
export async function writeBundle(
  parent: string,
  records: readonly DigestedRecord[],
  fold: Fold,
): Promise<BundleEntry> {
  if (records.length === 0) throw new RangeError('a bundle needs a record');
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(join(parent, '.bundle-'));
  const index = await startIndex();
  const characters = await addRecords(index, records, fold);
  const { errors } = await index.writeFiles({ outputPath: scratch });
  await close();
  if (errors.length > 0) throw new Error(errors.join('; '));

  const meta = metaFileOf(await readdir(scratch));
  const decoded = decodeMeta(withoutSignature(gunzipSync(await readFile(join(scratch, meta)))));
  await writeFragments(join(scratch, 'fragment'), decoded.pages, records);
  await removeClient(scratch, meta);
  await mkdir(join(scratch, 'char'));
  const characterFiles = characters.files();
  for (const [name, bytes] of characterFiles) await writeFile(join(scratch, name), gzipSync(bytes));
  const dates = JSON.stringify(records.map(({ record }) => record.date ?? ''));
  await writeFile(join(scratch, 'dates.bin'), gzipSync(dates));

  const path = createHash('sha256')
    .update(records.map(({ digest }) => digest).join())
    .digest('hex')
    .slice(0, 12);
  await rm(join(parent, path), { recursive: true, force: true });
  await rename(scratch, join(parent, path));
  return { path, meta, characterFiles: [...characterFiles.keys()], dead: [] };
}
