/**
 * Which pages hold a character. One character is not a token of the index (its
 * tokens would be spread over dozens of index files), so each bundle carries
 * small files of its own for it: per character the pages, as gaps between page
 * numbers, with the lowest bit telling that it stands in the title.
 *
 * The files are gzip like the rest of the bundle. One file holds the characters
 * whose code points share all but the lowest bits.
 */
import type { PageMatch } from './postings.ts';

const FILE_BITS = 5;

/** The name of the file that holds a character. */
export function characterFile(character: string): string {
  return `char/${((character.codePointAt(0) ?? 0) >> FILE_BITS).toString(16)}.bin`;
}

interface Entry {
  readonly page: number;
  readonly inTitle: boolean;
}

/** Gathers characters page by page, in ascending page order. */
export class CharacterSets {
  readonly #sets = new Map<string, Entry[]>();

  add(page: number, title: ReadonlySet<string>, body: ReadonlySet<string>): void {
    for (const character of title) this.#entries(character).push({ page, inTitle: true });
    for (const character of body) if (!title.has(character)) this.#entries(character).push({ page, inTitle: false });
  }

  #entries(character: string): Entry[] {
    let entries = this.#sets.get(character);
    if (entries === undefined) this.#sets.set(character, (entries = []));
    return entries;
  }

  /** The files by name, not yet packed. */
  files(): Map<string, Uint8Array> {
    const files = new Map<string, number[]>();
    for (const character of [...this.#sets.keys()].sort()) {
      const name = characterFile(character);
      const bytes = files.get(name) ?? [];
      files.set(name, bytes);
      const entries = this.#sets.get(character) ?? [];
      writeNumber(bytes, character.codePointAt(0) ?? 0);
      writeNumber(bytes, entries.length);
      let previous = 0;
      for (const { page, inTitle } of entries) {
        writeNumber(bytes, (page - previous) * 2 + (inTitle ? 1 : 0));
        previous = page;
      }
    }
    return new Map([...files].map(([name, bytes]) => [name, Uint8Array.from(bytes)]));
  }
}

/** Seven bits a byte, lowest first, the highest bit meaning "more follows". */
function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** The pages that hold a character, out of its unpacked file. */
export function pagesWithCharacter(file: Uint8Array, character: string): PageMatch[] {
  const wanted = character.codePointAt(0);
  let at = 0;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++];
      if (byte === undefined) throw new RangeError('character file ends early');
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < file.length) {
    const found = read() === wanted;
    const matches: PageMatch[] = [];
    let page = 0;
    for (let left = read(); left > 0; left--) {
      const value = read();
      page += value >> 1;
      if (found) matches.push({ page, count: 1, inTitle: (value & 1) === 1 });
    }
    if (found) return matches;
  }
  return [];
}
