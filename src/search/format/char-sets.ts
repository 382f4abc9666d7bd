/**
 * Which pages hold a character. One character is not a token of the index (its
 * tokens would be spread over dozens of shards), so each bundle carries
 * small files of its own for it: per character the pages, as gaps between page
 * numbers, with the lowest bit telling that it stands in the title.
 *
 * The files are gzip like the rest of the bundle. One file holds the characters
 * whose code points share all but the lowest bits.
 */
import { IN_TITLE, noPostings } from './postings.ts';
import type { Postings } from './postings.ts';
import type { Unit } from './units.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const FILE_BITS = 5;

/** The name of the file that holds a character. */
export function characterFile(character: string): string {
  return `char/${((character.codePointAt(0) ?? 0) >> FILE_BITS).toString(16)}.bin`;
}

/** The files that exist, as a text of numbers' differences in base 36. */
export function packFileList(files: readonly string[]): string {
  const numbers = files.map((name) => parseInt(name.slice('char/'.length), 16)).sort((a, b) => a - b);
  return numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(' ');
}

export function readFileList(text: string): Set<string> {
  let number = 0;
  const steps = text === '' ? [] : text.split(' ');
  return new Set(steps.map((step) => `char/${(number += parseInt(step, 36)).toString(16)}.bin`));
}

interface CharacterPages {
  readonly packed: VarintWriter;
  last: number;
}

/** Gathers characters page by page, in ascending page order. */
export class CharacterSets {
  readonly #pages = new Map<string, CharacterPages>();

  addPage(page: number, title: readonly Unit[], paragraphs: readonly (readonly Unit[])[]): void {
    const inTitle = new Set(title.map(firstCharacter));
    for (const character of inTitle) this.#add(character, page, true);
    const inBody = new Set(paragraphs.flatMap((units) => units.map(firstCharacter)));
    for (const character of inBody) if (!inTitle.has(character)) this.#add(character, page, false);
  }

  #add(character: string, page: number, inTitle: boolean): void {
    let one = this.#pages.get(character);
    if (one === undefined) this.#pages.set(character, (one = { packed: new VarintWriter(), last: 0 }));
    one.packed.number((page - one.last) * 2 + (inTitle ? 1 : 0));
    one.last = page;
  }

  /** The files by name, not yet compressed: of each character its code point, the length of its list, the list. */
  files(): Map<string, Uint8Array> {
    const writers = new Map<string, VarintWriter>();
    for (const [character, { packed }] of [...this.#pages].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const name = characterFile(character);
      const writer = writers.get(name) ?? new VarintWriter();
      writers.set(name, writer);
      const list = packed.take();
      writer.number(character.codePointAt(0) ?? 0);
      writer.number(list.length);
      writer.raw(list);
    }
    return new Map([...writers].map(([name, writer]) => [name, writer.take()]));
  }
}

const firstCharacter = ({ text }: Unit): string => String.fromCodePoint(text.codePointAt(0) ?? 0);

/** The pages that hold a character, out of its unpacked file; each with one place, in the title or at the end of the body. */
export function pagesWithCharacter(file: Uint8Array, character: string): Postings {
  const files = new VarintReader(file);
  while (!files.ended) {
    const code = files.number();
    const list = new VarintReader(files.raw(files.number()));
    if (code !== character.codePointAt(0)) continue;
    const pages: number[] = [];
    const positions: number[] = [];
    for (let page = 0; !list.ended;) {
      const value = list.number();
      page += value >> 1;
      pages.push(page);
      positions.push((value & 1) === 1 ? IN_TITLE : IN_TITLE - 1);
    }
    return {
      pages: Uint32Array.from(pages),
      starts: Uint32Array.from(positions.concat(0), (_, index) => index),
      positions: Uint32Array.from(positions),
    };
  }
  return noPostings;
}
