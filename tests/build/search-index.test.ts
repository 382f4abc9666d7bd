/** The index that the build has made of the invented office, asked as a browser asks it but without one. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { readParagraphs } from '#indexing/page-text.ts';
import { searchRecords } from '#indexing/search-records.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import { wordingNote } from '#model/wording-words.ts';
import type { SearchRecord } from '#search/format/record.ts';
import { SearchSession } from '#search/read/session.ts';
import { builtPages, dist, elementWithId, office, wordsOf } from './built-site.ts';

const readPage = async (path: string) => readParagraphs(await readFile(join(dist, path, 'index.html'), 'utf8'));
const session = new SearchSession(async (path) => new Uint8Array(await readFile(join(dist, INDEX_FOLDER, path))));
const find = async (text: string) =>
  (await session.search({ query: { text, selection: {}, order: 'relevance' }, offset: 0, limit: 100 })).results;

const REWRITTEN = '/briefings/2021-zhutihuodong/';

let records: SearchRecord[] = [];
beforeAll(async () => {
  records = await searchRecords(loadArchive(office, new Date()), readPage);
});

describe('what search knows of the site', () => {
  it('is one record for every page that is read itself', () => {
    const read = kindNames.filter((name) => ['entry', 'issue'].includes(kindOf(name).page));
    const paths = builtPages(dist)
      .filter(({ html }) => html.includes('<article'))
      .map(({ path }) => path)
      .filter((path) => read.some((name) => path.startsWith(`/${name}/`) && path !== `/${name}/`))
      .filter((path) => !path.startsWith('/briefings/year/'));
    expect(records.map(({ url }) => url).sort()).toEqual(paths.sort());
    // An issue with several articles is found by each of them, one with a single article by itself.
    expect(paths).toContain('/briefings/2020-002/two/');
    expect(paths).toContain('/briefings/2020-001/');
    expect(paths).not.toContain('/briefings/2020-002/');
    expect(paths).toContain('/stations/yi/');
  });

  it('has every paragraph from the element with its id on the built page', () => {
    for (const { url, paragraphs } of records) {
      const html = readFileSync(join(dist, url, 'index.html'), 'utf8');
      expect(paragraphs.length, url).toBeGreaterThan(0);
      for (const { id, text } of paragraphs) {
        const element = elementWithId(html, id);
        expect(element, `${url}#${id}`).toBeDefined();
        for (const line of text.split('\n'))
          expect(wordsOf(element ?? ''), `${url}#${id}`).toContain(line.replace(/\s/g, ''));
      }
    }
  });

  it('leaves out no paragraph of the text', () => {
    for (const { url, paragraphs } of records) {
      const body =
        /<div class="prose"[\s\S]*?<\/article>/.exec(readFileSync(join(dist, url, 'index.html'), 'utf8'))?.[0] ?? '';
      const ids = [...body.matchAll(/<[a-z]+[^>]* id="([ps]\d+)"/g)]
        .map((match) => match[1])
        // A picture alone has no words.
        .filter((id = '') => wordsOf(elementWithId(body, id) ?? '') !== '');
      // A station may have nothing but its facts.
      if (!url.startsWith('/stations/')) expect(ids.length, url).toBeGreaterThan(0);
      const known = paragraphs.map(({ id }) => id);
      expect(
        ids.filter((id) => !known.includes(id ?? '')),
        url,
      ).toEqual([]);
    }
  });

  it('says beside what it quotes of a rewritten issue that it is rewritten, and of nothing else', async () => {
    const results = await find('代表');
    expect(new Set(results.map(({ kind }) => kind)).size).toBeGreaterThan(2);
    expect(results.some(({ url }) => url.startsWith(REWRITTEN))).toBe(true);
    for (const { url, note } of results)
      expect(note, url).toBe(url.startsWith(REWRITTEN) ? wordingNote('rewritten') : undefined);
    expect(await find('并非印发原文')).toEqual([]);
  });

  it('leaves out the tools that stand on every page', async () => {
    expect(
      records.flatMap(({ paragraphs }) => paragraphs).filter(({ text }) => /语速|复制网址|上一篇/.test(text)),
    ).toEqual([]);
  });

  it('finds exactly the pages whose text holds the words', async () => {
    for (const text of [
      '小马扎',
      '段简',
      '庚小井',
      '辛某',
      '四个一',
      '326',
      '票',
      '缺哪样',
      '2021年',
      '寅县人大',
      '没有这样的话',
    ]) {
      const holding = records.filter(({ title, paragraphs }) =>
        [title, ...paragraphs.flatMap((one) => one.text.split('\n'))].some((line) => line.includes(text)),
      );
      expect((await find(text)).map(({ url }) => url).sort(), text).toEqual(holding.map(({ url }) => url).sort());
    }
  });

  it('does not read across the lines of a list', async () => {
    const lists = records.flatMap(({ paragraphs }) => paragraphs).find(({ text }) => text.includes('缺哪样\n补哪样'));
    expect(lists).toBeDefined();
    for (const { excerpt } of await find('缺哪样补哪样')) {
      expect(excerpt?.segments.map(({ text }) => text).join('')).toContain('缺哪样、补哪样');
    }
  });

  it('gives each kind, place, year, topic, mechanism and contributor as the content says them', () => {
    const article = records.find(({ url }) => url === `${REWRITTEN}yin/`);
    expect(article).toMatchObject({
      kind: '简报',
      placePath: ['子省', '丑市', '寅县'],
      date: '2021',
      credit: '丑市人大常委会选工委',
    });
    expect(records.find(({ url }) => url === '/deputies/gengxiaojing/')).toMatchObject({
      kind: '典型代表',
      title: '庚小井',
      topics: ['护学与托管', '说事议事'],
    });
  });

  it('suggests names by their characters and by pinyin', async () => {
    const names = async (text: string) => (await session.suggest(text, 6)).map(({ name }) => name);
    expect(await names('小马')).toContain('小马扎');
    for (const [pinyin, name] of [
      ['xiaomazha', '小马扎'],
      ['xmz', '小马扎'],
      ['gengxiaojing', '庚小井'],
      ['amuxinmou', '阿木·辛某'],
      ['yinxian', '寅县'],
    ] as const) {
      expect(await names(pinyin), pinyin).toContain(name);
    }
  });
});
