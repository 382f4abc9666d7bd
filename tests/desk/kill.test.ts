import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deputyStory, newProject, openOffice, send, signIn, threeApprovers, WU } from './office.ts';
import type { Client } from './office.ts';

const KEY = 'deputies/wu';
const WORDS = '吴某照看老水井。';

/** Starts an office that dies at `point`, carries a story through it, and waits for its death. */
async function dieAt(root: string, point: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-office.ts'), root, point], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const dead = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
  const port = await Promise.race([
    once(child.stdout, 'data').then(([data]) => Number(String(data))),
    dead.then((signal) => Promise.reject(new Error(`died before it was open: ${signal}`))),
  ]);
  await carry(port).catch(() => undefined);
  expect(await dead).toBe('SIGKILL');
}

async function carry(port: number): Promise<void> {
  const [tui, shen, ding] = await Promise.all(['推甲', '审乙', '定丙'].map((name) => signIn(port, name)));
  await (tui as Client).save(WU, deputyStory());
  await tui?.move(KEY, 'pending_review');
  await shen?.move(KEY, 'pending_publish');
  await ding?.publish(KEY);
}

let template = '';

beforeAll(async () => {
  template = newProject();
  const office = await openOffice({ office: template });
  await office.desk.builder.request();
  await office.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A project whose office has built its first site and was closed in order. */
function builtProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'desk-'));
  cpSync(template, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

describe('an office killed', () => {
  it.each([
    ['save:written', 'nothing was answered', undefined],
    ['save:moved', 'the draft is there', 'draft'],
    ['move:written', 'the move was not answered', 'draft'],
    ['publish:checked', 'the draft is there', 'pending_publish'],
    ['publish:written', 'the draft is there', 'pending_publish'],
    ['publish:moved', 'it is published', 'published'],
    ['build:laid', 'it is published', 'published'],
    ['build:built', 'it is published', 'published'],
    ['release:moved', 'it is published', 'published'],
    ['release:shown', 'it is published', 'published'],
  ])('at %s comes back clean, with nothing lost: %s', async (point, _what, state) => {
    const root = builtProject();
    await dieAt(root, point);
    const office = await openOffice({ office: root });
    try {
      const { store } = office.desk.flow;
      await store.run(['fsck', '--strict', '--no-dangling']);
      const shown = (await send(office.port, '/')).text;
      expect(shown).toContain('丁某照看老水井。');
      expect(shown.includes(WORDS)).toBe(point === 'release:shown');
      const ding = await office.as('定丙');
      expect(await ding.status(KEY)).toBe(state === 'published' ? undefined : state);
      if (state === 'published') expect(await ding.published(WU)).toContain(WORDS);
      else expect(await ding.published(WU)).toBeNull();
      await office.desk.builder.request();
      expect((await send(office.port, '/')).text.includes(WORDS)).toBe(state === 'published');
      if (state !== 'published') await carry(office.port);
      await office.desk.builder.idle();
      expect((await send(office.port, '/')).text).toContain(WORDS);
    } finally {
      await office.close();
    }
  });

  it('while git held a lock can still save', async () => {
    const root = builtProject();
    writeFileSync(join(root, '.desk/repository.git/refs/heads/main.lock'), '');
    writeFileSync(join(root, '.desk/repository.git/packed-refs.lock'), '');
    const office = await openOffice({ office: root });
    await carry(office.port);
    expect(await (await office.as('推甲')).published(WU)).toContain(WORDS);
    await office.close();
  });
});

describe('a build that fails', () => {
  it('leaves the last good site up and tells file and line', async () => {
    const root = builtProject();
    const office = await openOffice({ office: root });
    const heard: unknown[] = [];
    office.desk.events.hear((event) => heard.push(event));
    const [tui, shen, ding] = await threeApprovers(office);
    await tui.save(WU, deputyStory('让生成失败。'));
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    expect((await ding.publish(KEY)).status).toBe(200);
    await office.desk.builder.idle();
    expect(heard.at(-1)).toMatchObject({
      type: 'build',
      state: 'failed',
      message: '网页没有生成，读者看到的还是上一次的网站。',
      diagnostics: [{ file: WU, line: 10 }],
    });
    expect((await send(office.port, '/')).text).toContain('丁某照看老水井。');
    expect((await send(office.port, '/')).text).not.toContain('让生成失败');
    await office.close();
  });

  it('tells what is wrong with the words when it refuses them', async () => {
    const office = await openOffice({ office: builtProject() });
    const heard: unknown[] = [];
    office.desk.events.hear((event) => heard.push(event));
    const [tui, shen, ding] = await threeApprovers(office);
    await tui.save(WU, deputyStory('让检查不过。'));
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    await ding.publish(KEY);
    await office.desk.builder.idle();
    expect(heard.at(-1)).toEqual({
      ...{ type: 'build', state: 'failed' },
      message: '内容有错，网站没有更新，读者看到的还是上一次的网站。',
      diagnostics: [
        {
          ...{ rule: 'ledger', severity: 'error', file: WU, line: 10 },
          ...{ sentence: '出处里没有「3口」。', remedy: '请核对。' },
        },
      ],
    });
    expect((await send(office.port, '/')).text).not.toContain('让检查不过');
    await office.close();
  });

  it('is made good by the next one', async () => {
    const root = builtProject();
    const office = await openOffice({ office: root });
    const ding = await office.as('定丙');
    const done = await ding.withdraw('deputies/ding.mdx', '让生成失败');
    expect(done.status).toBe(200);
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).toContain('丁某照看老水井。');
    await (await office.as('推甲')).save('deputies/ding.mdx', deputyStory());
    await (await office.as('推甲')).move('deputies/ding', 'pending_review');
    await (await office.as('审乙')).move('deputies/ding', 'pending_publish');
    await ding.publish('deputies/ding');
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).toContain(WORDS);
    await office.close();
  });
});

describe('two servers', () => {
  it('do not open one folder: the second says so', async () => {
    const root = builtProject();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-office.ts'), root, 'never'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(openOffice({ office: root })).rejects.toThrow(`编务台已经在运行（进程 ${child.pid}），请先关掉它。`);
    const dead = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGKILL');
    await dead;
    rmSync(root, { recursive: true, force: true });
  });
});
