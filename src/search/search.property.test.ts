import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSearchIndex } from './write/build-index.ts';
import type { Query } from './read/engine.ts';
import type { SearchRecord } from './format/record.ts';
import { SearchSession } from './read/session.ts';

/** Han of two planes, digits with signs, Latin, punctuation, invisible characters, marks and a lone surrogate. */
const alphabet = Array.from('人大代表人大板凳小𠮷後后审審0123年5万元．.%％,，。·・“”Aabé a\u200B\u0301ｂ\n');
const word = fc
  .array(fc.constantFrom(...alphabet, '\uD800'), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));
const seed = 20261123;

function record(
  id: number,
  title: string,
  paragraphs: readonly string[],
  more: Partial<SearchRecord> = {},
): SearchRecord {
  return {
    url: `/briefings/x/${id}/`,
    kind: '简报',
    title,
    placePath: ['河南省'],
    topics: [],
    mechanisms: [],
    paragraphs: paragraphs.map((text, index) => ({ id: `p${index + 1}`, text })),
    ...more,
  };
}

const generated = fc
  .sample(fc.tuple(word, fc.array(word, { maxLength: 4 })), { numRuns: 120, seed })
  .map(([title, paragraphs], id) => record(id, title, paragraphs));

const written: SearchRecord[] = [
  record(900, '小板凳工作法', ['带着“小板凳”进村，增长12.5%。'], { date: '2024-04-02', topics: ['民生'] }),
  record(901, '审议', ['阿不都·热合曼和乡亲们坐在小板凳上。'], { date: '2025', kind: '案例', topics: ['民生'] }),
  record(902, '預算審議', ['審議預算，共15万元。'], { placePath: ['河南省', '郑州市'] }),
];

/**
 * An independent reading of the rules, written for plainness: text and query
 * are brought to one form and compared with `includes`, where a number or a
 * Latin word may not be entered in its middle.
 */
function plain(text: string): string {
  return Array.from(text, (character) =>
    character
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}·・]/gu, ''),
  )
    .join('')
    .replaceAll('後', '后')
    .replaceAll('審', '审')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/(?<=\d)\.(?=\d)/gu, '点')
    .replace(/(?<=\d)%/gu, '百')
    .replace(/[^\p{L}\p{N}]+/gu, '\n');
}

const isHan = (character: string) => /\p{Script=Han}/u.test(character) && !'点百'.includes(character);

function holds(text: string, piece: string): boolean {
  const whole = plain(text);
  for (let at = whole.indexOf(piece); at >= 0; at = whole.indexOf(piece, at + 1)) {
    const before = Array.from(whole.slice(0, at)).at(-1) ?? '\n';
    const first = Array.from(piece)[0] ?? '';
    const inside = before !== '\n' && !isHan(before) && !isHan(first);
    if (!inside) return true;
  }
  return false;
}

function truth(records: readonly SearchRecord[], query: string): string[] {
  const pieces = plain(query).split('\n').filter(Boolean);
  return records
    .filter(({ title, paragraphs }) => {
      const texts = [title, ...paragraphs.map(({ text }) => text)];
      return pieces.every((piece) => texts.some((text) => holds(text, piece)));
    })
    .map(({ url }) => url)
    .sort();
}

const everything = (text: string, more: Partial<Query> = {}) => ({
  query: { text, selection: {}, order: 'relevance' as const, ...more },
  offset: 0,
  limit: 1000,
});

let folder: string;
const all = [...generated, ...written];

function open(name: string): SearchSession {
  return new SearchSession(async (path) => readFile(join(folder, name, path)));
}

async function build(name: string, records: readonly SearchRecord[]) {
  return buildSearchIndex({
    outDir: join(folder, name),
    cacheDir: join(folder, `${name}-cache`),
    records,
    names: [{ name: '小板凳', kind: '工作品牌', url: '/brands/xiaobandeng/' }],
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  await build('all', all);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a query', () => {
  it('finds exactly the pages that hold each of its pieces, for queries cut from the text', async () => {
    const session = open('all');
    const texts = generated.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]);
    const cut = fc
      .tuple(fc.constantFrom(...texts), fc.nat(38), fc.integer({ min: 1, max: 7 }))
      .map(([text, from, length]) => text.slice(from, from + length));
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          cut,
          fc.tuple(cut, cut).map((two) => two.join(' ')),
        ),
        async (query) => {
          fc.pre(plain(query).split('\n').filter(Boolean).length > 0);
          const { results } = await session.search(everything(query));
          found += results.length;
          expect(results.map(({ url }) => url).sort()).toEqual(truth(all, query));
        },
      ),
      { numRuns: 600, seed },
    );
    expect(found).toBeGreaterThan(600);
  });

  it('marks nothing but what was typed, and marks every result that holds it', async () => {
    const session = open('all');
    const pieces = fc.constantFrom('人大', '小板', '5万', '大代表', '后', '𠮷', '12', '审');
    await fc.assert(
      fc.asyncProperty(pieces, async (piece) => {
        for (const { title, excerpt } of (await session.search(everything(piece))).results) {
          const marked = [...title, ...(excerpt?.segments ?? [])].filter((one) => one.marked);
          expect(marked.length).toBeGreaterThan(0);
          for (const { text } of marked)
            expect(plain(text).replaceAll('\n', '')).toMatch(new RegExp(`^(${piece})+`, 'u'));
        }
      }),
      { numRuns: 40, seed },
    );
  });

  it.each([
    '"',
    '<script>alert(1)</script>',
    '人'.repeat(5000),
    '😀',
    '\u200B',
    '\uD800',
    '___PAGEFIND_WEIGHT___',
    '\\u0000',
  ])('takes %j without failing', async (text) => {
    const { results, total } = await open('all').search(everything(text));
    expect(total).toBe(results.length);
  });

  it.each([
    ['小板凳', ['/briefings/x/900/', '/briefings/x/901/']],
    ['热合', ['/briefings/x/901/']],
    ['阿不都热合曼', ['/briefings/x/901/']],
    ['預算', ['/briefings/x/902/']],
    ['预算', ['/briefings/x/902/']],
    ['12.5%', ['/briefings/x/900/']],
    ['增长 １２．５', ['/briefings/x/900/']],
    ['15万元', ['/briefings/x/902/']],
  ])('finds 「%s」 however it is written', async (text, urls) => {
    const { results } = await open('all').search(everything(text));
    expect(results.map(({ url }) => url)).toEqual(expect.arrayContaining(urls));
  });

  it('does not take 15万元 for 5万元', async () => {
    const { results } = await open('all').search(everything('5万元'));
    expect(results.map(({ url }) => url)).not.toContain('/briefings/x/902/');
  });

  it('does not join words across a mark', async () => {
    expect((await open('all').search(everything('带着进村'))).total).toBe(0);
    expect((await open('all').search(everything('进村增长'))).total).toBe(0);
    expect((await open('all').search(everything('进村 增长'))).total).toBe(1);
  });

  it('puts titles first, and on request the newest', async () => {
    const byTitle = await open('all').search(everything('小板凳'));
    expect(byTitle.results[0]?.url).toBe('/briefings/x/900/');
    const byDate = await open('all').search(everything('小板凳', { order: 'date' }));
    expect(byDate.results[0]?.url).toBe('/briefings/x/901/');
  });

  it('names the paragraph and leaves invisible characters out of the excerpt', async () => {
    const [first] = (await open('all').search(everything('进村'))).results;
    expect(first?.excerpt?.paragraph).toBe('p1');
    expect(first?.excerpt?.segments).toContainEqual({ text: '进村', marked: true });
  });
});

describe('facets', () => {
  it('combine, and count each value as if nothing were chosen in its own facet', async () => {
    const session = open('all');
    const query: Query = { text: '小板凳', selection: { kind: ['案例'] }, order: 'relevance' };
    expect((await session.search({ query, offset: 0, limit: 10 })).total).toBe(1);
    const counts = await session.counts(query);
    expect(counts.kind).toEqual(
      expect.arrayContaining([
        { value: '简报', count: 1 },
        { value: '案例', count: 1 },
      ]),
    );
    expect(counts.year).toEqual([{ value: '2025', count: 1 }]);
    expect(counts.topic).toEqual([{ value: '民生', count: 1 }]);
  });
});

describe('a reader who cannot type the character', () => {
  it.each(['xiaobandeng', 'xbd', 'xiaobd', "xiao ban'deng"])('finds the brand by %s', async (text) => {
    const { byPinyin } = await open('all').hints({ text, selection: {}, order: 'relevance' }, 5);
    expect(byPinyin[0]).toEqual({ name: '小板凳', kind: '工作品牌', url: '/brands/xiaobandeng/' });
  });

  it('is offered the nearest name when a character is wrong', async () => {
    const { nearest } = await open('all').hints({ text: '小板登', selection: {}, order: 'relevance' }, 5);
    expect(nearest.map(({ name }) => name)).toEqual(['小板凳']);
  });
});

describe('an archive that was frozen', () => {
  const many = Array.from({ length: 420 }, (_, id) => record(id, `第${id}期`, [`人大代表第${id}号建议`]));

  /** The words of every page that a reader could download. */
  async function served(name: string): Promise<string> {
    const files = await readdir(join(folder, name), { recursive: true });
    const pages = files.filter((file) => /\bpage\/\d+\.bin$/.test(file));
    const texts = pages.map(async (file) => gunzipSync(await readFile(join(folder, name, file))).toString());
    return (await Promise.all(texts)).join('\n');
  }

  it('indexes one changed and one new page beside it, and serves the changed one in its new words only', async () => {
    const first = await build('frozen', many);
    expect(first).toEqual({ records: 420, indexed: 420, frozen: true });
    const changed = [
      ...many.slice(0, 419),
      record(419, '第419期', ['改过的内容']),
      record(420, '新一期', ['人大代表']),
    ];
    expect(await build('frozen', changed)).toEqual({ records: 421, indexed: 2, frozen: false });

    const session = open('frozen');
    const urls = async (text: string) => (await session.search(everything(text))).results.map(({ url }) => url);
    expect((await urls('人大代表')).sort()).toEqual(truth(changed, '人大代表'));
    expect(await urls('改过')).toEqual(['/briefings/x/419/']);
    const words = await served('frozen');
    expect(words).toContain('第418号建议');
    expect(words).toContain('改过的内容');
    expect(words).not.toContain('第419号建议');
  });

  it('is frozen anew without a page that is no longer public, so that none of its words stays served', async () => {
    await build('smaller', many);
    const withdrawn = many.slice(1);
    expect(await build('smaller', withdrawn)).toEqual({ records: 419, indexed: 419, frozen: true });
    expect((await open('smaller').search(everything('第0期'))).results).toEqual([]);
    expect(await served('smaller')).not.toContain('第0号建议');
    const bundles = (await readdir(join(folder, 'smaller'), { withFileTypes: true })).filter(
      (one) => one.isDirectory() && !one.name.startsWith('directory-'),
    );
    expect(bundles.length).toBe(1);
  });

  it('may be empty', async () => {
    await build('empty', []);
    expect((await open('empty').search(everything('人大'))).total).toBe(0);
  });

  it('is not trusted when a download fails, and is asked again', async () => {
    let broken = true;
    const session = new SearchSession(async (path) => {
      if (broken) throw new Error('offline');
      return readFile(join(folder, 'all', path));
    });
    await expect(session.search(everything('小板凳'))).rejects.toThrow('offline');
    broken = false;
    expect((await session.search(everything('小板凳'))).total).toBeGreaterThan(0);
  });
});
