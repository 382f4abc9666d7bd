import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseFeed } from 'feedsmith';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCompressedCopy } from '#outputs/precompress.ts';
import { linesOf, measurePdf, textOf } from '../print/measured-pdf.ts';
import { attributes, builtPages, dist, fileAt, wordsOf } from './built-site.ts';

const read = (path: string): Buffer => readFileSync(join(dist, path));
const issue = '/briefings/2021-zhutihuodong/';
const slugs = ['yin', 'mao', 'si'];

/** The words of an article's page, as the reader sees them. */
const articleWords = (slug: string): string => {
  const html = read(`${issue}${slug}/index.html`).toString();
  const body = /<div class="prose"[^>]*>([\s\S]*?)<\/div>\s*<p class="credit">/.exec(html)?.[1] ?? '';
  return wordsOf(`<body>${body}</body>`);
};

describe('the printed briefing', () => {
  it('carries in its PDF the words of the pages, every one and in order', async () => {
    const { glyphs, pages } = await measurePdf(read(`${issue}2021-zhutihuodong.pdf`));
    const words = pages
      .map((_, at) =>
        textOf(
          linesOf(glyphs, at + 1)
            .slice(0, -1)
            .flat(),
        ),
      )
      .join('')
      // List marks are drawn by the page and set by the print.
      .replace(/[·\d]+\.(?=\p{Script=Han})/gu, '')
      .replaceAll('·', '');
    for (const slug of slugs) {
      const expected = articleWords(slug).replaceAll('·', '');
      expect(expected.length).toBeGreaterThan(500);
      expect(words).toContain(expected);
    }
  });

  it('carries in its Word file the words of the pages', () => {
    const xml = strFromU8(unzipSync(read(`${issue}2021-zhutihuodong.docx`))['word/document.xml'] ?? new Uint8Array());
    const words = xml.replace(/<[^>]+>/g, '').replace(/\s/g, '');
    for (const slug of slugs) expect(words).toContain(articleWords(slug));
  });

  it('has a print page with the same words, blanks for what is not stated, and its forms one click away', () => {
    const html = read('/print/2021-zhutihuodong/index.html').toString();
    const words = wordsOf(html);
    for (const slug of slugs) expect(words).toContain(articleWords(slug));
    expect(html).toContain('第　　期');
    expect(html).toContain('　　　年　月　日');
    expect(words).toContain('共印80份');
    expect(html).toContain(`<link rel="canonical" href="https://example.test${issue}"`);
    const links = attributes(read(`${issue}index.html`).toString(), 'href');
    for (const end of ['.pdf', '.docx', '.json']) expect(links).toContain(`${issue}2021-zhutihuodong${end}`);
    expect(links).toContain('/print/2021-zhutihuodong/');
  });
});

describe('the open data', () => {
  it('gives each briefing as JSON that its published schema accepts', () => {
    const schema = JSON.parse(read('/open-data/schema/briefings.json').toString()) as object;
    const record = JSON.parse(read(`${issue}2021-zhutihuodong.json`).toString()) as {
      articles: { slug: string; paragraphs: { id: string; text: string }[] }[];
    };
    const validate = new Ajv2020({ validateFormats: false }).compile(schema);
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
    for (const { slug, paragraphs } of record.articles) {
      const page = read(`${issue}${slug}/index.html`).toString();
      expect(paragraphs.length).toBeGreaterThan(5);
      for (const { id } of paragraphs) expect(attributes(page, 'id')).toContain(id);
    }
  });

  it('gives the whole archive in one file', () => {
    const files = unzipSync(read('/open-data/archive.zip'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['README.txt', 'json/briefings.json', 'csv/articles.csv', 'content/cases/yin.mdx']),
    );
  });

  it('gives feeds of the site, of each section and of each place in three formats', () => {
    for (const folder of ['/', '/cases/', '/deputies/', '/brands/', '/briefings/', '/places/yin/']) {
      for (const [file, format] of [
        ['feed.xml', 'rss'],
        ['atom.xml', 'atom'],
        ['feed.json', 'json'],
      ] as const) {
        const parsed = parseFeed(read(`${folder}${file}`).toString());
        expect(parsed.format, `${folder}${file}`).toBe(format);
        const text = read(`${folder}${file}`).toString();
        const leads = [...text.matchAll(/https:\/\/example\.test(\/[^"<\\]*)/g)].map((match) => match[1] ?? '');
        expect(leads.length).toBeGreaterThan(2);
        expect(leads.filter((path) => fileAt(dist, path) === undefined)).toEqual([]);
      }
    }
  });

  it('gives a calendar of the six things a deputy does, with the days it is reminded of', () => {
    const calendar = read('/cases/yin/cadence.ics').toString();
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(6);
    expect(calendar.match(/RRULE:FREQ=MONTHLY;INTERVAL=3/g)).toHaveLength(2);
    expect(calendar.match(/RRULE:FREQ=YEARLY/g)).toHaveLength(3);
    expect(calendar.replace(/\r\n /g, '')).toContain('SUMMARY:每季度：接待一次选民');
    expect(attributes(read('/cases/yin/index.html').toString(), 'href')).toContain('/cases/yin/cadence.ics');
    expect(read('/cases/si/index.html').toString()).not.toContain('cadence.ics');
  });

  it('names in llms.txt only what is there', () => {
    const leads = [
      ...read('/llms.txt')
        .toString()
        .matchAll(/\]\(https:\/\/example\.test(\/[^)]*)\)/g),
    ];
    expect(leads.length).toBeGreaterThan(10);
    expect(leads.filter(([, path = '']) => fileAt(dist, path) === undefined)).toEqual([]);
  });
});

describe('the offline copy', () => {
  const online = 'https://example.test/';
  let files: Record<string, Uint8Array> = {};
  beforeAll(() => {
    files = unzipSync(read('/open-data/offline.zip'));
  });

  it('holds every page of the site but the search', () => {
    for (const { path } of builtPages(dist)) {
      if (path === '/search/') continue;
      expect(Object.keys(files)).toContain(`site${path.endsWith('/') ? `${path}index.html` : path}`);
    }
    expect(Object.keys(files)).toContain('打开网站.html');
  });

  it('leads from every page to files of the copy only, but for itself and the search', () => {
    const dead = Object.entries(files)
      .filter(([name]) => name.endsWith('.html'))
      .flatMap(([name, bytes]) => {
        const html = strFromU8(bytes).replace(/<link rel="canonical"[^>]*>/, '');
        return [...attributes(html, 'href'), ...attributes(html, 'src')]
          .filter((to) => !/^(?:https?:|mailto:|tel:|data:|#)/.test(to) || to.startsWith(online))
          .filter((to) => to !== `${online}open-data/offline.zip` && !to.startsWith(`${online}search/`))
          .filter((to) => {
            const target = new URL(to, `file:///${encodeURI(name)}`);
            return target.protocol !== 'file:' || !(decodeURI(target.pathname.slice(1)) in files);
          })
          .map((to) => `${name} → ${to}`);
      });
    expect(dead).toEqual([]);
  });
});

describe('the compressed copies', () => {
  it('stand beside every page with the same words, and in no download', () => {
    for (const { path } of builtPages(dist)) {
      const file = path.endsWith('/') ? `${path}index.html` : path;
      expect(gunzipSync(read(`${file}.gz`)).equals(read(file)), path).toBe(true);
      expect(brotliDecompressSync(read(`${file}.br`)).equals(read(file)), path).toBe(true);
    }
    for (const zip of ['archive', 'offline']) {
      expect(Object.keys(unzipSync(read(`/open-data/${zip}.zip`))).filter(isCompressedCopy)).toEqual([]);
    }
  });
});
