/** The order of results, what a result carries, and which of the archive is indexed anew. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_TITLE } from './format/postings.ts';
import type { SearchRecord } from './format/record.ts';
import { Shard } from './format/shard.ts';
import { noFold } from './format/normal-form.ts';
import { readUnits } from './format/units.ts';
import type { Query } from './read/engine.ts';
import { SearchSession } from './read/session.ts';
import { buildSearchIndex } from './write/build-index.ts';
import { Inverter } from './write/inverter.ts';
import { digestRecord, inPageOrder, writeBundle } from './write/write-bundle.ts';
import { nameFile } from './write/write-names.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-order-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = (name: string, title: string, text: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ url: `/x/${name}/`, kind: '简报', title, placePath: [], topics: [], mechanisms: [] },
  paragraphs: text === '' ? [] : text.split('\n').map((one, index) => ({ id: `p${index + 1}`, text: one })),
  ...more,
});

const build = (name: string, records: readonly SearchRecord[], more: { freeze?: boolean } = {}) =>
  buildSearchIndex({
    ...{ outDir: join(folder, name), cacheDir: join(folder, `${name}-cache`), records, ...more },
    names: [{ name: '小板凳', kind: '工作品牌', url: '/brands/x/' }],
  });
const open = (name: string) => new SearchSession(async (path) => readFile(join(folder, name, path)));
const query = (text: string, more: Partial<Query> = {}): Query => ({
  text,
  selection: {},
  order: 'relevance',
  ...more,
});
const found = async (session: SearchSession, text: string, more: Partial<Query> = {}) =>
  (await session.search({ query: query(text, more), offset: 0, limit: 100 })).results.map(({ url }) =>
    url.slice(3, -1),
  );

describe('other words for the same', () => {
  const asked = (more: Partial<Query> = {}) => found(open('same'), '打官司', { wide: true, ...more });
  beforeAll(() => build('same', [page('suit', '指南', '诉讼费用'), page('charge', '指南', '起诉状')]));

  it('are looked for too, and each can be left out', async () => {
    expect((await asked()).sort()).toEqual(['charge', 'suit']);
    expect(await asked({ leftOut: ['诉讼'] })).toEqual(['charge']);
    expect(await asked({ leftOut: ['诉讼', '起诉'] })).toEqual([]);
    expect(await asked({ plain: true })).toEqual([]);
  });
});

describe('results', () => {
  const filler = '甲乙丙丁戊己庚辛壬癸'.repeat(20);
  const records = [
    page('often', '要闻', '水井。'.repeat(30), { date: '2024-03-01', kind: '案例', placePath: ['省', '市'] }),
    page('titled', '修好老水井', filler, { date: '2020', kind: '简报', placePath: ['省'], credit: '某机关' }),
    page('both', '老水井和新水井的故事', '老水井，新路。', { date: '2024-04', note: '改写' }),
    page('long', '其他', `${filler}水井${filler}`, { date: '2024-02-02' }),
    page('short', '其他', '水井在此', { date: '2024-02-01' }),
    page('undated', '其他', '新路'),
    page('empty', '水井', ''),
  ];
  let session: SearchSession;
  beforeAll(async () => {
    await build('order', records);
    session = open('order');
  });

  it('with the word in the title stand before those that hold it however often', async () => {
    const order = await found(session, '水井');
    expect(new Set(order.slice(0, 3))).toEqual(new Set(['titled', 'both', 'empty']));
    expect(order[3]).toBe('often');
  });

  it('with more of the pieces in the title stand first', async () => {
    expect((await found(session, '老水井 新水井'))[0]).toBe('both');
  });

  it('that are equal stand newest first', async () => {
    const equal = [
      page('b', '同', '同文', { date: '2023' }),
      page('a', '同', '同文', { date: '2024' }),
      page('c', '同', '同文'),
    ];
    await build('equal', equal);
    expect(await found(open('equal'), '同文')).toEqual(['a', 'b', 'c']);
    expect(await found(open('equal'), '同文', { order: 'date' })).toEqual(['a', 'b', 'c']);
  });

  it('by date stand newest first, undated last, whatever they hold', async () => {
    expect(await found(session, '水井', { order: 'date' })).toEqual([
      'both',
      'often',
      'long',
      'short',
      'titled',
      'empty',
    ]);
  });

  it('of a query without letters are the whole archive, newest first', async () => {
    const answer = await session.search({ query: query('…'), offset: 0, limit: 100 });
    expect([answer.total, answer.searched]).toEqual([7, false]);
    expect(answer.results.map(({ url }) => url.slice(3, -1))).toEqual([
      'both',
      'often',
      'long',
      'short',
      'titled',
      'empty',
      'undated',
    ]);
    expect((await session.search({ query: query('水井'), offset: 0, limit: 1 })).searched).toBe(true);
  });

  it('come in portions, and are counted as a whole', async () => {
    const all = await found(session, '水井');
    const part = await session.search({ query: query('水井'), offset: 2, limit: 2 });
    expect(part.results.map(({ url }) => url.slice(3, -1))).toEqual(all.slice(2, 4));
    expect(part.total).toBe(6);
  });

  it('carry what a reader is shown, and nothing that is not known', async () => {
    const { results } = await session.search({ query: query('水井'), offset: 0, limit: 100 });
    const of = (name: string) => results.find(({ url }) => url === `/x/${name}/`);
    expect(of('titled')).toMatchObject({ kind: '简报', placePath: ['省'], date: '2020', excerpt: { paragraph: 'p1' } });
    expect(of('titled')).not.toHaveProperty('note');
    expect(of('both')).toMatchObject({ note: '改写' });
    expect(of('empty')).not.toHaveProperty('excerpt');
    expect(of('empty')).not.toHaveProperty('date');
    expect(of('titled')?.title).toEqual([
      { text: '修好老', marked: false },
      { text: '水井', marked: true },
    ]);
  });

  it.each<[string, Query['selection'], string[]]>([
    ['one value', { kind: ['案例'] }, ['often']],
    ['any of two values', { year: ['2020', '2024'] }, ['both', 'often', 'long', 'short', 'titled']],
    ['both of two facets', { year: ['2024'], kind: ['案例'] }, ['often']],
    ['a place and what lies in it', { place: ['省'] }, ['often', 'titled']],
    ['a place in another', { place: ['省/市'] }, ['often']],
    ['the office that wrote it', { credit: ['某机关'] }, ['titled']],
    ['a value that nothing has', { kind: ['没有'] }, []],
    ['nothing', { kind: [] }, ['both', 'often', 'long', 'short', 'titled', 'empty']],
  ])('are narrowed by %s', async (_what, selection, expected) => {
    expect(await found(session, '水井', { selection, order: 'date' })).toEqual(expected);
  });

  it('are counted by value, a facet as if nothing were chosen in it', async () => {
    const counts = await session.counts(query('水井', { selection: { kind: ['案例'] } }));
    expect(Object.fromEntries(counts.kind.map(({ value, count }) => [value, count]))).toEqual({ 简报: 5, 案例: 1 });
    expect(counts.year).toEqual([{ value: '2024', count: 1 }]);
    expect(counts.credit).toEqual([]);
  });

  it('that are few bring hints: which word alone is found, and what it may have meant', async () => {
    const hints = await session.hints(query('水井 没有的'), 5);
    expect(hints.pieces).toEqual([{ text: '水井', total: 6 }]);
    expect((await session.hints(query('水井'), 5)).pieces).toEqual([]);
    expect((await session.hints(query('水井 …'), 5)).pieces).toEqual([{ text: '水井', total: 6 }]);
    expect((await session.hints(query('xiaobandeng'), 5)).byPinyin.map(({ name }) => name)).toEqual(['小板凳']);
    expect((await session.hints(query('xiuhao'), 5)).byPinyin.map(({ name, kind }) => [name, kind])).toEqual([
      ['修好老水井', '标题'],
    ]);
    expect((await session.hints(query('xiaobandeng'), 5)).nearest).toEqual([]);
  });

  it('are suggested by name while typing, each once', async () => {
    expect(await session.suggest('板凳', 6)).toEqual([{ name: '小板凳', kind: '工作品牌', url: '/brands/x/' }]);
    expect(await session.suggest('xbd', 6)).toHaveLength(1);
    expect(await session.suggest('无此', 6)).toEqual([]);
  });
});

describe('an archive that grew', () => {
  const many = Array.from({ length: 401 }, (_, id) => page(String(id).padStart(3, '0'), `第${id}号`, `建议${id}`));
  const change = (count: number) =>
    many.map((one, index) => (index < count ? page(one.url.slice(3, -1), '改', `改过${index}`) : one));

  it('is indexed whole while it is small', async () => {
    const few = many.slice(0, 3);
    expect(await build('small', few)).toEqual({ records: 3, indexed: 3, frozen: true });
    expect(await build('small', few)).toEqual({ records: 3, indexed: 3, frozen: true });
  });

  it('is indexed in its changes once it is not, unless that is asked for', async () => {
    await build('grown', many);
    expect(await build('grown', many)).toEqual({ records: 401, indexed: 0, frozen: false });
    expect(await build('grown', change(2))).toEqual({ records: 401, indexed: 2, frozen: false });
    expect(await found(open('grown'), '改过1')).toEqual(['001']);
    expect(await build('grown', many, { freeze: true })).toEqual({ records: 401, indexed: 401, frozen: true });
  });

  it('is frozen anew when more than 200 of its pages changed', async () => {
    await build('changed', many);
    expect((await build('changed', change(200))).frozen).toBe(false);
    expect((await build('changed', change(201))).frozen).toBe(true);
  });

  it('has no page for a bundle of none, and leaves no scratch behind', async () => {
    await expect(writeBundle(join(folder, 'none'), [], noFold)).rejects.toThrow(RangeError);
    expect(existsSync(join(folder, 'none'))).toBe(false);
    const names = await readdir(join(folder, 'grown'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

it('pages are numbered newest first, then by their address', () => {
  const records = [
    page('b', '', ''),
    page('a', '', ''),
    page('c', '', '', { date: '2024' }),
    page('d', '', '', { date: '2024-02' }),
  ];
  expect(inPageOrder(records.map(digestRecord)).map(({ record }) => record.url)).toEqual([
    '/x/d/',
    '/x/c/',
    '/x/a/',
    '/x/b/',
  ]);
});

it('a record has another digest when anything of it changes', () => {
  const digest = (record: SearchRecord) => digestRecord(record).digest;
  const one = page('a', '题', '文');
  expect(digest(one)).toBe(digest({ ...one }));
  expect(digest(one)).not.toBe(digest({ ...one, note: '注' }));
});

describe('words turned into places', () => {
  const inverter = new Inverter();
  const units = (text: string) => readUnits(text, noFold);
  inverter.addPage(units('代表'), [units('代表大会，ab代'), units('表')]);
  inverter.addPage([], [units('大会')]);
  const [shard] = [...inverter.shards()];
  const read = (token: string) => {
    const found = new Shard(shard?.bytes ?? new Uint8Array()).postings(token);
    return found && { pages: [...found.pages], positions: [...found.positions] };
  };

  it.each([
    ['代表', { pages: [0], positions: [0, IN_TITLE] }],
    ['表大', { pages: [0], positions: [1] }],
    ['大会', { pages: [0, 1], positions: [2, 0] }],
    ['ab代', { pages: [0], positions: [5] }],
    ['会ab', undefined],
    ['代', undefined],
  ])('%s', (token, places) => {
    expect(read(token)).toEqual(places);
  });

  it('begin with the first token in the order of text', () => {
    expect(shard?.start).toBe('ab代');
  });

  it('go into a new file after six thousand bytes', () => {
    const large = new Inverter();
    for (let at = 0; at < 60; at++)
      large.addPage(
        [],
        [units(Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x4e00 + at * 200 + index)).join(''))],
      );
    const shards = [...large.shards()];
    expect(shards.length).toBeGreaterThan(3);
    const starts = shards.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort());
  });
});

describe('names for the browser', () => {
  it('are spelled in pinyin, with one table of the usual readings', () => {
    const file = nameFile([
      { name: '小板凳', kind: '工作品牌', url: '/a/' },
      { name: '单某', kind: '典型代表', url: '/b/', isPerson: true },
      { name: '单位', kind: '机制做法', url: '/c/' },
      { name: '单项', kind: '机制做法', url: '/d/' },
    ]);
    expect(file.kinds).toEqual(['工作品牌', '典型代表', '机制做法']);
    expect(file.readings).toContain('dan 单');
    expect(file.names).toEqual([
      ['小板凳', 0, '/a/'],
      ['单某', 1, '/b/', 'shan mou'],
      ['单位', 2, '/c/'],
      ['单项', 2, '/d/'],
    ]);
  });
});
