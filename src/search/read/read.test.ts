/** The reading side piece by piece: order, excerpts, what is kept, names, and the worker that wraps it all. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { remember } from './bundle.ts';
import type { WorkerCall, WorkerReply } from './worker-messages.ts';
import { findMatches, makeExcerpt, normalText, segmentText } from './excerpt.ts';
import { noFold } from '../format/normal-form.ts';
import { asPinyin, NameList } from './names.ts';
import { LONGEST_QUERY, pieceStandsAt, readPieces } from './query-text.ts';
import { readUnits } from '../format/units.ts';

const piecesOf = (query: string) => readPieces(query, noFold).map((piece) => piece.map(({ text }) => text));

describe('a query', () => {
  it.each([
    ['代表', [['代', '表']]],
    [
      '代表 大会',
      [
        ['代', '表'],
        ['大', '会'],
      ],
    ],
    [
      '代表，大会',
      [
        ['代', '表'],
        ['大', '会'],
      ],
    ],
    ['代表 代表', [['代', '表']]],
    ['5万元', [['5', '万', '元']]],
    ['12.5%', [['12.5%']]],
    ['…', []],
    ['', []],
  ])('%s has the pieces %j', (query, pieces) => {
    expect(piecesOf(query)).toEqual(pieces);
  });

  it('is read up to its two hundredth character and its twelfth piece', () => {
    expect(piecesOf('甲'.repeat(300))[0]).toHaveLength(LONGEST_QUERY);
    expect(piecesOf('子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥 甲')).toHaveLength(12);
  });

  it.each([
    ['人大代表', '大代', 1, true],
    ['人大代表', '大代', 0, false],
    ['人大，代表', '大代', 1, false],
    ['abcd', 'abc', 0, true],
    ['abcd', 'bcd', 0, false],
    ['abc大', 'ab大', 0, false],
    ['大abc', '大ab', 0, true],
    ['大', '大会', 0, false],
  ])('in %s, %s stands at %i: %s', (text, query, at, stands) => {
    const [piece = []] = readPieces(query, noFold);
    expect(pieceStandsAt(piece, readUnits(text, noFold), at)).toBe(stands);
  });
});

describe('a mark', () => {
  const marked = (text: string, query: string) =>
    findMatches(text, readPieces(query, noFold), noFold).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['every place', '代表和代表', '代表', ['代表', '代表']],
    ['overlapping places as one', '大大大', '大大', ['大大大']],
    ['touching places as two', '代表大会', '代表 大会', ['代表', '大会']],
    ['a place within another as one', '人大代表', '人大代表 大代', ['人大代表']],
    ['the part of a word that was typed', 'congress', 'con', ['con']],
    ['nothing inside a word', 'congress', 'gress', []],
    ['a letter with its accent', 'cafe\u0301 x', 'cafe', ['cafe\u0301']],
    ['full-width letters', 'ＡＢＣ', 'ab', ['ＡＢ']],
    ['a number with its separators', '1,200人', '1200', ['1,200']],
    ['the whole of a number of which the beginning was typed', '1,200人', '120', ['1,200']],
  ])('covers %s', (_what, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('parts a text without losing a word', () => {
    const text = '甲乙丙丁戊';
    const ranges = [
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ];
    expect(segmentText(text, ranges)).toEqual([
      { text: '甲', marked: false },
      { text: '乙', marked: true },
      { text: '丙', marked: false },
      { text: '丁', marked: true },
      { text: '戊', marked: false },
    ]);
    expect(segmentText(text, ranges, 2, 3)).toEqual([{ text: '丙', marked: false }]);
    expect(segmentText(text, ranges, 1, 4).map((one) => one.text)).toEqual(['乙', '丙', '丁']);
    expect(segmentText('甲\u200B乙', [])).toEqual([{ text: '甲乙', marked: false }]);
    expect(segmentText('\u200B', [])).toEqual([]);
  });
});

describe('an excerpt', () => {
  const excerpt = (paragraphs: readonly string[], query: string) => {
    const made = makeExcerpt(
      paragraphs.map((text, index) => ({ id: `p${index + 1}`, text })),
      readPieces(query, noFold),
      noFold,
    );
    return made && { paragraph: made.paragraph, text: made.segments.map(({ text }) => text).join('') };
  };

  it.each([
    ['the paragraph that holds most of the pieces', ['代表', '代表和大会', '大会'], '代表 大会', 'p2'],
    ['the first of equals', ['甲', '代表', '代表'], '代表', 'p2'],
    ['the opening when only the title holds the words', ['甲', '乙'], '代表', 'p1'],
  ])('comes from %s', (_what, paragraphs, query, id) => {
    expect(excerpt(paragraphs, query)?.paragraph).toBe(id);
  });

  it('is not there without a text', () => {
    expect(excerpt([], '代表')).toBeUndefined();
  });

  it('is the whole of a short text, without dots', () => {
    expect(excerpt(['代表大会'], '大会')?.text).toBe('代表大会');
    expect(excerpt([`${'甲'.repeat(24)}代表`], '代表')?.text).toBe(`${'甲'.repeat(24)}代表`);
    expect(excerpt([`代表${'甲'.repeat(88)}`], '代表')?.text).toBe(`代表${'甲'.repeat(88)}`);
  });

  it('begins 24 characters before the first mark and has 90, with dots where it was cut', () => {
    expect(excerpt([`${'甲'.repeat(25)}代表`], '代表')?.text).toBe(`…${'甲'.repeat(24)}代表`);
    expect(excerpt([`代表${'甲'.repeat(89)}`], '代表')?.text).toBe(`代表${'甲'.repeat(88)}…`);
  });

  it.each([
    ['a word', `${'甲'.repeat(10)}abcdefghij${'乙'.repeat(20)}代表`, `…${'乙'.repeat(20)}代表`],
    ['a number', `${'甲'.repeat(10)}1234567890${'乙'.repeat(20)}代表`, `…${'乙'.repeat(20)}代表`],
    ['a character of two halves', `${'甲'.repeat(4)}𠮷${'乙'.repeat(23)}代表`, `…${'乙'.repeat(23)}代表`],
  ])('never begins in the middle of %s', (_what, text, expected) => {
    expect(excerpt([text], '代表')?.text).toBe(expected);
  });

  it('ends behind a word rather than in it', () => {
    expect(excerpt([`代表${'甲'.repeat(85)}abcdef${'乙'.repeat(9)}`], '代表')?.text).toBe(
      `代表${'甲'.repeat(85)}abcdef…`,
    );
  });

  it('compares texts without signs of width, case and marks, and keeps their blanks', () => {
    expect(normalText('Ａb é·甲', noFold)).toBe('ab e甲');
  });
});

describe('what is kept', () => {
  it('is asked for once', async () => {
    const ask = vi.fn(async (key: string) => key.toUpperCase());
    const kept = remember(ask);
    expect([await kept('a'), await kept('a'), await kept('b')]).toEqual(['A', 'A', 'B']);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked for again after a failure, and only then', async () => {
    const ask = vi.fn<(key: string) => Promise<string>>().mockRejectedValueOnce(new Error('offline'));
    ask.mockResolvedValue('a');
    const kept = remember(ask);
    await expect(kept('a')).rejects.toThrow('offline');
    expect([await kept('a'), await kept('a')]).toEqual(['a', 'a']);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is the latest 256 answers: what was used last stays longest', async () => {
    const ask = vi.fn(async (key: string) => key);
    const kept = remember(ask);
    for (let number = 0; number < 256; number++) await kept(String(number));
    await kept('0');
    await kept('new');
    ask.mockClear();
    await kept('0');
    await kept('2');
    expect(ask).not.toHaveBeenCalled();
    await kept('1');
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe('a name', () => {
  const names = new NameList(
    {
      readings: ['xiao 小晓', 'ban 板班', 'deng 凳登', 'xin 新', 'mi 密蜜', 'shi 市', 'wang 王', 'mi 米'],
      names: [
        ['小板凳', 0, '/brands/xiaobandeng/'],
        ['新密市', 1, '/places/xinmi/'],
        ['大板凳', 0, '/brands/dabandeng/', 'da ban deng'],
        ['小板凳工作法', 2, '/mechanisms/x/', 'xiao ban deng gong zuo fa'],
      ],
      kinds: ['工作品牌', '地方', '机制做法'],
    },
    noFold,
  );
  const urls = (found: readonly { readonly url: string }[]) => found.map(({ url }) => url);

  it('is found by its characters, the one that begins so first', () => {
    expect(names.holding('板凳', noFold, 9).map(({ name }) => name)).toEqual(['小板凳', '大板凳', '小板凳工作法']);
    expect(urls(names.holding('大', noFold, 9))).toEqual(['/brands/dabandeng/']);
    expect(names.holding(' 新密 ', noFold, 9)).toEqual([{ name: '新密市', kind: '地方', url: '/places/xinmi/' }]);
    expect(names.holding(' ', noFold, 9)).toEqual([]);
    expect(names.holding('板凳', noFold, 1)).toHaveLength(1);
  });

  it.each([
    ['xinmi', ['新密市']],
    ['xms', ['新密市']],
    ['xinms', ['新密市']],
    ['mishi', ['新密市']],
    ['dabd', ['大板凳']],
    ['bandeng', ['小板凳', '大板凳', '小板凳工作法']],
    ['gongzuo', ['小板凳工作法']],
    ['xinmiq', []],
    ['inmi', []],
    ['mishix', []],
  ])('is found by its pinyin %s: %j', (letters, found) => {
    expect(names.reading(letters, 9).map(({ name }) => name)).toEqual(found);
  });

  it.each([
    ['XinMi', 'xinmi'],
    ["xin'mi", 'xinmi'],
    ['xin mi', 'xinmi'],
    ['xīnmì', 'xinmi'],
    ['x', undefined],
    ['新mi', undefined],
    ['xin1', undefined],
    ['a'.repeat(40), 'a'.repeat(40)],
    ['a'.repeat(41), undefined],
  ])('%s is the pinyin %s', (typed, letters) => {
    expect(asPinyin(typed)).toBe(letters);
  });

  it.each([
    ['a wrong character that sounds alike', '小板登', ['小板凳', '小板凳工作法']],
    ['a wrong character', '新米市', ['新密市']],
    ['a character too many', '新的密市', ['新密市']],
    ['two wrong characters of three', '新蜜区', []],
    ['the name itself, which is no slip', '新密市', []],
    ['one character', '新', []],
    ['a blank in it', '小 板登', ['小板凳', '小板凳工作法']],
  ])('is nearest to %s', (_what, text, found) => {
    expect(names.nearest(text, noFold, 9).map(({ name }) => name)).toEqual(found);
  });
});

describe('the worker', () => {
  type Answer = Response | Error;

  /** Starts a worker whose downloads are these answers, by file; tells what it posts. */
  async function start(files: Record<string, () => Answer>) {
    const posted: WorkerReply[] = [];
    const asked: [string, string | undefined][] = [];
    let listen: ((event: { data: WorkerCall }) => void) | undefined;
    vi.stubGlobal('addEventListener', (_: string, then: typeof listen) => (listen = then));
    vi.stubGlobal('postMessage', (reply: WorkerReply) => posted.push(reply));
    vi.stubGlobal('fetch', async (address: string, { cache }: RequestInit) => {
      asked.push([address, cache]);
      const name = address.replace('/search-index/', '');
      const answer = files[name]?.() ?? new Response('', { status: 404 });
      if (answer instanceof Error) throw answer;
      return answer;
    });
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    vi.resetModules();
    await import('./worker.ts');
    const ask = async (call: Partial<WorkerCall>) => {
      listen?.({ data: { id: posted.length + 1, folder: '/search-index/', ...call } });
      const before = posted.length;
      await vi.waitFor(() => expect(posted.length).toBeGreaterThan(before), { timeout: 60_000 });
      return posted.at(-1);
    };
    return { ask, asked };
  }

  const empty = () =>
    Response.json({ bundles: [], directory: { path: 'd', starts: [''] }, names: 'n', titles: 't', fold: 'f' });
  const search = { query: { text: 'abc', selection: {}, order: 'relevance' as const }, offset: 0, limit: 10 };

  it('answers under the number of the call, and asks for the manifest anew', async () => {
    const { ask, asked } = await start({ 'manifest.json': empty });
    expect(await ask({ search })).toEqual({
      id: 1,
      value: { total: 0, full: 0, complete: 0, lost: 0, asked: [], others: [], searched: true, results: [] },
    });
    expect(await ask({ counts: search.query })).toMatchObject({ id: 2, value: { kind: [] } });
    expect(asked).toEqual([['/search-index/manifest.json', 'no-cache']]);
  });

  it.each([
    ['the network', { 'manifest.json': () => new TypeError('Failed to fetch') }, 'network'],
    ['a host that fails', { 'manifest.json': () => new Response('', { status: 500 }) }, 'network'],
    ['an index that is not there', {}, 'network'],
    ['an index that is none', { 'manifest.json': () => new Response('<html>') }, 'index'],
    ['a manifest of another kind', { 'manifest.json': () => Response.json({}) }, 'browser'],
  ])('tells of %s what kind of failure it is', async (_what, files: Record<string, () => Answer>, kind) => {
    const { ask } = await start(files);
    expect((await ask({ search }))?.failure?.kind).toBe(kind);
  });

  it('reads the manifest once more when a file is gone, since the site was published anew', async () => {
    let manifests = 0;
    const { ask, asked } = await start({
      'manifest.json': () => {
        manifests += 1;
        return Response.json({ bundles: [], names: manifests === 1 ? 'old' : 'new', titles: 't', fold: 'f' });
      },
    });
    const reply = await ask({ suggest: '甲' });
    expect(reply?.failure?.kind).toBe('network');
    expect(asked.map(([address]) => address.replace('/search-index/', ''))).toEqual([
      'manifest.json',
      'old',
      'manifest.json',
      'new',
    ]);
    expect(asked[1]?.[1]).toBe('default');
  });

  it('refuses a call that asks for nothing', async () => {
    const { ask } = await start({ 'manifest.json': empty });
    expect((await ask({}))?.failure).toEqual({ kind: 'index', reason: 'Error: an empty call' });
  });
});
