/** An office whose host gives a file for its whole name only: every address in everything it publishes names a file. */
import { appendFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { SearchSession } from '#search/read/session.ts';
import { buildSite } from '#publication/build-site.ts';
import { attributes, builtPages } from './built-site.ts';
import { everythingIn } from './outputs-text.ts';
import type { Said } from './outputs-text.ts';
import { secondOffice } from './second-office.ts';

const BASE = '/jia/';
const WHOLE = /https:\/\/example\.test(\/[^\s"'<>()[\]{}\\,，。）]*)/g;
const TEXT = /\.(?:html|xml|json|txt|ics|csv|md|rels)$/;

let office = '';
let everything: readonly Said[] = [];
let keys: ReadonlySet<string> = new Set();

beforeAll(async () => {
  office = await secondOffice();
  appendFileSync(join(office, 'src/content/site.yaml'), 'indexInLinks: true\n');
  expect(await buildSite(office)).toBe(true);
  everything = everythingIn(join(office, 'dist'));
  keys = new Set(everything.filter(({ path }) => !path.includes('!')).map(({ path }) => path));
});
afterAll(() => rmSync(office, { recursive: true, force: true }));

/** Whether a store that knows whole names only has what an address of the site asks for. */
function leads(address: string): boolean {
  const path = decodeURI(address.replaceAll('&amp;', '&').split(/[?#]/, 1)[0] ?? '');
  return path.startsWith(BASE) && keys.has(path.slice(BASE.length - 1));
}

const textOf = ({ path, bytes }: Said): string =>
  path.endsWith('.ics') ? bytes.toString().replace(/\r\n /g, '') : bytes.toString();

describe('a site that writes index.html into its links', () => {
  it('leads from every page to files only, redirects, forms and printed sheets included', () => {
    const pages = builtPages(join(office, 'dist'));
    const links = pages.flatMap(({ html }) => [
      ...['href', 'src', 'action'].flatMap((name) => attributes(html, name)),
      ...[...html.matchAll(/content="0;url=([^"]*)"/g)].map(([, to = '']) => to),
    ]);
    const own = links.filter((to) => to.startsWith('/'));
    expect(own).toContain('/jia/briefings/2020-001/index.html#p1');
    expect(own.length).toBeGreaterThan(300);
    expect(own.filter((to) => !leads(to))).toEqual([]);
  });

  it('writes whole addresses in the same way: canonical, feeds, site map, data, calendars, Word', () => {
    const written = everything
      .filter(({ path }) => TEXT.test(path))
      .flatMap((one) => [...textOf(one).matchAll(WHOLE)].map(([, to = '']) => ({ path: one.path, to })));
    for (const file of [
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/sitemap.xml',
      '/llms.txt',
      '/cases/well/index.html',
    ]) {
      expect(written.filter(({ path }) => path === file).length, file).toBeGreaterThan(0);
    }
    expect(written.some(({ path }) => path.includes('.docx!'))).toBe(true);
    expect(written.filter(({ to }) => !leads(to))).toEqual([]);
  });

  it('has search lead to files, from a result and from a name', async () => {
    const index = join(office, 'dist', INDEX_FOLDER);
    const session = new SearchSession(async (path) => new Uint8Array(await readFile(join(index, path))));
    const query = { text: '老水井', selection: {}, order: 'relevance' } as const;
    const { results } = await session.search({ query, offset: 0, limit: 20 });
    const found = [...results, ...(await session.suggest('乙镇', 5))].map(({ url }) => url);
    expect(found).toContain('/cases/well/index.html');
    expect(found).toContain('/places/yi/index.html');
    expect(found.filter((url) => !keys.has(url))).toEqual([]);
  });

  it('leads within the copy for reading without a network to files of that copy', () => {
    const copy = '/open-data/offline.zip!';
    const held = new Set(
      everything.filter(({ path }) => path.startsWith(copy)).map(({ path }) => path.slice(copy.length)),
    );
    const dead = [...held]
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) => {
        const page = everything.find((one) => one.path === copy + path);
        const to = attributes(page ? textOf(page) : '', 'href').filter(
          (one) => !/^(?:https?:|mailto:|data:|#)/.test(one),
        );
        return to.filter((one) => !held.has(decodeURI(new URL(one, `file://${encodeURI(path)}`).pathname)));
      });
    expect(held.size).toBeGreaterThan(20);
    expect(dead).toEqual([]);
  });
});
