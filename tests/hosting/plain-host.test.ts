/** A host that takes files and nothing else: rsync as documented, and nginx without a line of ours. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '#publication/build-site.ts';
import { attributes, builtPages } from '../build/built-site.ts';
import { secondOffice } from '../build/second-office.ts';
import { change, example, freePorts, nginx } from './recipe.ts';
import type { WebServer } from './recipe.ts';

let office = '';
let host = '';
let server: WebServer;

/** The command as it is written, from the office's folder to a folder of this machine. */
function upload(): void {
  const command = change(
    example('## 只会发文件的主机', 'sh'),
    'renda@web.example.gov.cn:/var/www/renda/',
    `${host}/www/jia/`,
  );
  execFileSync('sh', ['-ec', command], { cwd: office });
}

beforeAll(async () => {
  office = await secondOffice();
  expect(await buildSite(office)).toBe(true);
  host = mkdtempSync(join(tmpdir(), 'plain-'));
  chmodSync(host, 0o755);
  mkdirSync(join(host, 'www/jia'), { recursive: true });
  upload();
  const ports = await freePorts();
  server = await nginx(host, ports, `server {\nlisten 127.0.0.1:${ports[0]};\nroot ${host}/www;\nindex index.html;\n}`);
});
afterAll(async () => {
  await server.stop();
  for (const one of [office, host]) rmSync(one, { recursive: true, force: true });
});

describe('a plain host', () => {
  it('shows every page, and every link of it leads somewhere', async () => {
    const pages = builtPages(join(office, 'dist'));
    const links = new Set(pages.flatMap(({ html }) => attributes(html, 'href')).filter((to) => to.startsWith('/')));
    expect(links.size).toBeGreaterThan(50);
    for (const to of links) expect((await fetch(server.url + to)).status, to).toBe(200);
    expect((await fetch(`${server.url}/jia/none/`)).status).toBe(404);
  });

  it('is sent what changed only, gets rid of what is gone and never holds compressed copies', async () => {
    const files = () => readdirSync(join(host, 'www/jia'), { recursive: true, encoding: 'utf8' });
    const page = join(host, 'www/jia/cases/well/index.html');
    const before = statSync(page).mtimeMs;
    const settings = join(office, 'src/content/site.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/redirects:[\s\S]*/, ''));
    expect(await buildSite(office)).toBe(true);
    upload();
    expect(existsSync(join(host, 'www/jia/cases/old'))).toBe(false);
    expect(statSync(join(host, 'www/jia/about/index.html')).mode & 0o777).toBe(0o644);
    expect(statSync(page).mtimeMs).toBe(before);
    expect(files().filter((name) => /\.(?:gz|br)$/.test(name))).toEqual([]);
  });
});
