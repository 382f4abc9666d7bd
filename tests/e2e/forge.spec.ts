/**
 * The desk of an office's own forge, in a real browser, against a
 * stand-in that answers the first questions. No forge was to be had: what is
 * shown here is that the built page asks the right addresses with the right
 * parameters, and that its own policy lets it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { loadArchive } from '#archive/archive.ts';
import { loadSettings } from '#archive/settings-file.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import { writeForgeDesk } from '#desk/forge-desk.ts';
import { serve } from '../../scripts/serve.ts';
import { pagesFolder } from './desk-browser.ts';

const fixture = join(import.meta.dirname, '../fixtures/office');
const TOKEN = 'a-token-of-the-stand-in';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: string;
}

/** A forge that knows one person and one repository without any draft. */
class StandIn {
  readonly asked: Asked[] = [];
  #server: Server | undefined;
  address = '';

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  to(path: string): Asked | undefined {
    return this.asked.find((one) => one.path === path);
  }

  /** What was sent to an address, as JSON. */
  sent(method: string, path: string): unknown {
    const found = this.asked.find((one) => one.method === method && one.path === path);
    return found && (JSON.parse(found.body) as unknown);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', this.address);
    const { method = '', headers } = request;
    response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, cache-control');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    this.asked.push({
      ...{ method, path, query, authorization: headers.authorization ?? '' },
      body: Buffer.concat(parts).toString(),
    });
    if (path.endsWith('/authorize')) {
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'a-code');
      back.searchParams.set('state', query.get('state') ?? '');
      return void response.writeHead(302, { Location: back.href }).end();
    }
    if (path === '/auth') return void response.setHeader('Content-Type', 'text/html').end(POPUP);
    const answer = path.endsWith('token') ? { access_token: TOKEN, token_type: 'bearer' } : known(method, path);
    response.writeHead(answer === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'not found' }));
  }
}

/** What a sign-in proxy for GitHub sends to the window that opened it. */
const POPUP = `<script>
  addEventListener('message', (event) => {
    event.source.postMessage('authorization:github:success:' + JSON.stringify({ token: '${TOKEN}' }), event.origin);
  });
  opener.postMessage('authorizing:github', '*');
</script>`;

function known(method: string, path: string): unknown {
  if (method !== 'GET' && method !== 'HEAD') return made(path);
  if (/\/user$/.test(path)) return { id: 1, login: 'tui', username: 'tui', name: '推甲', full_name: '推甲' };
  if (/\/repos\/renda\/site$/.test(path))
    return { owner: { login: 'renda' }, permissions: { push: true }, default_branch: 'main' };
  if (/\/projects\/renda%2Fsite$/.test(path)) return { permissions: { project_access: { access_level: 30 } } };
  if (/\/(?:pulls|merge_requests|labels|branches|comments)$/.test(path)) return [];
  return undefined;
}

/** The forges whose back ends the built scripts hold, told by a sentence of each. */
function backEndsIn(folder: string): string[] {
  const scripts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const sentences = {
    forgejo: 'The Forgejo backend needs',
    gitlab: 'The GitLab backend needs',
    github: 'The GitHub backend needs',
  };
  return Object.entries(sentences).flatMap(([kind, sentence]) =>
    scripts.some((script) => script.includes(sentence)) ? kind : [],
  );
}

/** What Forgejo says when something was made. */
function made(path: string): unknown {
  if (path.endsWith('/pulls')) return { number: 1, state: 'open', labels: [], head: { ref: 'cms/topics/jing' } };
  if (path.endsWith('/site/labels')) return { id: 7, name: 'decap-cms/draft' };
  return {};
}

let forge: StandIn;
let site: Server;
let page: Page;
let desk = '';
let complaints: string[];

/** Puts the desk with these settings beside a site and opens it. */
async function open(opened: Page, settings: ForgeSettings): Promise<void> {
  const folder = join(import.meta.dirname, '../../.tmp/forge-desk', settings.kind);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'admin'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const office = {
    office: fixture,
    prefix: '',
    archive: loadArchive(fixture, new Date()),
    settings: { ...loadSettings(fixture), base: '/' },
  };
  writeForgeDesk(join(folder, 'admin'), pagesFolder, office, settings);
  expect(backEndsIn(join(folder, 'admin/assets'))).toEqual([settings.kind]);
  site = await serve(folder, '/', 0);
  desk = `http://127.0.0.1:${(site.address() as AddressInfo).port}/admin/`;
  page = opened;
  complaints = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(desk);
}

test.describe.configure({ timeout: 90_000 });
test.beforeEach(async () => {
  forge = new StandIn();
  await forge.open();
});
test.afterEach(() => {
  forge.close();
  site.closeAllConnections();
  site.close();
});

/** What PKCE promises at first and shows afterwards. */
function expectPkce(authorize: string, token: string): void {
  const first = forge.to(authorize)?.query;
  expect(Object.fromEntries(first ?? [])).toMatchObject({
    ...{ client_id: 'app-1', redirect_uri: desk, response_type: 'code', code_challenge_method: 'S256' },
  });
  const then = JSON.parse(forge.to(token)?.body ?? '{}') as Record<string, string>;
  expect(then).toMatchObject({
    client_id: 'app-1',
    grant_type: 'authorization_code',
    code: 'a-code',
    redirect_uri: desk,
  });
  const shown = createHash('sha256')
    .update(then['code_verifier'] ?? '')
    .digest('base64url');
  expect(shown).toBe(first?.get('code_challenge'));
}

async function expectOpen(): Promise<void> {
  await expect(page.getByRole('link', { name: '推审定看板' })).toBeVisible();
  await expect(page.getByText('网站设置').first()).toBeVisible();
  await page.getByRole('link', { name: '推审定看板' }).click();
  await expect(page.getByRole('heading', { name: '推荐（乡镇街道）' })).toBeVisible();
  expect(complaints).toEqual([]);
}

test('Forgejo: signs in with PKCE and asks its API for the repository', async ({ page: opened }) => {
  await open(opened, { kind: 'forgejo', address: forge.address, repository: 'renda/site', appId: 'app-1' });
  await page.getByRole('button', { name: '用 Forgejo 账号登录' }).click();
  await expectOpen();
  expectPkce('/login/oauth/authorize', '/login/oauth/access_token');
  expect(forge.to('/api/v1/repos/renda/site')?.authorization).toBe(`token ${TOKEN}`);
  await expect(page.getByRole('link', { name: '待合并的稿子和检查结果' })).toHaveAttribute(
    'href',
    `${forge.address}/renda/site/pulls`,
  );
});

test('Forgejo: a draft is a branch, a commit with the file as our serialiser writes it, and a proposal', async ({
  page: opened,
}) => {
  await open(opened, { kind: 'forgejo', address: forge.address, repository: 'renda/site', appId: 'app-1' });
  await page.getByRole('button', { name: '用 Forgejo 账号登录' }).click();
  await expectOpen();
  await page.goto(`${desk}#/collections/topics/new`);
  await page.getByLabel('编码').fill('jing');
  await page.getByLabel('专题名').fill('井');
  const save = page.getByRole('button', { name: '保存', exact: true });
  await page.getByLabel('说明').fill('有事打13912345678。');
  await save.click();
  await expect(page.getByText('不能保存：')).toBeVisible();
  expect(forge.sent('POST', '/api/v1/repos/renda/site/branches')).toBeUndefined();
  await page.getByLabel('说明').fill('水井和吃水。');
  await save.click();
  await expect.poll(() => forge.sent('PUT', '/api/v1/repos/renda/site/issues/1/labels')).toEqual({ labels: [7] });
  const branch = 'cms/topics/jing';
  expect(forge.sent('POST', '/api/v1/repos/renda/site/branches')).toEqual({
    ...{ new_branch_name: branch, old_ref_name: 'main' },
  });
  expect(forge.sent('POST', '/api/v1/repos/renda/site/contents')).toMatchObject({
    branch,
    files: [
      {
        ...{ operation: 'create', path: 'topics/jing.yaml' },
        content: Buffer.from('name: 井\nsummary: 水井和吃水。\n').toString('base64'),
      },
    ],
  });
  expect(forge.sent('POST', '/api/v1/repos/renda/site/pulls')).toMatchObject({ head: `renda:${branch}`, base: 'main' });
  expect(forge.sent('POST', '/api/v1/repos/renda/site/labels')).toMatchObject({ name: 'decap-cms/draft' });
  expect(complaints).toEqual([]);
});

test('GitLab: signs in with PKCE and asks its API for the project', async ({ page: opened }) => {
  await open(opened, { kind: 'gitlab', address: forge.address, repository: 'renda/site', appId: 'app-1' });
  await page.getByRole('button', { name: /GitLab/ }).click();
  await expectOpen();
  expectPkce('/oauth/authorize', '/oauth/token');
  expect(forge.to('/api/v4/projects/renda%2Fsite')?.authorization).toBe(`Bearer ${TOKEN}`);
});

test('GitLab: a draft is a commit on a branch of its own and a merge request', async ({ page: opened }) => {
  await open(opened, { kind: 'gitlab', address: forge.address, repository: 'renda/site', appId: 'app-1' });
  await page.getByRole('button', { name: /GitLab/ }).click();
  await expectOpen();
  await page.goto(`${desk}#/collections/topics/new`);
  await page.getByLabel('编码').fill('jing');
  await page.getByLabel('专题名').fill('井');
  await page.getByLabel('说明').fill('水井和吃水。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const api = '/api/v4/projects/renda%2Fsite';
  const proposal = () => forge.asked.find(({ method, path }) => method === 'POST' && path === `${api}/merge_requests`);
  await expect
    .poll(() => Object.fromEntries(proposal()?.query ?? []))
    .toMatchObject({
      ...{ source_branch: 'cms/topics/jing', target_branch: 'main', labels: 'decap-cms/draft' },
    });
  expect(forge.sent('POST', `${api}/repository/commits`)).toMatchObject({
    ...{ branch: 'cms/topics/jing', start_branch: 'main' },
    actions: [
      {
        ...{ action: 'create', file_path: 'topics/jing.yaml', encoding: 'base64' },
        content: Buffer.from('name: 井\nsummary: 水井和吃水。\n').toString('base64'),
      },
    ],
  });
  expect(complaints).toEqual([]);
});

test('GitHub: signs in through the office’s own proxy and asks the API', async ({ page: opened }) => {
  await open(opened, { kind: 'github', address: forge.address, repository: 'renda/site', signIn: forge.address });
  await page.getByRole('button', { name: /GitHub/ }).click();
  await expectOpen();
  expect(forge.to('/auth')?.query.get('provider')).toBe('github');
  expect(forge.to('/api/v3/repos/renda/site')?.authorization).toBe(`token ${TOKEN}`);
});
