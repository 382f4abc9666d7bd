import { describe, expect, it } from 'vitest';
import { readCompoundFile } from './compound-file.ts';

const SECTOR = 512;
const END = -2;
const NONE = -1;
const TABLE = -3;
const ROOT = 5;
const STREAM = 2;

interface Named {
  readonly name: string;
  readonly type: number;
  readonly left?: number;
  readonly right?: number;
  readonly child?: number;
  readonly start?: number;
  readonly size?: number;
}

/**
 * A compound file: its allocation tables first, then one sector of directory, then streams.
 * @param next which sector follows `sector`; `first` is that of the directory.
 */
function compoundFile(sectors: number, next: (sector: number, first: number) => number, names: readonly Named[]) {
  const tables = Math.ceil((sectors * 4) / SECTOR);
  const bytes = new Uint8Array((sectors + 1) * SECTOR);
  const view = new DataView(bytes.buffer);
  const put = (at: number, value: number) => view.setInt32(at, value, true);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  put(44, tables);
  put(48, tables);
  put(56, 4096);
  put(60, END);
  put(68, END);
  for (let index = 0; index < 109; index++) put(76 + index * 4, index < tables ? index : NONE);
  for (let index = 0; index < tables * 128; index++) {
    const number = index < tables ? TABLE : index < sectors ? next(index, tables) : NONE;
    put(SECTOR + index * 4, number);
  }
  names.forEach(({ name, type, left = NONE, right = NONE, child = NONE, start = END, size = 0 }, index) => {
    const at = (tables + 1) * SECTOR + index * 128;
    for (const [place, sign] of [...name].entries()) view.setUint16(at + place * 2, sign.charCodeAt(0), true);
    view.setUint16(at + 64, name.length * 2 + 2, true);
    view.setUint8(at + 66, type);
    [left, right, child].forEach((value, place) => put(at + 68 + place * 4, value));
    put(at + 116, start);
    put(at + 120, size);
  });
  return bytes;
}

const root: Named = { name: 'Root Entry', type: ROOT, child: 1 };

describe('a compound file', () => {
  it('gives a stream that runs backwards through its sectors whole, without copying more than it holds', () => {
    const sectors = 12_000;
    const size = 11_000 * SECTOR;
    const back = (sector: number, first: number) => (sector <= first + 1 ? END : sector - 1);
    const bytes = compoundFile(sectors, back, [root, { name: 'Data', type: STREAM, start: sectors - 1, size }]);
    bytes.fill(7, sectors * SECTOR);
    const stream = readCompoundFile(bytes).streams.get('Data');
    expect(stream).toHaveLength(size);
    expect(stream?.subarray(0, SECTOR).every((byte) => byte === 7)).toBe(true);
  });

  it('ends though its names stand beside each other in a circle', () => {
    const bytes = compoundFile(20, () => END, [
      root,
      { name: 'a', type: STREAM, left: 2 },
      { name: 'b', type: STREAM, left: 1, right: 1 },
    ]);
    expect([...readCompoundFile(bytes).streams.keys()].sort()).toEqual(['a', 'b']);
  });

  it('is refused when a chain of sectors has no end', () => {
    const circle = (sector: number, first: number) => (sector === first ? END : sector);
    const bytes = compoundFile(20, circle, [root, { name: 'a', type: STREAM, start: 5, size: 5000 }]);
    expect(() => readCompoundFile(bytes)).toThrow(RangeError);
  });

  it('is refused when its tables of tables have no end', () => {
    const bytes = compoundFile(20, () => END, [root]);
    const view = new DataView(bytes.buffer);
    view.setInt32(68, 3, true);
    view.setUint32(72, 0x7fff_ffff, true);
    view.setInt32(SECTOR * 5 - 4, 3, true);
    expect(() => readCompoundFile(bytes)).toThrow(RangeError);
  });
});
