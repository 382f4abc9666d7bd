/**
 * Pagefind 1.6's list of pages and its facets, read without Pagefind's own script and
 * WebAssembly. The shapes are those of `pagefind/src/index/*.rs` at 1.6.0; a
 * test builds a bundle with the installed Pagefind and fails when they change.
 */
import { CborReader } from './cbor.ts';

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
  /** Filter files by facet. */
  readonly filters: ReadonlyMap<string, string>;
}

export function decodeMeta(content: Uint8Array): BundleMeta {
  const reader = new CborReader(content);
  reader.array();
  const version = reader.text();
  if (!version.startsWith('1.6.')) throw new RangeError(`Pagefind ${version} where 1.6 was expected`);
  const pages: string[] = [];
  for (let left = reader.array(); left > 0; left--) {
    const parts = reader.array();
    pages.push(reader.text());
    reader.integer();
    if (parts > 2 && reader.text() !== '') throw new RangeError('fragments share files: build without maxFragments');
  }
  // Pagefind's own word index is not used.
  for (let left = reader.array(); left > 0; left--) {
    for (let parts = reader.array(); parts > 0; parts--) reader.text();
  }
  const filters = new Map<string, string>();
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    filters.set(reader.text(), reader.text());
  }
  return { pages, filters };
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
