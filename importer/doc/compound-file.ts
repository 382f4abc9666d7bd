/**
 * The streams of a compound file (OLE2), the container of Word 97. In time and
 * memory that the size of the file bounds, whatever its tables say: the library
 * for it copies sound files a thousandfold and does not end on damaged ones
 * (https://github.com/SheetJS/js-cfb/issues/11).
 */

const END = 0xffff_fffe;
const FREE = 0xffff_ffff;
const HEADER_FATS = 109;
const ENTRY = 128;
const FOLDER = 1;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
  /** Places in the directory of its neighbours in the tree of names, and of the names in it. */
  readonly near: readonly [number, number];
  readonly child: number;
}

export interface CompoundFile {
  /** The streams that stand in no folder, by name. */
  readonly streams: ReadonlyMap<string, Uint8Array>;
  /** Every name in it, those in folders included. */
  readonly names: readonly string[];
}

/** Throws `RangeError` on a damaged container. */
export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  const container = new Container(bytes);
  return { streams: container.streamsIn(container.root), names: container.entries.map(({ name }) => name) };
}

/** The streams of the root, under an empty name, and of each folder in it. Throws `RangeError` on a damaged container. */
export function readCompoundFolders(bytes: Uint8Array): ReadonlyMap<string, ReadonlyMap<string, Uint8Array>> {
  const container = new Container(bytes);
  const folders = topEntries(container.entries, container.root).filter(({ type }) => type === FOLDER);
  return new Map([
    ['', container.streamsIn(container.root)] as const,
    ...folders.map((folder) => [folder.name, container.streamsIn(folder)] as const),
  ]);
}

class Container {
  readonly entries: readonly Entry[];
  readonly root: Entry | undefined;
  readonly #bytes: Uint8Array;
  readonly #sector: number;
  readonly #miniShift: number;
  readonly #cutoff: number;
  readonly #fat: readonly number[];
  readonly #miniFat: readonly number[];
  readonly #mini: Uint8Array;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const u32 = (at: number): number => view.getUint32(at, true);
    const shift = view.getUint16(30, true);
    this.#miniShift = view.getUint16(32, true);
    if (shift < 7 || shift > 16 || this.#miniShift < 2 || this.#miniShift >= shift) throw new RangeError('sector size');
    this.#bytes = bytes;
    this.#sector = 2 ** shift;
    this.#fat = readFat(view, this.#sector, (number) => this.#sectorAt(number));
    this.entries = readEntries(this.#chain(u32(48)));
    this.root = this.entries.find(({ type }) => type === ROOT);
    this.#miniFat = u32(60) >= END ? [] : numbersOf(this.#chain(u32(60)));
    this.#mini = this.root && this.root.start < END ? this.#chain(this.root.start) : new Uint8Array();
    this.#cutoff = u32(56);
  }

  /** The streams that stand in a folder itself. */
  streamsIn(folder: Entry | undefined): Map<string, Uint8Array> {
    const streams = topEntries(this.entries, folder).filter(({ type }) => type === STREAM);
    return new Map(streams.map((entry) => [entry.name, this.#stream(entry)]));
  }

  #stream({ start, size }: Entry): Uint8Array {
    if (size === 0) return new Uint8Array();
    if (size >= this.#cutoff) return this.#chain(start).subarray(0, size);
    const parts = follow(start, this.#miniFat).map((number) =>
      this.#mini.subarray(number << this.#miniShift, (number + 1) << this.#miniShift),
    );
    return joined(parts).subarray(0, size);
  }

  #sectorAt(number: number): Uint8Array {
    const from = (number + 1) * this.#sector;
    if (from >= this.#bytes.length) throw new RangeError('sector outside the file');
    return this.#bytes.subarray(from, from + this.#sector);
  }

  #chain(start: number): Uint8Array {
    return joined(follow(start, this.#fat).map((number) => this.#sectorAt(number)));
  }
}

/** What stands in the root folder: an embedded document has streams of the same names. */
function topEntries(entries: readonly Entry[], root: Entry | undefined): Entry[] {
  const seen = new Set<Entry>();
  const waiting = [root?.child ?? FREE];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = entries[place];
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    waiting.push(...entry.near);
  }
  return [...seen];
}

/** Which sector follows which: named in the header and, of large files, in further sectors. */
function readFat(view: DataView, sector: number, sectorAt: (number: number) => Uint8Array): number[] {
  const named = Array.from({ length: HEADER_FATS }, (_, index) => view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let left = view.getUint32(72, true); left > 0 && next < END; left--) {
    if (named.length * sector > view.byteLength) throw new RangeError('more tables than the file holds');
    const numbers = numbersOf(sectorAt(next));
    next = numbers.pop() ?? END;
    named.push(...numbers);
  }
  return named.filter((number) => number < END).flatMap((number) => numbersOf(sectorAt(number)));
}

/** The numbers of a chain of sectors. */
function follow(start: number, fat: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let number = start; number < END; number = fat[number] ?? END) {
    if (numbers.length > fat.length) throw new RangeError('a chain of sectors without end');
    numbers.push(number);
  }
  return numbers;
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY;
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, length - 2)));
    return {
      name,
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
      near: [view.getUint32(at + 68, true), view.getUint32(at + 72, true)],
      child: view.getUint32(at + 76, true),
    };
  });
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
