/**
 * The files of a Pagefind 1.6 bundle, read without Pagefind's own script and
 * WebAssembly. The shapes are those of `pagefind/src/index/*.rs` at 1.6.0; a
 * test builds a bundle with the installed Pagefind and fails when they change.
 */
import { CborReader } from './cbor.ts';
import { BODY_WEIGHT } from './index-tokens.ts';

const SIGNATURE = 'pagefind_dcd';

/** The content after Pagefind's signature, which stands before every unpacked file. */
export function withoutSignature(unpacked: Uint8Array): Uint8Array {
  for (let at = 0; at < SIGNATURE.length; at++) {
    if (unpacked[at] !== SIGNATURE.charCodeAt(at)) throw new RangeError('not a file of Pagefind 1.6');
  }
  return unpacked.subarray(SIGNATURE.length);
}

export function withSignature(content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SIGNATURE.length + content.length);
  bytes.set(new TextEncoder().encode(SIGNATURE));
  bytes.set(content, SIGNATURE.length);
  return bytes;
}

export interface BundleMeta {
  /** Name of each page's fragment file, by page number. */
  readonly pages: readonly string[];
  /** Number of words of each page. */
  readonly lengths: Uint32Array;
  /** Index files in order: the first word each may hold, and its name. */
  readonly chunks: readonly { readonly from: string; readonly name: string }[];
  /** Filter files by facet. */
  readonly filters: ReadonlyMap<string, string>;
}

export function decodeMeta(content: Uint8Array): BundleMeta {
  const reader = new CborReader(content);
  reader.array();
  const version = reader.text();
  if (!version.startsWith('1.6.')) throw new RangeError(`Pagefind ${version} where 1.6 was expected`);
  const pages: string[] = [];
  const count = reader.array();
  const lengths = new Uint32Array(count);
  for (let page = 0; page < count; page++) {
    const parts = reader.array();
    pages.push(reader.text());
    lengths[page] = reader.integer();
    if (parts > 2 && reader.text() !== '') throw new RangeError('fragments share files: build without maxFragments');
  }
  const chunks = Array.from({ length: reader.array() }, () => {
    reader.array();
    const from = reader.text();
    reader.text();
    return { from, name: reader.text() };
  });
  const filters = new Map<string, string>();
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    filters.set(reader.text(), reader.text());
  }
  return { pages, lengths, chunks, filters };
}

/** Set on a position that stands in the title. Positions of a page stay in ascending order with it. */
export const IN_TITLE = 0x40000000;

/** Where one word stands: the pages in ascending order, and the positions of page `i` from `starts[i]` to `starts[i + 1]`. */
export interface Postings {
  readonly pages: Uint32Array;
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

export const noPostings: Postings = {
  pages: new Uint32Array(0),
  starts: new Uint32Array(1),
  positions: new Uint32Array(0),
};

function decodePositions(reader: CborReader, into: number[]): void {
  let weight = BODY_WEIGHT;
  let position = 0;
  for (let left = reader.array(); left > 0; left--) {
    const value = reader.integer();
    if (value < 0) {
      weight = -1 - value;
      position = 0;
      continue;
    }
    position += value;
    into.push(weight === BODY_WEIGHT ? position : position | IN_TITLE);
  }
}

function decodePostings(reader: CborReader): Postings {
  const count = reader.array();
  const pages = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const positions: number[] = [];
  let page = 0;
  for (let index = 0; index < count; index++) {
    const parts = reader.array();
    page += reader.integer();
    pages[index] = page;
    decodePositions(reader, positions);
    if (parts > 2) reader.skipIntegers(reader.array());
    starts[index + 1] = positions.length;
  }
  return { pages, starts, positions: Uint32Array.from(positions) };
}

/** The words of one index file, in code point order. */
export function decodeIndexChunk(content: Uint8Array): Map<string, Postings> {
  const reader = new CborReader(content);
  const words = new Map<string, Postings>();
  reader.array();
  for (let left = reader.array(); left > 0; left--) {
    const parts = reader.array();
    words.set(reader.text(), decodePostings(reader));
    if (parts > 2 && reader.array() > 0) throw new RangeError('a word with marked letters was not normalised');
  }
  return words;
}

/** The values of one facet with the pages that have them, in ascending order. */
export function decodeFilter(content: Uint8Array): Map<string, Uint32Array> {
  const reader = new CborReader(content);
  const values = new Map<string, Uint32Array>();
  reader.array();
  reader.text();
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    const value = reader.text();
    values.set(
      value,
      Uint32Array.from({ length: reader.array() }, () => reader.integer()),
    );
  }
  return values;
}
