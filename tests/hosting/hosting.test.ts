/** The public host of docs/deploy.md: nginx and Caddy under their own users before the desk's built sites. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Releases } from '../../desk/server/releases.ts';
import { newProject, openOffice } from '../desk/office.ts';
import { startCaddy, startNginx } from './recipe.ts';
import type { WebServer } from './recipe.ts';

const KEPT = 'public, max-age=31536000, immutable';

let folder = '';
let project = '';
let releases: Releases;

/** A built site of the name, with a script and a piece of the search index of its own. */
function release(name: string): void {
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  chmodSync(built, 0o755);
  const files = {
    'index.html': `<p>${name}</p>`,
    '404.html': '没有找到这个页面',
    'cases/index.html': '案例',
    [`_astro/${name}.js`]: name,
    'search-index/manifest.json': '{}',
    [`search-index/${name}/1.bin`]: name,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(built, path, '..'), { recursive: true });
    writeFileSync(join(built, path), text);
  }
  releases.adopt(built, name);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hosting-'));
  project = newProject();
  // What mkdtemp makes is its owner's alone, as no folder below /srv is.
  for (const one of [folder, project]) chmodSync(one, 0o755);
  const office = await openOffice({ office: project });
  await office.desk.builder.request();
  await office.stop();
  releases = new Releases(join(project, '.desk/site'), () => undefined);
});
afterAll(() => {
  for (const one of [folder, project]) rmSync(one, { recursive: true, force: true });
});

describe.each([
  ['nginx', startNginx, 4610],
  ['Caddy', startCaddy, 4612],
] as const)('%s, as documented and as its own user', (_name, startServer, port) => {
  let server: WebServer;

  const get = async (path: string, host = server.url) => {
    const response = await fetch(`${host}${path}`);
    return {
      status: response.status,
      text: await response.text(),
      kept: response.headers.get('cache-control'),
      policy: response.headers.get('content-security-policy'),
    };
  };

  beforeAll(async () => {
    release('one');
    server = await startServer({ folder, siteRoot: join(project, '.desk/site/current'), port });
  });
  afterAll(() => server.stop());

  it('answers pages with the headers, and a missing one with the site’s own', async () => {
    const policy = expect.stringContaining("frame-ancestors 'self'") as string;
    expect(await get('/')).toEqual({ status: 200, text: '<p>one</p>', kept: 'no-cache', policy });
    expect(await get('/cases/')).toMatchObject({ status: 200, text: '案例' });
    expect(await get('/none/')).toEqual({ status: 404, text: '没有找到这个页面', kept: 'no-cache', policy });
  });

  it('lets what carries a digest be kept for ever, and no error', async () => {
    expect(await get('/_astro/one.js')).toMatchObject({ status: 200, kept: KEPT });
    expect(await get('/search-index/one/1.bin')).toMatchObject({ status: 200, kept: KEPT });
    expect(await get('/search-index/manifest.json')).toMatchObject({ status: 200, kept: 'no-cache' });
    expect(await get('/_astro/none.js')).toMatchObject({ status: 404, kept: 'no-cache' });
    expect(await get('/search-index/none/1.bin')).toMatchObject({ status: 404, kept: 'no-cache' });
  });

  it('shows a new release at once, and the one before after a roll back', async () => {
    release('two');
    expect(await get('/')).toMatchObject({ text: '<p>two</p>' });
    expect(await get('/search-index/two/1.bin')).toMatchObject({ status: 200 });
    release('one');
    expect(await get('/')).toMatchObject({ text: '<p>one</p>' });
    expect(await get('/search-index/one/1.bin')).toMatchObject({ status: 200, kept: KEPT });
    expect(await get('/search-index/two/1.bin')).toMatchObject({ status: 404, kept: 'no-cache' });
  });

  it('is a column of another host', async () => {
    const column = server.columnHost;
    expect(await get('/rd', column)).toMatchObject({ status: 200, text: '<p>one</p>', kept: 'no-cache' });
    expect(await get('/rd/cases/', column)).toMatchObject({ status: 200, text: '案例' });
    expect(await get('/rd/none/', column)).toMatchObject({ status: 404, text: '没有找到这个页面', kept: 'no-cache' });
    expect(await get('/rd/_astro/one.js', column)).toMatchObject({ status: 200, kept: KEPT });
    expect(await get('/rd/search-index/manifest.json', column)).toMatchObject({ status: 200, kept: 'no-cache' });
    expect(await get('/rd/_astro/none.js', column)).toMatchObject({ status: 404, kept: 'no-cache' });
  });
});
