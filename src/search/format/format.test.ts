/** The bytes of the index: what is written is read again, at the borders of each form, and what is broken is refused. */
import { describe, expect, it } from 'vitest';
import { decodeFilter, decodeMeta, withoutSignature, withSignature } from './bundle-format.ts';
import { CborReader } from './cbor.ts';
import { characterFile, CharacterSets, packFileList, pagesWithCharacter, readFileList } from './char-sets.ts';
import { lastAtOrBefore, packDirectory, shardOf, unpackGroup } from './directory.ts';
import { foldBetween, noFold, normalCharacter } from './normal-form.ts';
import { followedBy, IN_TITLE, onPagesOfAll, union } from './postings.ts';
import type { Postings } from './postings.ts';
import { facetValues } from './record.ts';
import { packPostings, packShard, Shard } from './shard.ts';
import { readUnits } from './units.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const postings = (pages: Readonly<Record<number, readonly number[]>>): Postings => {
  const numbers = Object.keys(pages).map(Number);
  const lists = numbers.map((page) => pages[page] ?? []);
  const starts = lists.reduce((all, list) => [...all, (all.at(-1) ?? 0) + list.length], [0]);
  return {
    pages: Uint32Array.from(numbers),
    starts: Uint32Array.from(starts),
    positions: Uint32Array.from(lists.flat()),
  };
};

describe('a whole number', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [127, [127]],
    [128, [128, 1]],
    [16_383, [255, 127]],
    [16_384, [128, 128, 1]],
    [0x40000000, [128, 128, 128, 128, 4]],
    [0xffffffff, [255, 255, 255, 255, 15]],
  ])('%i takes the bytes %j', (value, bytes) => {
    const writer = new VarintWriter();
    writer.number(value);
    expect(writer.length).toBe(bytes.length);
    const taken = writer.take();
    expect([...taken]).toEqual(bytes);
    const reader = new VarintReader(taken);
    expect(reader.number()).toBe(value);
    expect(reader.ended).toBe(true);
  });

  it('is written among many, far beyond the first module of the writer', () => {
    const writer = new VarintWriter();
    const numbers = Array.from({ length: 3000 }, (_, index) => index * 97);
    for (const number of numbers) writer.number(number);
    writer.raw(new Uint8Array(5000).fill(7));
    writer.text('代表𠮷');
    const reader = new VarintReader(writer.take());
    expect(numbers.map(() => reader.number())).toEqual(numbers);
    expect(reader.raw(5000)).toEqual(new Uint8Array(5000).fill(7));
    expect(reader.text()).toBe('代表𠮷');
    expect(reader.ended).toBe(true);
    expect(writer.take()).toEqual(new Uint8Array(0));
  });

  it('that ends early is no number, and bytes that are not there are none', () => {
    expect(() => new VarintReader(Uint8Array.of(128)).number()).toThrow(RangeError);
    expect(() => new VarintReader(Uint8Array.of(1, 2)).raw(3)).toThrow(RangeError);
    expect(new VarintReader(Uint8Array.of(1, 2)).raw(2)).toEqual(Uint8Array.of(1, 2));
    expect(new VarintReader(Uint8Array.of(9, 5), 1).number()).toBe(5);
  });
});

describe('CBOR', () => {
  it.each([
    [[0x17], 23],
    [[0x18, 24], 24],
    [[0x19, 1, 2], 258],
    [[0x1a, 0x80, 0, 0, 1], 0x80000001],
    [[0x20], -1],
    [[0x38, 99], -100],
  ])('%j is the number %i', (bytes, value) => {
    expect(new CborReader(Uint8Array.from(bytes)).integer()).toBe(value);
  });

  it('reads arrays and texts one after the other', () => {
    const reader = new CborReader(Uint8Array.from([0x82, 0x63, 0xe7, 0x94, 0xb2, 0x01]));
    expect([reader.array(), reader.text(), reader.integer()]).toEqual([2, '甲', 1]);
  });

  it.each([
    ['nothing', [], 'CBOR ends early'],
    ['half a number', [0x19, 1], 'CBOR ends early'],
    ['a length of eight bytes', [0x1b, 0, 0, 0, 0, 0, 0, 0, 1], 'CBOR length 27 is not in use'],
    ['a text', [0x61, 0x61], 'CBOR type 3 where a number was expected'],
  ])('refuses %s for a number', (_what, bytes, message) => {
    expect(() => new CborReader(Uint8Array.from(bytes)).integer()).toThrow(message);
  });

  it('refuses a number for an array, and an array for a text', () => {
    expect(() => new CborReader(Uint8Array.of(1)).array()).toThrow('CBOR type 0 where 4 was expected');
    expect(() => new CborReader(Uint8Array.of(0x80)).text()).toThrow('CBOR type 4 where 3 was expected');
  });
});

describe('the files of Pagefind', () => {
  const text = (value: string) => [0x60 + value.length, ...new TextEncoder().encode(value)];
  const meta = (version: string, page: readonly number[]) =>
    Uint8Array.from([
      0x84,
      ...text(version),
      0x81,
      ...page,
      0x81,
      0x82,
      ...text('w'),
      ...text('x'),
      0x81,
      0x82,
      ...text('kind'),
      ...text('f1'),
    ]);

  it('are known by their first bytes', () => {
    expect(withoutSignature(withSignature(Uint8Array.of(1, 2)))).toEqual(Uint8Array.of(1, 2));
    expect(() => withoutSignature(Uint8Array.of(1, 2))).toThrow('not a file of Pagefind');
  });

  it('name the pages and the facets', () => {
    const { pages, filters } = decodeMeta(meta('1.6.0', [0x82, ...text('p1'), 5]));
    expect([pages, [...filters]]).toEqual([['p1'], [['kind', 'f1']]]);
  });

  it('are refused of another version, or with pages that share a file', () => {
    expect(() => decodeMeta(meta('1.7.0', [0x82, ...text('p1'), 5]))).toThrow('Pagefind 1.7.0 where 1.6 was expected');
    expect(() => decodeMeta(meta('1.6.1', [0x83, ...text('p1'), 5, ...text('a')]))).toThrow('maxFragments');
    expect(decodeMeta(meta('1.6.1', [0x83, ...text('p1'), 5, ...text('')])).pages).toEqual(['p1']);
  });

  it('list the pages of each value', () => {
    const bytes = Uint8Array.from([
      0x82,
      ...text('kind'),
      0x82,
      0x82,
      ...text('a'),
      0x82,
      1,
      3,
      0x82,
      ...text('b'),
      0x80,
    ]);
    expect([...decodeFilter(bytes)].map(([value, pages]) => [value, [...pages]])).toEqual([
      ['a', [1, 3]],
      ['b', []],
    ]);
  });
});

describe('the pages of a character', () => {
  it('are found again, those of the title told from those of the body', () => {
    const sets = new CharacterSets();
    sets.addPage(0, readUnits('代表', noFold), [readUnits('大会', noFold)]);
    sets.addPage(3, readUnits('大会', noFold), [readUnits('大会𠮷', noFold), readUnits('代', noFold)]);
    const files = sets.files();
    const pages = (character: string) =>
      pagesWithCharacter(files.get(characterFile(character)) ?? new Uint8Array(), character);
    expect(pages('代')).toEqual(postings({ 0: [IN_TITLE], 3: [IN_TITLE - 1] }));
    expect(pages('大')).toEqual(postings({ 0: [IN_TITLE - 1], 3: [IN_TITLE] }));
    expect(pages('𠮷')).toEqual(postings({ 3: [IN_TITLE - 1] }));
    expect(pages('无')).toEqual(postings({}));
  });

  it('stand in the order of their codes, so that the same pages always give the same bytes', () => {
    const sets = new CharacterSets();
    sets.addPage(0, [], [readUnits('\u4e03\u4e01\u4e02', noFold)]);
    const reader = new VarintReader(sets.files().get(characterFile('\u4e01')) ?? new Uint8Array());
    const codes: number[] = [];
    while (!reader.ended) {
      codes.push(reader.number());
      reader.raw(reader.number());
    }
    expect(codes).toEqual([0x4e01, 0x4e02, 0x4e03]);
  });

  it('stand in one file for 32 neighbours', () => {
    expect(characterFile('\u4e00')).toBe('char/270.bin');
    expect(characterFile('\u4e1f')).toBe(characterFile('\u4e00'));
    expect(characterFile('\u4e20')).toBe('char/271.bin');
  });
});

describe('the directory', () => {
  const wide = Array.from({ length: 500 }, (_, index) => String.fromCodePoint(0x4e00 + 2 * index));
  const small = ['b', '\u4e01', '\u5000'];
  const groups = packDirectory([wide, small]);
  const parts = (token: string) => {
    const at = lastAtOrBefore(
      groups.map(({ start }) => start),
      token,
    );
    return unpackGroup(groups[at]?.bytes ?? new Uint8Array());
  };

  it('is cut into groups that begin with the first token of a shard', () => {
    expect(groups.length).toBe(3);
    expect(groups[0]?.start).toBe('');
    expect([...wide, ...small]).toContain(groups[1]?.start);
  });

  it.each([...wide.slice(188, 196), ...small, 'a', 'c', '\u4e03', '\u4fff', '\u9000'])(
    'finds in every bundle the shard that holds %s',
    (token) => {
      const [first, second] = parts(token);
      expect(first && shardOf(first, token)).toBe(lastAtOrBefore(wide, token));
      expect(second && shardOf(second, token)).toBe(lastAtOrBefore(small, token));
    },
  );

  it.each([
    ['a', -1],
    ['b', 0],
    ['c', 0],
    ['d', 1],
    ['f', 2],
    ['z', 2],
  ])('of three starts, %s would be in %i', (token, shard) => {
    expect(lastAtOrBefore(['b', 'd', 'f'], token)).toBe(shard);
  });

  it('of nothing has one group without a bundle', () => {
    const [only] = packDirectory([]);
    expect(unpackGroup(only?.bytes ?? new Uint8Array(1))).toEqual([]);
  });

  it('lists the files of characters that exist', () => {
    const files = ['char/270.bin', 'char/3.bin', 'char/271.bin'];
    expect(readFileList(packFileList(files))).toEqual(new Set(files));
    expect(readFileList('')).toEqual(new Set());
  });
});

describe('a shard', () => {
  const lists: Record<string, Postings> = {
    代表: postings({ 0: [1, 5, IN_TITLE + 2], 7: [IN_TITLE + 1, IN_TITLE + 4] }),
    代议: postings({ 3: [2] }),
    大会: postings({ 0: [9], 1: [10, 11] }),
  };
  const writer = new VarintWriter();
  const packed = Object.values(lists).map((list) => {
    packPostings(list, writer);
    return writer.take();
  });
  const shard = new Shard(packShard(Object.keys(lists), packed));

  it.each(Object.keys(lists))('gives back where %s stands', (token) => {
    expect(shard.postings(token)).toEqual(lists[token]);
  });

  it('knows what it does not hold, and what begins alike', () => {
    expect(shard.postings('代')).toBeUndefined();
    expect(shard.startingWith('代')).toEqual([lists['代表'], lists['代议']]);
    expect(shard.startingWith('表')).toEqual([]);
  });
});

describe('places of words', () => {
  it.each([
    ['one behind the other', { 1: [3, 8] }, { 1: [4, 9] }, 1, { 1: [3, 8] }],
    ['at another distance', { 1: [3, 8] }, { 1: [5, 9] }, 2, { 1: [3] }],
    ['on no common page', { 1: [3], 4: [3] }, { 2: [4], 3: [4] }, 1, {}],
    ['on some of the pages', { 1: [3], 2: [3], 5: [1] }, { 0: [4], 2: [4], 5: [2] }, 1, { 2: [3], 5: [1] }],
    ['side by side but not in order', { 1: [4] }, { 1: [3] }, 1, {}],
    ['in the title', { 1: [2, IN_TITLE + 2] }, { 1: [IN_TITLE + 3] }, 1, { 1: [IN_TITLE + 2] }],
    ['nowhere', {}, { 1: [3] }, 1, {}],
  ])('are joined when they stand %s', (_what, left, right, distance, both) => {
    expect(followedBy(postings(left), postings(right), distance)).toEqual(postings(both));
  });

  it('of several words are one list in order', () => {
    expect(union([postings({ 1: [5], 3: [1] }), postings({ 0: [2], 1: [3, 9] })])).toEqual(
      postings({ 0: [2], 1: [3, 5, 9], 3: [1] }),
    );
    expect(union([postings({ 1: [5] })])).toEqual(postings({ 1: [5] }));
    expect(union([])).toEqual(postings({}));
  });

  it('of pages that are in every list keep all their places', () => {
    const [left, right] = [postings({ 0: [1], 4: [3, IN_TITLE], 5: [2] }), postings({ 4: [9], 5: [1, 4], 6: [0] })];
    expect(onPagesOfAll([left, right])).toEqual(postings({ 4: [3, 9, IN_TITLE], 5: [1, 2, 4] }));
    expect(onPagesOfAll([left])).toEqual(left);
    expect(onPagesOfAll([])).toEqual(postings({}));
  });
});

describe('the normal form', () => {
  it.each([
    ['A', 'a'],
    ['Z', 'z'],
    ['@', '@'],
    ['[', '['],
    ['a', 'a'],
    ['Ａ', 'a'],
    ['É', 'e'],
    ['１', '1'],
    ['㎡', 'm2'],
    ['·', ''],
    ['・', ''],
    ['•', ''],
    ['‧', ''],
    ['･', ''],
    ['\u200B', ''],
    ['\u0301', ''],
    ['İ', 'i'],
    ['甲', '甲'],
  ])('of %s is “%s”', (character, normal) => {
    expect(normalCharacter(character)).toBe(normal);
    expect(normalCharacter(character)).toBe(normal);
  });

  it('reads Traditional characters as Simplified ones, and all others as themselves', () => {
    const fold = foldBetween('審議𠮷', '审议吉');
    expect(['審', '議', '𠮷', '甲'].map(fold)).toEqual(['审', '议', '吉', '甲']);
    expect(foldBetween('審議', '审')('議')).toBe('議');
  });
});

describe('the units of a text', () => {
  const units = (text: string) =>
    readUnits(text, noFold)
      .map(({ text: one, touchesNext }) => one + (touchesNext ? '+' : ' '))
      .join('')
      .trim();

  it.each([
    ['代表', '代+表'],
    ['代，表', '代 表'],
    ['代 表', '代 表'],
    ['代·表', '代+表'],
    ['a1代', 'a1+代'],
    ['代a', '代+a'],
    ['12.5%', '12.5%'],
    ['12.', '12'],
    ['.5', '5'],
    ['1.a', '1 a'],
    ['5‰', '5‰'],
    ['%', ''],
    ['a%', 'a'],
    ['1,200', '1200'],
    ['1,2000', '1 2000'],
    ['1,20', '1 20'],
    ['1,200,300', '1200300'],
    ['a,200', 'a 200'],
    ['\uD800代', '代'],
    ['', ''],
  ])('%s are “%s”', (text, expected) => {
    expect(units(text)).toBe(expected);
  });

  it('know where they stand in the original', () => {
    expect(readUnits('𠮷 ㎡甲', noFold).map(({ text, start, end, han }) => [text, start, end, han])).toEqual([
      ['𠮷', 0, 2, true],
      ['m2', 3, 4, false],
      ['甲', 4, 5, true],
    ]);
  });
});

it('a page is found under each place above it, its year, and what else is known of it', () => {
  const page = { url: '/x/', kind: '案例', title: '甲', topics: ['t'], mechanisms: [], paragraphs: [] };
  expect(facetValues({ ...page, placePath: ['省', '市'], date: '2024-04', credit: '某机关', column: '交流' })).toEqual({
    kind: ['案例'],
    place: ['省', '省/市'],
    year: ['2024'],
    topic: ['t'],
    mechanism: [],
    column: ['交流'],
    credit: ['某机关'],
  });
  expect(facetValues({ ...page, placePath: [] })).toMatchObject({ place: [], year: [], credit: [] });
});
