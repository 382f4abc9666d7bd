import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SITE_FILE } from '#model/site-settings.ts';
import { goodFiles, settings, TinySites } from '../tests/verify/tiny-site.ts';
import type { Files } from '../tests/verify/tiny-site.ts';
import type { BuiltSite } from './built-site.ts';
import { listAnswer } from './finding.ts';
import { rememberAddresses } from './questions/published-addresses.ts';
import { lookInBrowser } from './browser/look.ts';
import { answersOf, reportOf, verifySite } from './verify-site.ts';

const sites = new TinySites(tmpdir());
afterAll(() => sites.remove());

const ask = (site: BuiltSite) => Array.fromAsync(answersOf(site, false));

async function said(site: BuiltSite): Promise<string[]> {
  return (await ask(site)).flatMap((answer) =>
    'findings' in answer ? answer.findings.map(({ place, message }) => `${answer.topic} ${place} ${message}`) : [],
  );
}

const WELL = 'cases/well/index.html';
const HOME = 'index.html';

/** Puts `to` in the place of what `from` finds in a file. */
function edit(path: string, from: string | RegExp, to: string): Files {
  const files = goodFiles();
  const before = files[path] ?? '';
  const after = before.replace(from, to);
  expect(after, path).not.toBe(before);
  return { ...files, [path]: after };
}

const inBody = (html: string, path = HOME): Files => edit(path, '</h1>', `</h1>${html}`);

function without(path: string): Files {
  return Object.fromEntries(Object.entries(goodFiles()).filter(([name]) => name !== path));
}

/** Bytes that do not get smaller when they are packed. */
const noise = (bytes: number): string => randomBytes(bytes).toString('base64');

/** A site that is broken in one way, and all that is said of it. */
const broken: readonly (readonly [what: string, files: () => Files, findings: readonly string[]])[] = [
  ['a link to no page', () => inBody('<a href="/jia/gone/">甲</a>'), ['链接 / “/jia/gone/”没有这个页面或文件。']],
  ['a relative link to no page', () => inBody('<a href="gone/">甲</a>'), ['链接 / “gone/”没有这个页面或文件。']],
  [
    'a page’s whole address that does not exist',
    () => inBody('<a href="https://example.test/jia/gone/">甲</a>'),
    ['链接 / “https://example.test/jia/gone/”没有这个页面或文件。'],
  ],
  [
    'a link to a paragraph that is not there',
    () => inBody('<a href="/jia/cases/well/#p9">甲</a>'),
    ['链接 / “/jia/cases/well/#p9”的页面在，但页面里没有“p9”这个位置。'],
  ],
  [
    'a link beside the base',
    () => inBody('<a href="/cases/well/">甲</a>'),
    ['链接 / “/cases/well/”不在网站的路径“/jia/”下面。'],
  ],
  [
    'an address that cannot be read',
    () => inBody('<a href="/jia/%E4%B/">甲</a>'),
    ['链接 / 网址“/jia/%E4%B/”写错了，读不出来。'],
  ],
  [
    'a picture that is not there in one size',
    () => inBody('<img alt="井" src="/jia/favicon.svg" srcset="/jia/favicon.svg 1x, /jia/b.webp 2x">'),
    ['链接 / “/jia/b.webp”没有这个页面或文件。'],
  ],
  [
    'a stylesheet’s picture that is not there',
    () => without('_astro/dot.svg'),
    ['链接 /_astro/site.css “dot.svg”没有这个页面或文件。'],
  ],
  [
    'a script’s part that is not there',
    () => without('_astro/part.js'),
    ['链接 /_astro/start.js “./part.js”没有这个页面或文件。'],
  ],
  [
    'a dead link on every page, once',
    () => {
      const files = goodFiles();
      for (const [path, text] of Object.entries(files))
        files[path] = text.replace('</nav>', '<a href="/jia/x/">x</a></nav>');
      return files;
    },
    ['链接 /404.html “/jia/x/”没有这个页面或文件。共有5个网页或文件这样。'],
  ],
  [
    'a moved address that leads nowhere',
    () => edit('cases/old/index.html', '0;url=/jia/cases/well/', '0;url=/jia/'),
    [`旧址 ${SITE_FILE} 旧址“/cases/old/”没有转到“/cases/well/”。`],
  ],
  ['a page without a title', () => edit(WELL, /<title>.*<\/title>/, ''), ['网页信息 /cases/well/ 没有标题（title）。']],
  [
    'a page without a description',
    () => edit(WELL, /<meta name="description"[^>]*>/, ''),
    ['网页信息 /cases/well/ 没有写简介（description）。'],
  ],
  [
    'an empty description',
    () => edit(WELL, /(?<=name="description" content=")[^"]*/, ''),
    ['网页信息 /cases/well/ “description”是空的。'],
  ],
  [
    'a tag that says null',
    () => edit(WELL, 'content="甲县人大"', 'content="null"'),
    ['网页信息 /cases/well/ “SiteName”是空的。'],
  ],
  [
    'a page in no language',
    () => edit(WELL, ' lang="zh-CN"', ''),
    ['网页信息 /cases/well/ 语言写成了“”，应当是“zh-CN”。'],
  ],
  ['two headings', () => inBody('<h1>又一个</h1>'), ['网页信息 / 大标题（h1）有2个，应当只有1个。']],
  ['two places of one name', () => inBody('<p id="main">又一处</p>'), ['位置 / “main”这个位置有两处。']],
  [
    'a font from elsewhere',
    () => edit('_astro/site.css', '.prose', '@import"https://fonts.example.com/a.css";.prose'),
    ['外部请求 /_astro/site.css 打开时要向别的网站“fonts.example.com”取“https://fonts.example.com/a.css”。'],
  ],
  [
    'a picture from elsewhere',
    () => inBody('<img alt="井" src="//img.example.com/a.png">'),
    ['外部请求 / 打开时要向别的网站“img.example.com”取“//img.example.com/a.png”。'],
  ],
  ['a script in the page', () => inBody('<script>go()</script>'), ['内嵌代码 / 网页里直接写了样式或脚本“<script>”。']],
  ['a style in the page', () => inBody('<style>p{}</style>'), ['内嵌代码 / 网页里直接写了样式或脚本“<style>”。']],
  [
    'a style on an element',
    () => inBody('<p style="color:red">甲</p>'),
    ['内嵌代码 / 网页里直接写了样式或脚本“style=”。'],
  ],
  [
    'a script on an element',
    () => inBody('<p onclick="go()">甲</p>'),
    ['内嵌代码 / 网页里直接写了样式或脚本“onclick=”。'],
  ],
  [
    'a page without a policy',
    () => edit(WELL, /<meta http-equiv[^>]*>/, ''),
    ['安全策略 /cases/well/ 没有写安全策略（Content-Security-Policy）。'],
  ],
  [
    'a policy that lets scripts in',
    () => edit(WELL, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ["安全策略 /cases/well/ 安全策略的“script-src”放进了“'unsafe-inline'”。"],
  ],
  [
    'a policy with a gap',
    () => edit(WELL, " object-src 'none';", ''),
    ['安全策略 /cases/well/ 安全策略缺少“object-src”。'],
  ],
  [
    'a policy behind a script',
    () => edit(WELL, '<meta charset="utf-8">', '<script src="/jia/display.js"></script>'),
    ['安全策略 /cases/well/ 安全策略写在样式或脚本后面，管不住它们。'],
  ],
  [
    'a heavy page',
    () => inBody(`<p>${noise(24_000)}</p>`),
    [expect.stringMatching(/^网页分量 \/ 网页和样式除正文外压缩后有2\d/) as string],
  ],
  [
    'an article heavy beside its text',
    () => inBody(`<p>${noise(12_000)}</p>`, 'briefings/2020-001/one/index.html'),
    [expect.stringMatching(/^网页分量 \/briefings\/2020-001\/one\/ .*超过10KB/) as string],
  ],
  [
    'a heavy script behind a light one',
    () => ({ ...goodFiles(), '_astro/part.js': `export const part="${noise(5000)}";` }),
    [expect.stringMatching(/^脚本分量 \/404\.html 脚本压缩后有\d+字节，超过4096字节。共有5个/) as string],
  ],
  ['a feed that is gone', () => without('atom.xml'), ['订阅 /atom.xml 没有这个订阅文件。']],
  [
    'a feed that breaks off',
    () => edit('feed.xml', '</rss>', ''),
    [expect.stringMatching(/^订阅 \/feed\.xml 订阅文件读不出来/) as string],
  ],
  [
    'a feed without items',
    () => edit('feed.json', '"items"', '"entries"'),
    [expect.stringMatching(/^订阅 \/feed\.json 订阅文件读不出来/) as string],
  ],
  [
    'a feed that names no page',
    () => edit('feed.xml', 'jia/cases/well/', 'jia/cases/gone/'),
    ['订阅 /feed.xml “https://example.test/jia/cases/gone/”没有这个页面或文件。'],
  ],
  [
    'a feed of another site',
    () => edit('atom.xml', 'href="https://example.test', 'href="http://localhost:4321'),
    ['订阅 /atom.xml “http://localhost:4321/jia/cases/well/”不是本站的网址。'],
  ],
  [
    'a sitemap that leaves out a text',
    () => edit('sitemap.xml', /<url><loc>[^<]*well\/<\/loc><\/url>/, ''),
    ['站点地图 /sitemap.xml 漏了“/cases/well/”。'],
  ],
  [
    'a sitemap that names no page',
    () => edit('sitemap.xml', '</urlset>', '<url><loc>https://example.test/jia/gone/</loc></url></urlset>'),
    ['站点地图 /sitemap.xml “https://example.test/jia/gone/”没有这个页面或文件。'],
  ],
  [
    'a site closed to search engines',
    () => edit('robots.txt', 'Allow: /', 'Disallow: /'),
    ['给程序看的清单 /robots.txt 不许搜索引擎收录整个网站。'],
  ],
  [
    'robots that know no sitemap',
    () => edit('robots.txt', /Sitemap.*/, ''),
    ['给程序看的清单 /robots.txt 没有指到站点地图。'],
  ],
  [
    'a list that names no page',
    () => edit('llms.txt', 'cases/well', 'cases/gone'),
    ['给程序看的清单 /llms.txt “https://example.test/jia/cases/gone/”没有这个页面或文件。'],
  ],
  [
    'a column of which nothing is published',
    () => ({ ...goodFiles(), 'brands/index.html': goodFiles()[HOME] ?? '' }),
    ['栏目 /brands/ 栏目“工作品牌”里没有内容，不应当有这一页。'],
  ],
  [
    'a text whose words are not in the index',
    () => edit(WELL, /乙镇的代表们.*。/, '另外写了一段谁也搜不到的话。'),
    ['搜索 /cases/well/ 用正文里的“另外写了一段谁也搜不到的话”搜不到这一页。'],
  ],
];

describe('a built site', () => {
  it('with which nothing is wrong is said to be well, with what was looked at', async () => {
    const answers = await ask(await sites.make(goodFiles()));
    expect(reportOf(answers).wrong).toBe(0);
    expect(answers.flatMap(listAnswer)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^链接：5个网页、4个样式和脚本，\d+个链接、位置和文件，都通$/),
        '旧址：1个旧址，都转到现有的网页',
        '搜索：2篇都核对了是否在索引里，每篇用正文里的话各搜一次，都找得到',
      ]),
    );
  });

  it.each(broken)('with %s is found out, and nothing else is said', async (_what, files, findings) => {
    expect(await said(await sites.make(files()))).toEqual(findings);
  });

  it('may name places of a search, words to mark, folders without a slash and other sites', async () => {
    const html =
      '<a href="/jia/cases/well/#q=%E6%B0%B4&amp;kind=x">甲</a><a href="/jia/cases/well/#p1&amp;q=%E6%B0%B4">乙</a><a href="/jia/cases/well">丙</a><a href="https://example.com/">丁</a><a href="https://example.test/other/">戊</a><a href="mailto:a@example.test">己</a><a href="#main">庚</a><img alt="" src="data:image/gif;base64,AA">';
    expect(await said(await sites.make(inBody(html)))).toEqual([]);
  });

  it('weighs an article without its own text, however long the print is', async () => {
    const long = edit('briefings/2020-001/one/index.html', '<p id="p1">', `<p>${noise(40_000)}</p><p id="p1">`);
    expect(await said(await sites.make(long))).toEqual([]);
  });

  it('has no moved address that leads to no page, or to another moved address', async () => {
    const redirects = [...(settings.redirects ?? []), { from: '/cases/older/', to: '/cases/old/' }];
    const files = goodFiles();
    files['cases/older/index.html'] = (files['cases/old/index.html'] ?? '').replace(
      'jia/cases/well/',
      'jia/cases/old/',
    );
    const chain = await sites.make(files, { changed: { ...settings, redirects } });
    expect(await said(chain)).toEqual([`旧址 ${SITE_FILE} 旧址“/cases/older/”转到的“/cases/old/”也是旧址。`]);
    const lost = { ...settings, redirects: [{ from: '/cases/old/', to: '/cases/gone/' }] };
    const to = edit('cases/old/index.html', '0;url=/jia/cases/well/', '0;url=/jia/cases/gone/');
    expect(await said(await sites.make(to, { changed: lost }))).toEqual([
      '链接 /cases/old/ “/jia/cases/gone/”没有这个页面或文件。',
      `旧址 ${SITE_FILE} 旧址“/cases/old/”要转到“/cases/gone/”，但没有这个页面。`,
    ]);
  });

  it('keeps every address of its list, and says which line names one that is gone', async () => {
    const office = { 'addresses.txt': '# 已经公布\n/cases/well/\n/cases/old/\n/cases/gone/\ncases/well/\n' };
    expect(await said(await sites.make(goodFiles(), { office }))).toEqual([
      '公布过的网址 addresses.txt:4 “/cases/gone/”公布过，现在没有了。',
      '公布过的网址 addresses.txt:5 “cases/well/”不是网址。',
    ]);
  });

  it('has what it publishes now added to its list, and nothing taken from it', async () => {
    const files = { ...goodFiles(), 'topics/water/2/index.html': goodFiles()[HOME] ?? '' };
    const office = { 'addresses.txt': '# 已经公布\r\n/cases/gone/\r\n' };
    const list = rememberAddresses(await sites.make(files, { office }));
    expect(list).toBe('# 已经公布\n/\n/briefings/2020-001/one/\n/cases/gone/\n/cases/old/\n/cases/well/\n/feed.xml\n');
    expect(rememberAddresses(await sites.make(files, { office: { 'addresses.txt': list } }))).toBe(list);
  });

  it('without a list of addresses says how to begin one', async () => {
    expect((await ask(await sites.make(goodFiles()))).flatMap(listAnswer)).toContain(
      '公布过的网址：没有查。单位的文件夹里没有addresses.txt；加上 --remember 就会写一份，以后每次都核对。',
    );
  });

  it('may hold the office’s own files and the desk, which count as files only', async () => {
    const files = inBody('<a href="/jia/proof.html">甲</a><a href="/jia/admin/">乙</a>');
    const foreign = {
      ...files,
      'proof.html': '一串字',
      'admin/index.html': '<script>go()</script>',
      'admin/a.js': '"./x.js"',
    };
    const desk = {
      forge: { kind: 'gitlab' as const, address: 'https://git.example.test', repository: 'a/b', appId: 'c' },
    };
    const office = { 'public/proof.html': '一串字' };
    const site = await sites.make(foreign, { office, changed: { ...settings, desk } as never });
    expect(site.foreignPages).toBe(2);
    expect(await said(site)).toEqual([]);
    expect(await said(await sites.make(foreign))).not.toEqual([]);
  });

  it('has every text in its search index, and no page there that is gone', async () => {
    const left = goodFiles();
    delete left['cases/well/index.html'];
    const site = await sites.make(left, {});
    expect((await said(site)).filter((line) => line.startsWith('搜索'))).toEqual([
      '搜索 /search-index/ 搜索会指到“/cases/well/”，但没有这个页面。',
    ]);
    const more = { ...goodFiles(), 'cases/new/index.html': goodFiles()[WELL] ?? '' };
    expect((await said(await sites.make(more))).filter((line) => line.startsWith('搜索'))).toEqual([
      '搜索 /cases/new/ 这一页不在搜索索引里。',
      expect.stringMatching(/^搜索 \/cases\/new\/ 用正文里的“.*”搜不到这一页。$/),
    ]);
  });

  it('with a broken search index is told so', async () => {
    const site = await sites.make(goodFiles());
    const files = new Set([...site.files].filter((file) => !file.startsWith('/search-index/')));
    const read = (file: string) => {
      if (!files.has(file)) throw new Error('ENOENT');
      return site.read(file);
    };
    expect(await said({ ...site, files, read })).toEqual([
      expect.stringMatching(/^搜索 \/search-index\/ 搜索索引读不出来/),
    ]);
  });

  it('is looked at in no browser where there is none, which is said', async () => {
    const answer = await lookInBrowser(await sites.make(goodFiles()), { find: () => undefined });
    expect(listAnswer(answer)).toEqual([expect.stringMatching(/^无障碍：没有查。这台机器上没有找到Chrome/)]);
  });

  it('is not looked at in a browser that does not start, which is said', async () => {
    const answer = await lookInBrowser(await sites.make(goodFiles()), { find: () => process.execPath });
    expect(listAnswer(answer)).toEqual([expect.stringMatching(/^无障碍：没有查。浏览器“.*node.*”开不起来（/)]);
  });
});

describe('a folder without a site', () => {
  it('is no site with which nothing is wrong', async () => {
    await expect(verifySite({ dist: join(tmpdir(), 'no-site-here'), settings })).rejects.toThrow(/没有生成好的网站/);
  });
});

describe('a report', () => {
  it('shows the first twenty of what is wrong alike, and how many more there are', async () => {
    const links = Array.from({ length: 23 }, (_, at) => `<a href="/jia/gone-${at}/">甲</a>`).join('');
    const lines = (await ask(await sites.make(inBody(links)))).flatMap(listAnswer);
    const [head = ''] = lines;
    expect(head).toMatch(/^链接：.*，有23处不对：$/);
    expect(lines[20]).toContain('　/　“/jia/gone-19/”没有这个页面或文件。请改正这个链接');
    expect(lines[21]).toBe('　……同类的还有3处');
  });
});
