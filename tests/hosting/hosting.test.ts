/** The public host of docs/deploy.md: nginx and Caddy under their own users before the desk's built sites. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { precompress } from '#outputs/precompress.ts';
import { Releases } from '#desk/server/releases.ts';
import { newProject, openOffice } from '../desk/office.ts';
import { asSent } from './as-sent.ts';
import { hasBrotli, startCaddy, startNginx, startNginxWithBrotli } from './recipe.ts';
import type { WebServer } from './recipe.ts';

const KEPT = 'public, max-age=31536000, immutable';

const LONG = '<p>老水井修好了。</p>\n'.repeat(200);

let folder = '';
let project = '';
let releases: Releases;

/** A built site of the name, with a script and a piece of the search index of its own. */
async function release(name: string): Promise<void> {
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  chmodSync(built, 0o755);
  const files = {
    'index.html': `<p>${name}</p>`,
    '404.html': '没有找到这个页面',
    'cases/index.html': '案例',
    'long/index.html': LONG,
    'cadence.ics': 'BEGIN:VCALENDAR',
    [`_astro/${name}.js`]: name,
    'search-index/manifest.json': '{}',
    [`search-index/${name}/1.bin`]: name,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(built, path, '..'), { recursive: true });
    writeFileSync(join(built, path), text);
  }
  await precompress(built, `${built}-packed`);
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
  ['nginx', startNginx, ['gzip']],
  ...(hasBrotli ? ([['nginx with brotli', startNginxWithBrotli, ['br', 'gzip']]] as const) : []),
  ['Caddy', startCaddy, ['br', 'gzip']],
] as const)('%s, as documented and as its own user', (_name, startServer, encodings) => {
  let server: WebServer;

  // nginx's newer kind is a line of the host, which a column leaves to it.
  const columnSends = (encoding: string) => startServer === startCaddy || encoding === 'gzip';

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
    await release('one');
    server = await startServer({ folder, siteRoot: join(project, '.desk/site/current') });
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

  it.each(encodings)(
    'sends the copy that the build has compressed, %s, on the host and in a column',
    async (encoding) => {
      const ending = encoding === 'br' ? 'br' : 'gz';
      const copy = readFileSync(join(project, `.desk/site/current/long/index.html.${ending}`));
      for (const url of [`${server.url}/long/`, ...(columnSends(encoding) ? [`${server.columnHost}/rd/long/`] : [])]) {
        const { status, headers, bytes } = await asSent(url, encoding);
        expect([status, headers['content-encoding'], headers['vary']]).toEqual([200, encoding, 'Accept-Encoding']);
        expect(headers['content-type']).toMatch(/^text\/html/);
        expect(headers['cache-control']).toBe('no-cache');
        expect(bytes.equals(copy), url).toBe(true);
        expect((encoding === 'br' ? brotliDecompressSync : gunzipSync)(bytes).toString()).toBe(LONG);
      }
      expect((await asSent(`${server.url}/long/`, 'identity')).bytes.toString()).toBe(LONG);
    },
  );

  it('calls a calendar a calendar', async () => {
    const { headers } = await asSent(`${server.url}/cadence.ics`, 'identity');
    expect(headers['content-type']).toMatch(/^text\/calendar/);
  });

  it('shows a new release at once, and the one before after a roll back', async () => {
    await release('two');
    expect(await get('/')).toMatchObject({ text: '<p>two</p>' });
    expect(await get('/search-index/two/1.bin')).toMatchObject({ status: 200 });
    await release('one');
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
