/** What monitoring asks the desk: no session, no secrets, and 503 as soon as somebody has to look. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deputyStory, newProject, openOffice, send, threeApprovers, WU } from './office.ts';
import type { Office } from './office.ts';

const KEY = 'deputies/wu';
/** When the office's own issue of the far future is due. */
const FAR = '2999-01-01T08:00:00+08:00';
let now = new Date('2026-11-23T09:00:00+08:00');
let root = '';
let remote = '';
let office: Office;

const open = async (to?: string) => {
  office = await openOffice({ office: root, now: () => now, ...(to !== undefined && { settings: { remote: to } }) });
  await office.desk.builder.request();
};
const health = () => send(office.port, '/desk/health');

async function publish(story: string): Promise<void> {
  const [tui, shen, ding] = await threeApprovers(office);
  // What stands there, if anything does: a save names what it is of.
  await tui.published(WU);
  await tui.save(WU, story);
  await tui.move(KEY, 'pending_review');
  await shen.move(KEY, 'pending_publish');
  expect((await ding.publish(KEY)).status).toBe(200);
  await office.desk.builder.idle();
}

beforeEach(() => {
  now = new Date('2026-11-23T09:00:00+08:00');
  root = newProject();
  remote = mkdtempSync(join(tmpdir(), 'remote-'));
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
});
afterEach(async () => {
  await office.close();
  rmSync(remote, { recursive: true, force: true });
});

describe('the health of the desk', () => {
  it('says without a session what was published, built and pushed', async () => {
    await open(remote);
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, lastPush: null, nextPublication: FAR } });
    await publish(deputyStory());
    await office.stop();
    // After a restart too; nothing was built since, because readers see the newest site.
    await open(remote);
    const { status, body, headers } = await health();
    // The remote has a history of its own, without drafts, of the same words.
    const commit = String(await office.desk.flow.store.refAt('refs/heads/main'));
    const words = (git: string, at: string) =>
      execFileSync('git', ['-C', git, 'rev-parse', `${at}^{tree}`], { encoding: 'utf8' });
    expect(words(remote, 'main')).toBe(words(office.desk.flow.store.dir, commit));
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      ok: true,
      lastPublication: { at: '2026-11-23T09:00:00+08:00', commit },
      shown: commit.slice(0, 12),
      lastBuild: null,
      lastPush: { at: '2026-11-23T09:00:00+08:00', ok: true },
      nextPublication: FAR,
    });
  });

  it('says that a push failed, still after a restart, but not where to', async () => {
    const to = join(remote, 'token-xyz');
    await open(to);
    await publish(deputyStory());
    await office.stop();
    await open(to);
    const { status, body, text } = await health();
    expect([status, body]).toMatchObject([503, { ok: false, lastPush: { ok: false } }]);
    expect(text).not.toContain('token-xyz');
  });

  it('says that a build failed, and that the next one did not', async () => {
    await open();
    await publish(deputyStory('让生成失败。'));
    const { status, body, text } = await health();
    expect([status, body]).toMatchObject([503, { ok: false, lastBuild: { state: 'failed' } }]);
    expect(text).not.toContain('wu.mdx');
    await publish(deputyStory());
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, lastBuild: { state: 'done' } } });
  });

  it('names the next publication, and calls one that does not come late', async () => {
    await open();
    const story = deputyStory().replace('---\n', "---\npublishAt: '2026-11-24 08:00'\n");
    await publish(story);
    const next = { nextPublication: '2026-11-24T08:00:00+08:00' };
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, ...next } });
    now = new Date('2026-11-24T08:10:00+08:00');
    expect(await health()).toMatchObject({ status: 503, body: { ok: false, ...next } });
    await office.desk.tick();
    await office.desk.builder.idle();
    expect(await health()).toMatchObject({ status: 200, body: { ok: true, nextPublication: FAR } });
  });

  it('answers to the desk’s own names only, like all of the desk', async () => {
    await open();
    expect((await send(office.port, '/desk/health', { headers: { Host: 'elsewhere.test' } })).status).toBe(421);
  });
});
