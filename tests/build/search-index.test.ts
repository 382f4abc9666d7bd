/** The index that the build has made of the real content, asked as a browser asks it but without one. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { searchRecords } from '#indexing/search-records.ts';
import { wordingNote } from '#model/wording-words.ts';
import type { SearchRecord } from '#search/format/record.ts';
import { SearchSession } from '#search/read/session.ts';
import { builtPages, dist, elementWithId, root, wordsOf } from './built-site.ts';

const readPage = (path: string) => readFile(join(dist, path, 'index.html'), 'utf8');
const session = new SearchSession(async (path) => new Uint8Array(await readFile(join(dist, INDEX_FOLDER, path))));
const find = async (text: string) =>
  (await session.search({ query: { text, selection: {}, order: 'relevance' }, offset: 0, limit: 100 })).results;

let records: SearchRecord[] = [];
beforeAll(async () => {
  records = await searchRecords(loadArchive(officeFolder(root), new Date()), readPage);
});

describe('what search knows of the site', () => {
  it('is one record for every article, case, deputy and brand', () => {
    const paths = builtPages(dist)
      .map(({ path }) => path)
      .filter((path) => /^\/(?:cases|deputies|brands)\/[^/]+\/$|^\/briefings\/(?!year\/)[^/]+\/[^/]+\/$/.test(path));
    expect(records.map(({ url }) => url).sort()).toEqual(paths.sort());
  });

  it('has every paragraph from the element with its id on the built page', () => {
    for (const { url, paragraphs } of records) {
      const html = readFileSync(join(dist, url, 'index.html'), 'utf8');
      expect(paragraphs.length, url).toBeGreaterThan(3);
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
      const ids = [...body.matchAll(/<[a-z]+[^>]* id="([ps]\d+)"/g)].map((match) => match[1]);
      expect(ids.length, url).toBeGreaterThan(0);
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
    for (const { kind, note } of results) expect(note).toBe(kind === '简报' ? wordingNote('rewritten') : undefined);
    expect(await find('并非印发原文')).toEqual([]);
  });

  it('leaves out the tools that stand on every page', async () => {
    expect(
      records.flatMap(({ paragraphs }) => paragraphs).filter(({ text }) => /语速|复制网址|上一篇/.test(text)),
    ).toEqual([]);
  });

  it('finds exactly the pages whose text holds the words', async () => {
    for (const text of [
      '小板凳',
      '段简',
      '王旭辉',
      '十个一',
      '726',
      '票',
      '缺什么',
      '2024年',
      '新密市人大',
      '没有这样的话',
    ]) {
      const holding = records.filter(({ title, paragraphs }) =>
        [title, ...paragraphs.flatMap((one) => one.text.split('\n'))].some((line) => line.includes(text)),
      );
      expect((await find(text)).map(({ url }) => url).sort(), text).toEqual(holding.map(({ url }) => url).sort());
    }
  });

  it('does not read across the lines of a list', async () => {
    const lists = records.flatMap(({ paragraphs }) => paragraphs).find(({ text }) => text.includes('缺什么\n补什么'));
    expect(lists).toBeDefined();
    for (const { excerpt } of await find('缺什么补什么')) {
      expect(excerpt?.segments.map(({ text }) => text).join('')).toContain('缺什么、补什么');
    }
  });

  it('gives each kind, place, year, topic, mechanism and contributor as the content says them', () => {
    const article = records.find(({ url }) => url === '/briefings/2024-zhutihuodong/xinmi/');
    expect(article).toMatchObject({
      kind: '简报',
      placePath: ['河南省', '郑州市', '新密市'],
      date: '2024',
      credit: '郑州市人大常委会选任联工委',
    });
    expect(records.find(({ url }) => url === '/deputies/wangxuhui/')).toMatchObject({
      kind: '典型代表',
      title: '王旭辉',
      topics: ['护学与托管', '基层治理'],
    });
  });

  it('suggests names by their characters and by pinyin', async () => {
    const names = async (text: string) => (await session.suggest(text, 6)).map(({ name }) => name);
    expect(await names('小板')).toContain('小板凳');
    for (const [pinyin, name] of [
      ['xiaobandeng', '小板凳'],
      ['xbd', '小板凳'],
      ['wangxuhui', '王旭辉'],
      ['xinmi', '新密市'],
    ] as const) {
      expect(await names(pinyin), pinyin).toContain(name);
    }
  });
});
