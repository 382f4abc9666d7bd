/** Every word that a built folder gives away, whatever it is packed in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { isCompressedCopy } from '#outputs/precompress.ts';

export interface Said {
  /** Path within the folder; what lies in a ZIP follows its path. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every file of a folder, and every file in its archives; a compressed copy only where it says something else. */
export function everythingIn(folder: string): Said[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !isTrueCopy(join(item.parentPath, item.name)))
    .flatMap((item) => {
      const file = join(item.parentPath, item.name);
      return unpacked(file.slice(folder.length), readFileSync(file));
    });
}

function isTrueCopy(file: string): boolean {
  if (!isCompressedCopy(file)) return false;
  const packed = readFileSync(file);
  const text = file.endsWith('.br') ? brotliDecompressSync(packed) : gunzipSync(packed);
  return text.equals(readFileSync(file.slice(0, -'.br'.length)));
}

function unpacked(path: string, bytes: Buffer): Said[] {
  const self = { path, bytes };
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const inside = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
    return [self, ...inside.flatMap(([name, part]) => unpacked(`${path}!/${name}`, Buffer.from(part)))];
  }
  // The pieces of the search index.
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [self, { path: `${path}!`, bytes: gunzipSync(bytes) }];
  return [self];
}

/** The paths under which any of the words stands, in a name or in what is in the file. */
export function pathsWith(everything: readonly Said[], words: readonly string[]): string[] {
  const wanted = words.flatMap((word) => [word, encodeURIComponent(word)]);
  return everything
    .filter(({ path, bytes }) => wanted.some((word) => path.includes(word) || bytes.includes(word)))
    .map(({ path }) => path);
}
