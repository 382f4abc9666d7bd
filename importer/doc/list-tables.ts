/** The tables of lists in a Word-97 file: what each list looks like (LST), and each use of it (LFO). */
import { ListLabels, type ListLevel, type NumberedList } from '../word/list-labels.ts';
import type { Binary } from './binary.ts';

/** Where a table stands in the table stream, in bytes. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Names that OOXML gives the number formats (MSONFC), by their code. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
};

const NO_STYLE = 0xfff;

/** The lists of a document by the number (from 1) that paragraphs name; a damaged table throws `RangeError`. */
export function readListTables(table: Binary, lists: Place, uses: Place): ListLabels {
  if (lists.length < 2 || uses.length < 4) return new ListLabels(new Map());
  const kinds = readLists(table, lists);
  const count = Math.min(table.u32(uses.at), 4096);
  const result = new Map<string, NumberedList>();
  let at = uses.at + 4 + count * 16;
  for (let index = 0; index < count; index++) {
    const use = uses.at + 4 + index * 16;
    const id = table.u32(use);
    const levels = new Map(kinds.get(id) ?? []);
    const overrides = new Map<number, number>();
    at += 4;
    for (let left = table.u8(use + 12); left > 0; left--) {
      const start = table.u32(at);
      const flags = table.u32(at + 4);
      at += 8;
      const level = flags & 0xf;
      if ((flags & 0x10) !== 0) overrides.set(level, start);
      if ((flags & 0x20) === 0) continue;
      const read = readLevel(table, at);
      levels.set(level, read.level);
      at = read.end;
    }
    result.set(String(index + 1), { id: String(id), levels, overrides });
  }
  // LibreOffice saves the first item of a list apart from the rest of it.
  return new ListLabels(result, true);
}

function readLists(table: Binary, { at: start, length }: Place): Map<number, Map<number, ListLevel>> {
  const count = Math.min(table.u16(start), 4096);
  const lists = new Map<number, Map<number, ListLevel>>();
  // The levels follow behind the table and are not counted in its length.
  let at = start + length;
  for (let index = 0; index < count; index++) {
    const entry = start + 2 + index * 28;
    const simple = (table.u8(entry + 26) & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let depth = 0; depth < (simple ? 1 : 9); depth++) {
      const read = readLevel(table, at);
      const style = table.u16(entry + 8 + depth * 2);
      levels.set(depth, style === NO_STYLE ? read.level : { ...read.level, style: String(style) });
      at = read.end;
    }
    lists.set(table.u32(entry), levels);
  }
  return lists;
}

function readLevel(table: Binary, at: number): { level: ListLevel; end: number } {
  const flags = table.u8(at + 5);
  const [look, layout] = [table.u8(at + 24), table.u8(at + 25)];
  const words = at + 28 + layout + look;
  const length = table.u16(words);
  const places = new Set(Array.from({ length: 9 }, (_, index) => table.u8(at + 6 + index)));
  let text = '';
  for (let index = 0; index < length; index++) {
    const code = table.u16(words + 2 + index * 2);
    text += places.has(index + 1) && code < 9 ? `%${code + 1}` : String.fromCharCode(code);
  }
  const level: ListLevel = {
    start: table.u32(at),
    format: FORMATS[table.u8(at + 4)] ?? 'decimal',
    text,
    // Without a limit of its own a level starts anew below every higher one.
    restart: (flags & 8) === 0 ? undefined : table.u8(at + 26),
    legal: (flags & 4) !== 0,
    style: undefined,
    hidden: false,
  };
  return { level, end: words + 2 + length * 2 };
}
