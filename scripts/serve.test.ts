import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from './serve.ts';

let folder = '';
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  mkdirSync(join(folder, 'cases'));
  writeFileSync(join(folder, 'index.html'), '首页');
  writeFileSync(join(folder, 'cases/index.html'), '案例');
  writeFileSync(join(folder, '404.html'), '没有');
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(base: string): Promise<{ url: string; port: number; address: string }> {
  const server = await serve(folder, base, 0);
  servers.push(server);
  const { port, address } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, address };
}

describe('the local server', () => {
  it('listens on the loopback only', async () => {
    expect((await start('/')).address).toBe('127.0.0.1');
  });

  it('serves pages under the base path and leads everything else there', async () => {
    const { url } = await start('/rd/');
    expect(await (await fetch(`${url}/rd/cases/`)).text()).toBe('案例');
    const outside = await fetch(`${url}/`, { redirect: 'manual' });
    expect([outside.status, outside.headers.get('location')]).toEqual([302, '/rd/']);
  });

  it('answers an unknown address with 404 and the page for it', async () => {
    const { url } = await start('/');
    const response = await fetch(`${url}/no/`);
    expect([response.status, await response.text()]).toEqual([404, '没有']);
  });

  it('gives nothing outside its folder', async () => {
    const { url } = await start('/');
    expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBe(404);
  });

  it('says so when the port is taken', async () => {
    const { port } = await start('/');
    await expect(serve(folder, '/', port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
