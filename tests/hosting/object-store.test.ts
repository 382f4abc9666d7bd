/** A store that gives an object for its whole name only, with the type it was put there with; a browser reads the site from it. */
import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '#publication/build-site.ts';
import { secondOffice } from '../build/second-office.ts';
import { findChromium } from '../e2e/find-chromium.ts';

const deploy = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

let office = '';
let store: Server;
let url = '';
let browser: Browser;

/** The types of docs/deploy.md, by extension. */
function documentedTypes(): Map<string, string> {
  const rows = deploy.matchAll(/^\| ((?:`\.\w+`、?)+) +\| `([^`]+)` +\|$/gm);
  return new Map(
    [...rows].flatMap(([, kinds = '', type = '']) => kinds.match(/\.\w+/g)?.map((kind) => [kind, type] as const) ?? []),
  );
}

beforeAll(async () => {
  office = await secondOffice();
  appendFileSync(join(office, 'src/content/site.yaml'), 'indexInLinks: true\n');
  expect(await buildSite(office)).toBe(true);
  const types = documentedTypes();
  expect(types.size).toBeGreaterThan(10);
  store = createServer((request, response) => {
    const key = decodeURI((request.url ?? '').split(/[?#]/, 1)[0] ?? '').replace(/^\/jia\//, '');
    const file = join(office, 'dist', key);
    const type = types.get(extname(file));
    const held = !key.endsWith('/') && existsSync(file) && statSync(file).isFile();
    // An object of a kind that the table does not name would be downloaded.
    const headers = { 'X-Content-Type-Options': 'nosniff', 'Content-Type': type ?? 'application/x-unknown' };
    if (held) response.writeHead(200, headers).end(readFileSync(file));
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end(readFileSync(join(office, 'dist/404.html')));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => store.once('listening', resolve));
  url = `http://127.0.0.1:${(store.address() as AddressInfo).port}/jia/`;
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  store.close();
  rmSync(office, { recursive: true, force: true });
});

describe('a site in an object store', () => {
  it('is walked from page to page, and nothing of it is missing or of an unknown type', async () => {
    const waiting = [`${url}index.html`];
    const seen = new Set(waiting);
    const wrong: string[] = [];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const answer = await fetch(at);
      const type = answer.headers.get('content-type') ?? '';
      if (answer.status !== 200 || type === 'application/x-unknown') wrong.push(`${answer.status} ${type} ${at}`);
      const text = type.startsWith('text/html') ? await answer.text() : '';
      for (const [, written = ''] of text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
        const to = new URL(written.replaceAll('&amp;', '&'), at);
        to.hash = '';
        if (!to.href.startsWith(url) || seen.has(to.href)) continue;
        seen.add(to.href);
        waiting.push(to.href);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(60);
    expect((await fetch(`${url}cases/`)).status).toBe(404);
  });

  it('is searched in a browser, and a result, a name and the way back lead to files', async () => {
    const page = await browser.newPage();
    const missing: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() >= 400) missing.push(answer.url());
    });
    await page.goto(`${url}index.html`);
    await page
      .getByRole('searchbox', { name: '搜索本站' })
      .or(page.getByRole('combobox', { name: '搜索本站' }))
      .fill('老水井');
    await page.getByRole('option').filter({ hasText: '查看全部' }).click();
    await page.waitForURL(`${url}search/index.html#*`);
    await page.locator('search-page a.title').first().click();
    await page.waitForURL(/\/jia\/[a-z]+\/.*index\.html#/);
    await page.getByRole('link', { name: '全部结果' }).click();
    await page.waitForURL(`${url}search/index.html#*`);
    await page.goto(`${url}cases/old/index.html`);
    await page.waitForURL(`${url}cases/well/index.html`);
    expect(missing).toEqual([]);
    await page.close();
  });
});
