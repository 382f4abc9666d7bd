/** The parts of a Word-97 file: header, pieces of text, formatting pages. */
import { UnreadableError } from '../source-document.ts';
import { Binary, readSprms, type Sprm } from './binary.ts';
import type { ListLabels } from '../word/list-labels.ts';
import { readListTables, type Place } from './list-tables.ts';
import { readStyleSheet, type StyleSheet } from './looks.ts';

export interface Character {
  readonly glyph: string;
  /** Byte offset in the stream, by which formatting is found. */
  readonly offset: number;
  /** Modifiers of the piece that the character stands in. */
  readonly piece: readonly Sprm[];
}

export interface WordFile {
  readonly characters: readonly Character[];
  /** Lengths of the main text and of the texts that follow it, in characters. */
  readonly lengths: {
    readonly main: number;
    readonly footnotes: number;
    readonly headers: number;
    readonly comments: number;
    readonly endnotes: number;
    readonly boxes: number;
    readonly headerBoxes: number;
  };
  readonly styles: StyleSheet;
  characterSprms(offset: number): readonly Sprm[];
  paragraphSprms(offset: number): { readonly style: number; readonly sprms: readonly Sprm[] };
  /** Automatic numbers; undefined when their tables cannot be read. */
  readonly lists: ListLabels | undefined;
  /** Entries of a table of references: position and data of `payload` bytes. */
  entries(index: number, payload: number): { readonly position: number; readonly data: Binary }[];
  /** Positions of a table of references; `payload` is the size of each entry. */
  positions(index: number, payload: number): number[];
}

const MOST_CHARACTERS = 5_000_000;

/** Throws `UnreadableError` for other versions and locked files, `RangeError` for damaged ones. */
export function openWordFile(
  main: Uint8Array,
  tableOf: (name: '0Table' | '1Table') => Uint8Array | undefined,
): WordFile {
  const stream = new Binary(main);
  if (stream.u16(0) !== 0xa5ec)
    throw new UnreadableError('unsupported', '这是很旧的 Word 格式，请用 Word 或 WPS 打开，另存为 DOCX 再导入。');
  if (stream.u16(2) < 0xc1)
    throw new UnreadableError('unsupported', '这是 Word 95 或更早的格式，请用 Word 或 WPS 打开，另存为 DOCX 再导入。');
  const flags = stream.u16(0x0a);
  if ((flags & 0x0100) !== 0) throw new UnreadableError('password', '文件有打开密码。请先去掉密码再导入。');
  const bytes = tableOf((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (bytes === undefined) throw new RangeError('no table stream');
  const table = new Binary(bytes);
  const place = (index: number) => ({ at: stream.u32(0x9a + index * 8), length: stream.u32(0x9e + index * 8) });
  const styles = place(1);
  const pages = {
    character: readPages(stream, table, place(12), 1),
    paragraph: readPages(stream, table, place(13), 13),
  };
  const clx = place(33);
  return {
    characters: readPieces(stream, new Binary(table.slice(clx.at, clx.length))),
    lengths: {
      main: stream.u32(0x4c),
      footnotes: stream.u32(0x50),
      headers: stream.u32(0x54),
      comments: stream.u32(0x5c),
      endnotes: stream.u32(0x60),
      boxes: stream.u32(0x64),
      headerBoxes: stream.u32(0x68),
    },
    styles: readStyleSheet(table, styles.at, styles.length),
    characterSprms: (offset) => find(pages.character, offset)?.sprms ?? [],
    paragraphSprms: (offset) => find(pages.paragraph, offset) ?? { style: 0, sprms: [] },
    lists: readLists(table, place(73), place(74)),
    entries(index, payload) {
      const { at, length } = place(index);
      const count = length < 8 ? 0 : Math.floor((length - 4) / (4 + payload));
      return Array.from({ length: count }, (_, each) => ({
        position: table.u32(at + each * 4),
        data: new Binary(table.slice(at + (count + 1) * 4 + each * payload, payload)),
      }));
    },
    positions(index, payload) {
      const { at, length } = place(index);
      if (length < 8) return [];
      const count = Math.floor((length - 4) / (4 + payload));
      return Array.from({ length: count + 1 }, (_, each) => table.u32(at + each * 4));
    },
  };
}

/** The text can be read without them, so damage to them is no damage to it. */
function readLists(table: Binary, lists: Place, uses: Place): ListLabels | undefined {
  try {
    return readListTables(table, lists, uses);
  } catch {
    return undefined;
  }
}

function readPieces(stream: Binary, clx: Binary): Character[] {
  const properties: Sprm[][] = [];
  let at = 0;
  while (clx.u8(at) === 1) {
    const length = clx.u16(at + 1);
    properties.push(readSprms(clx.slice(at + 3, length)));
    at += 3 + length;
  }
  if (clx.u8(at) !== 2) throw new RangeError('no piece table');
  const count = Math.floor((clx.u32(at + 1) - 4) / 12);
  const start = at + 5;
  const ansi = new TextDecoder('windows-1252');
  const characters: Character[] = [];
  for (let index = 0; index < count; index++) {
    const length = clx.u32(start + (index + 1) * 4) - clx.u32(start + index * 4);
    const entry = start + (count + 1) * 4 + index * 8;
    const fc = clx.u32(entry + 2);
    const prm = clx.u16(entry + 6);
    const piece = (prm & 1) === 1 ? (properties[prm >> 1] ?? []) : [];
    const compressed = (fc & 0x40000000) !== 0;
    const offset = compressed ? (fc & 0x3fffffff) >>> 1 : fc & 0x3fffffff;
    if (length < 0 || characters.length + length > MOST_CHARACTERS) throw new RangeError('bad piece');
    const bytes = stream.slice(offset, compressed ? length : length * 2);
    const text = compressed ? ansi.decode(bytes) : '';
    for (let each = 0; each < length; each++) {
      const glyph = compressed
        ? (text[each] ?? '')
        : String.fromCharCode((bytes[each * 2] ?? 0) | ((bytes[each * 2 + 1] ?? 0) << 8));
      characters.push({ glyph, offset: offset + each * (compressed ? 1 : 2), piece });
    }
  }
  return characters;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly sprms: readonly Sprm[];
}

/** The formatting pages that a table lists; entries of 1 byte hold characters, of 13 paragraphs. */
function readPages(stream: Binary, table: Binary, place: { at: number; length: number }, entry: 1 | 13): Stretch[] {
  const count = Math.floor((place.length - 4) / 8);
  const stretches: Stretch[] = [];
  for (let index = 0; index < count; index++) {
    const page = table.u32(place.at + (count + 1) * 4 + index * 4) & 0x3fffff;
    const data = new Binary(stream.slice(page * 512, 512));
    const runs = data.u8(511);
    for (let run = 0; run < runs; run++) {
      const where = data.u8((runs + 1) * 4 + run * entry) * 2;
      const properties =
        where === 0 ? { style: 0, sprms: [] } : entry === 1 ? characterRun(data, where) : paragraphRun(data, where);
      stretches.push({ start: data.u32(run * 4), end: data.u32(run * 4 + 4), ...properties });
    }
  }
  return stretches.sort((a, b) => a.start - b.start);
}

function characterRun(data: Binary, at: number): { style: number; sprms: Sprm[] } {
  return { style: 0, sprms: readSprms(data.slice(at + 1, Math.min(data.u8(at), 510 - at))) };
}

function paragraphRun(data: Binary, at: number): { style: number; sprms: Sprm[] } {
  const short = data.u8(at);
  const start = short === 0 ? at + 2 : at + 1;
  const length = short === 0 ? data.u8(at + 1) * 2 : short * 2 - 1;
  if (length < 2) return { style: 0, sprms: [] };
  return { style: data.u16(start), sprms: readSprms(data.slice(start + 2, Math.min(length - 2, 511 - start - 2))) };
}

function find(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch === undefined) return undefined;
    if (offset < stretch.start) high = middle - 1;
    else if (offset >= stretch.end) low = middle + 1;
    else return stretch;
  }
  return undefined;
}
