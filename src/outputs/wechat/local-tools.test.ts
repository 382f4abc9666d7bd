import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../scripts/serve.ts';
import { localTools } from './local-tools.ts';
import type { WechatPost } from './wechat-post.ts';

const office = fileURLToPath(new URL('../../../tests/fixtures/office/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tools-'));
let server: Server;
let url = '';

beforeAll(async () => {
  for (const path of ['briefings/2020-001', 'briefings/year', 'cases']) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'index.html'), '<main id="main">页面</main>');
  }
  server = await serve(folder, '/jia/', 0, localTools(office, folder, '/jia/'));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jia/`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();

describe('the tool of the local server', () => {
  it('is led to from the pages of briefings, and from no other', async () => {
    expect(await text('briefings/2020-001/')).toContain('/jia/admin/wechat/?issue=2020-001&amp;article=');
    expect(await text('briefings/year/')).not.toContain('wechat');
    expect(await text('cases/')).not.toContain('wechat');
  });

  it('gives the words as their file says now', async () => {
    const posts = JSON.parse(await text('admin/wechat/posts/2020-001.json')) as WechatPost[];
    expect(posts).toHaveLength(1);
    expect(posts[0]?.html).toContain('乙镇有3口老水井');
  });

  it('gives no words of a briefing that the site does not show', async () => {
    expect((await fetch(`${url}admin/wechat/posts/2020-002.json`)).status).toBe(404);
    mkdirSync(join(folder, 'briefings/2020-002'), { recursive: true });
    writeFileSync(join(folder, 'briefings/2020-002/index.html'), '<main id="main">页面</main>');
    expect((await fetch(`${url}admin/wechat/posts/2020-002.json`)).status).toBe(200);
  });

  it('runs under a policy that allows no foreign program', async () => {
    const response = await fetch(`${url}admin/wechat/`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).not.toMatch(/<script(?! type="module" src="copy\.js")/);
    const script = await fetch(`${url}admin/wechat/copy.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toContain('interface ');
  });

  it('knows only briefings by their code', async () => {
    for (const id of ['no-such', '..%2F..%2Fpackage', '*']) {
      expect((await fetch(`${url}admin/wechat/posts/${id}.json`)).status).toBe(404);
    }
  });
});
