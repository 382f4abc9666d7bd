import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Releases } from './releases.ts';

let folder = '';
let releases: Releases;
const server = createServer((request, response) => releases.serve(request, response));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'releases-'));
  releases = new Releases(join(folder, 'site'), () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function pages(name: string, words: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'index.html'), words);
  return join(folder, name);
}

async function read(path = '/'): Promise<[number, string]> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return [response.status, await response.text()];
}

describe('before the first site is whole', () => {
  it('its pages are shown as soon as they are up, and what is not there yet is said to be coming', async () => {
    expect(await read()).toEqual([503, expect.stringContaining('网站正在生成')]);
    releases.showMeanwhile(pages('new', '第一版的网页'));
    await releases.shown;
    expect(await read()).toEqual([200, '第一版的网页']);
    expect(await read('/a.pdf')).toEqual([503, expect.stringContaining('网站正在生成')]);
  });

  it('they are shown no more when the build fails after all', async () => {
    releases.showMeanwhile(pages('new', '第一版的网页'));
    releases.hideUnfinished();
    expect((await read())[0]).toBe(503);
  });
});

describe('a site that is shown', () => {
  it('stays until the next is whole', async () => {
    releases.adopt(pages('dist', '第一版'), 'one');
    releases.showMeanwhile(pages('new', '没做完的第二版'));
    expect(await read()).toEqual([200, '第一版']);
    releases.adopt(pages('dist', '第二版'), 'two');
    expect(await read()).toEqual([200, '第二版']);
  });
});
