/** A whole site of six invented pages, for questions to be tried on: as it should be, or broken in one way. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSearchIndex } from '#search/write/build-index.ts';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { readParagraphs } from '#indexing/page-text.ts';
import { readBuiltSite } from '../../verify/built-site.ts';
import type { BuiltSite, VerifiedSettings } from '../../verify/built-site.ts';

export const settings: VerifiedSettings = {
  site: 'https://example.test',
  base: '/jia/',
  redirects: [{ from: '/cases/old/', to: '/cases/well/' }],
};

/** Files of the site by their path. */
export type Files = Record<string, string>;

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'";

interface Parts {
  readonly title: string;
  readonly body: string;
  readonly head?: string;
}

function page({ title, body, head = '' }: Parts): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><title>${title}</title><meta name="description" content="${title}的简介。"><meta name="SiteName" content="甲县人大"><meta name="SiteDomain" content="example.test">${head}<script src="/jia/display.js"></script><link rel="icon" href="/jia/favicon.svg"><link rel="stylesheet" href="/jia/_astro/site.css"><script type="module" src="/jia/_astro/start.js"></script></head><body><header><nav aria-label="栏目"><a href="/jia/">首页</a> <a href="/jia/cases/well/">案例</a></nav></header><main id="main"><h1>${title}</h1>${body}</main></body></html>`;
}

const text = (title: string, body: string): string =>
  page({
    title,
    head: `<meta name="ArticleTitle" content="${title}">`,
    body: `<article><div class="prose" data-body>${body}</div></article>`,
  });

const address = (path: string): string => `https://example.test/jia${path}`;

const TEXTS = ['/cases/well/', '/briefings/2020-001/one/'];

/** The files of a site with which nothing is wrong. */
export function goodFiles(): Files {
  const items = TEXTS.map((path) => `<item><title>甲</title><link>${address(path)}</link></item>`).join('');
  const entry = `<entry><id>${address('/cases/well/')}</id><link href="${address('/cases/well/')}"/></entry>`;
  return {
    'index.html': page({ title: '甲县人大', body: '<p><a href="/jia/briefings/2020-001/one/#p1">一篇</a></p>' }),
    '404.html': page({ title: '没有这一页', body: '<p>请回<a href="/jia/">首页</a>。</p>' }),
    'cases/well/index.html': text('乙镇的老水井', '<p id="p1">乙镇的代表们一起把三口老水井修好了。</p>'),
    'cases/old/index.html': page({
      title: '页面搬家了',
      head: '<meta http-equiv="refresh" content="0;url=/jia/cases/well/">',
      body: '<p><a href="/jia/cases/well/">新地址</a></p>',
    }),
    'briefings/2020-001/one/index.html': text('会议听取汇报', '<p id="p1">会议听取了关于修路情况的汇报。</p>'),
    'display.js': 'void 0;',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '_astro/site.css': '.prose{background:url(dot.svg)}',
    '_astro/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '_astro/start.js': 'import"./part.js";',
    '_astro/part.js': 'export const part=1;',
    'feed.xml': `<rss version="2.0"><channel><link>${address('/')}</link>${items}</channel></rss>`,
    'atom.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>${address('/')}</id>${entry}</feed>`,
    'feed.json': JSON.stringify({
      home_page_url: address('/'),
      feed_url: address('/feed.json'),
      items: TEXTS.map((path) => ({ url: address(path) })),
    }),
    'sitemap.xml': `<urlset>${['/', ...TEXTS].map((path) => `<url><loc>${address(path)}</loc></url>`).join('')}</urlset>`,
    'robots.txt': `User-agent: *\nAllow: /\n\nSitemap: ${address('/sitemap.xml')}\n`,
    'llms.txt': `# 甲县人大\n\n- [老水井](${address('/cases/well/')})\n`,
  };
}

/** Writes the search index of the texts that stand among `files`. */
async function indexOf(files: Files, dist: string): Promise<void> {
  const records = TEXTS.map((url) => ({
    ...{ url, kind: '案例', title: url, placePath: [], topics: [], mechanisms: [] },
    paragraphs: readParagraphs(files[`${url.slice(1)}index.html`] ?? ''),
  }));
  await buildSearchIndex({ outDir: join(dist, INDEX_FOLDER), cacheDir: join(dist, '../cache'), records, names: [] });
}

/** Sites in a folder that is gone when it is no longer needed. */
export class TinySites {
  readonly #folder: string;
  #count = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = mkdtempSync(join(folder, 'tiny-'));
  }

  /**
   * @param files as {@link goodFiles} has them; the search index is that of the good ones unless `indexed` is given.
   * @param office files of the office's folder.
   */
  async make(
    files: Files,
    { indexed = goodFiles(), office = {} as Files, changed = settings } = {},
  ): Promise<BuiltSite> {
    const dist = join(this.#folder, String(this.#count++), 'dist');
    write(dist, files);
    write(join(dist, '../office'), office);
    await this.#index(indexed, dist);
    return readBuiltSite({ dist, settings: changed, office: join(dist, '../office') });
  }

  /** The good index is made once: it takes longer than everything else. */
  async #index(indexed: Files, dist: string): Promise<void> {
    const good = join(this.#folder, 'good');
    if (JSON.stringify(indexed) !== JSON.stringify(goodFiles())) return indexOf(indexed, dist);
    this.#good ??= indexOf(indexed, good);
    await this.#good;
    cpSync(join(good, INDEX_FOLDER), join(dist, INDEX_FOLDER), { recursive: true });
  }

  #good: Promise<void> | undefined;

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
