import { describe, expect, it } from 'vitest';
import { importFile } from '../import-file.ts';

const LONG = '各级人大代表定期听取饮用水水源地保护情况，走访群众1,200余人次，每天8:30至17:30接待选民，群众获得感更强。';

const importText = async (lines: readonly string[]) => {
  const result = await importFile(new TextEncoder().encode(lines.join('\r\n')), {});
  if (result.status !== 'ok') throw new Error(result.message);
  return result.briefing;
};

/** The blocks of all articles, each in short. */
const blocksOf = async (lines: readonly string[]) =>
  (await importText(lines)).articles.flatMap(({ blocks }) =>
    blocks.map(({ kind, text, rows }) => [kind, rows ?? text]),
  );

describe('a text that Word has saved, a paragraph a line', () => {
  it('keeps its paragraphs apart, though titles and headings are equally wide', async () => {
    const headings = [
      '一、强化学习培训，提升履职能力',
      '二、建好联络平台，畅通民意渠道',
      '三、突出监督重点，增强监督实效',
    ];
    const body = headings.flatMap((heading) => [`    ${heading}`, LONG, `在此基础上，${LONG}`]);
    expect(await blocksOf(['大湾村：小议事会解决大民生', LONG, ...body, '（云溪县人大常委会选任联工委供稿）'])).toEqual(
      [
        ['paragraph', LONG],
        ...headings.flatMap((heading) => [
          ['heading', heading],
          ['paragraph', LONG],
          ['paragraph', `在此基础上，${LONG}`],
        ]),
      ],
    );
  });

  it('has tables whose cells are parted by tabs', async () => {
    const rows = [
      ['单位', '件数', '办结率'],
      ['柳林镇', '12', '100%'],
      ['石桥乡', '', '95.5%'],
    ];
    const table = rows.map((cells) => cells.join('\t'));
    expect(await blocksOf(['大湾村：小议事会解决大民生', LONG, ...table, LONG])).toEqual([
      ['paragraph', LONG],
      ['table', rows],
      ['paragraph', LONG],
    ]);
  });

  it('does not take a numbered list, a contents list or indents for a table', async () => {
    const titles = ['大湾村：小议事会解决大民生', '石桥乡：打造“家门口”的联络站', '城关街道：激活基层治理'];
    const list = ['1.\t重实效。开展视察。', '2.\t抓学习。学习培训。', '3.\t建制度。健全制度。'];
    const articles = titles.flatMap((title) => [
      title,
      ...list,
      `\t${LONG}`,
      `\t${LONG}`,
      `\t${LONG}`,
      '（县人大供稿）',
    ]);
    const briefing = await importText(['目录', ...titles.map((title, at) => `${title}\t${at + 1}`), ...articles]);
    expect(briefing.contents).toEqual(titles);
    expect(briefing.articles.map(({ titleLines }) => titleLines)).toEqual(titles.map((title) => [title]));
    expect(briefing.articles.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toEqual(
      titles.flatMap(() => [...list.map((line) => line.replace('\t', '')), LONG, LONG, LONG]),
    );
  });
});

describe('a text taken out of pages', () => {
  it('has no running headers and page numbers in it, and a figure at the edge of a page stays', async () => {
    const page = (number: number, ...lines: readonly string[]) => [
      '代表工作通讯 2024年第3期',
      ...lines,
      `— ${number} —`,
    ];
    const lines = [
      ...page(1, '大湾村：小议事会解决大民生', LONG, '去年的件数：', '86'),
      ...page(2, '97', LONG, LONG).map((line, at) => (at === 0 ? `\f${line}` : line)),
      ...page(3, LONG, '（云溪县人大供稿）').map((line, at) => (at === 0 ? `\f${line}` : line)),
    ];
    const result = await importFile(new TextEncoder().encode(lines.join('\n')), {});
    if (result.status !== 'ok') throw new Error(result.message);
    const words = result.briefing.articles.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(words).toEqual([LONG, '去年的件数：', '86', '97', LONG, LONG, LONG]);
    const left = result.diagnostics
      .filter(({ rule }) => rule === 'running-header-left-out')
      .map(({ sentence }) => sentence);
    expect(left).toHaveLength(6);
    expect(left.join('')).toContain('「— 2 —」');
  });
});
