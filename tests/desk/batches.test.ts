/** Many drafts at once: one event, one record, one build; all of them or none; and the whole batch taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '#desk/api/inbox.ts';
import { openOffice, threeApprovers } from './office.ts';
import type { Client, Office } from './office.ts';

let now = new Date('2026-11-23T15:30:00+08:00');
let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeEach(async () => {
  now = new Date('2026-11-23T15:30:00+08:00');
  office = await openOffice({ now: () => now });
  [tui, shen, ding] = await threeApprovers(office);
});
afterEach(() => office.close());

const slugs = ['1999-001', '1999-002', '1999-003'];
const pathOf = (slug: string) => `briefings/${slug}.md`;

const issue = (slug: string) => `---
year: 1999
issue: ${Number(slug.slice(-3))}
articles:
  - slug: text
    titleLines: [第${Number(slug.slice(-3))}号井]
---

<!-- article: text -->

这口井有人照看。
`;

async function seen(client: Client, names: readonly string[] = slugs): Promise<Record<string, unknown>[]> {
  return Promise.all(
    names.map(async (slug) => ({
      collection: 'briefings',
      slug,
      version: await client.open(`briefings/${slug}`),
    })),
  );
}

async function carryAll(): Promise<void> {
  for (const slug of slugs) expect((await tui.save(pathOf(slug), issue(slug))).status).toBe(200);
  const handed = await tui.post('batch/move', { drafts: await seen(tui), to: 'pending_review' });
  expect([handed.status, handed.body['count']]).toEqual([200, 3]);
  const approved = await shen.post('batch/move', { drafts: await seen(shen), to: 'pending_publish' });
  expect([approved.status, approved.body['count']]).toEqual([200, 3]);
}

async function listed(client: Client): Promise<readonly Batch[]> {
  return (await client.ask('batches')).body['batches'] as readonly Batch[];
}

const commits = () => office.desk.flow.store.text(['rev-list', '--first-parent', '--count', 'main']);

describe('a back catalogue', () => {
  it('is published as one commit and one build, in which each issue has its own history', async () => {
    await carryAll();
    await office.desk.builder.idle();
    const before = Number(await commits());
    let builds = 0;
    office.desk.events.hear((event) => {
      if (event.type === 'build' && event.state === 'done') builds++;
    });
    const answer = await ding.post('batch/decide', { drafts: await seen(ding) });
    expect([answer.status, answer.body['published']]).toEqual([200, 3]);
    await office.desk.builder.idle();
    expect([Number(await commits()) - before, builds]).toEqual([1, 1]);
    for (const slug of slugs) expect(await ding.published(pathOf(slug))).toContain('这口井有人照看。');
    const { body } = await tui.ask(`history?path=${pathOf('1999-002')}`);
    const versions = body['versions'] as { step: string; name: string }[];
    expect(versions.map(({ step, name }) => `${step} ${name}`)).toEqual([
      '议定 定丙',
      '审核 审乙',
      '推荐 推甲',
      '保存 推甲',
    ]);
    expect((await listed(ding)).map(({ step, about, undoable }) => [step, about.length, undoable])).toEqual(
      expect.arrayContaining([
        ['议定', 3, true],
        ['审核', 3, false],
        ['推荐', 3, false],
      ]),
    );
  });

  it('is taken back whole: notices stand at the addresses, the drafts stand on the board', async () => {
    await carryAll();
    const { body } = await ding.post('batch/decide', { drafts: await seen(ding) });
    const undo = { batch: body['batch'], reason: '底稿有误。' };
    expect((await shen.post('batch/undo', undo)).status).toBe(403);
    expect((await ding.post('batch/undo', undo)).body).toMatchObject({ count: 3 });
    for (const slug of slugs) {
      expect(await ding.published(pathOf(slug))).toBeNull();
      expect(await tui.status(`briefings/${slug}`)).toBe('draft');
      expect(await tui.draft(`briefings/${slug}`, pathOf(slug))).toBe(issue(slug));
    }
    const { store } = office.desk.flow;
    const notice = await store.oidAt('main', 'withdrawn/briefings-1999-001.yaml');
    expect(String(notice && (await store.blob(notice)))).toContain('底稿有误。');
    expect((await ding.post('batch/undo', undo)).status).toBe(409);
    expect((await listed(ding)).every(({ undoable }) => !undoable)).toBe(true);
    // The way to readers is open again.
    await tui.post('batch/move', { drafts: await seen(tui), to: 'pending_review' });
    await shen.post('batch/move', { drafts: await seen(shen), to: 'pending_publish' });
    expect((await ding.post('batch/decide', { drafts: await seen(ding) })).status).toBe(200);
    expect(await store.oidAt('main', 'withdrawn/briefings-1999-001.yaml')).toBeUndefined();
  });

  it('is not taken back once one of it was changed, and the answer names it', async () => {
    await carryAll();
    const { body } = await ding.post('batch/decide', { drafts: await seen(ding) });
    await ding.withdraw(pathOf('1999-002'), '');
    const answer = await ding.post('batch/undo', { batch: body['batch'], reason: '' });
    expect([answer.status, answer.body.error]).toEqual([409, expect.stringContaining('（briefings/1999-002）')]);
    expect(await ding.published(pathOf('1999-001'))).toContain('这口井');
  });

  it('waits for its time as one, and appears as one', async () => {
    await carryAll();
    const drafts = await seen(ding);
    expect((await ding.post('batch/decide', { drafts, at: '2026-11-23 15:00' })).status).toBe(422);
    expect((await ding.post('batch/decide', { drafts, at: '2026-11-30 08:00' })).body).toMatchObject({
      count: 3,
      published: 0,
    });
    const dated = (await tui.ask('dated')).body['dated'] as { what: string; at: string }[];
    expect(dated.filter(({ what }) => what === 'publish').map(({ at }) => at)).toEqual(
      slugs.map(() => '2026-11-30 08:00'),
    );
    await office.desk.tick();
    expect(await ding.published(pathOf('1999-001'))).toBeNull();
    const before = Number(await commits());
    now = new Date('2026-11-30T08:00:30+08:00');
    [tui, shen, ding] = await threeApprovers(office);
    await office.desk.tick();
    expect(Number(await commits()) - before).toBe(1);
    for (const slug of slugs) expect(await ding.published(pathOf(slug))).toContain('这口井');
  });
});

describe('of many drafts of which one may not move', () => {
  it('none moves, and the answer names the one', async () => {
    for (const slug of slugs) await tui.save(pathOf(slug), issue(slug));
    const stale = await seen(tui);
    await tui.save(pathOf('1999-002'), issue('1999-002').replace('有人', '常有人'));
    const answer = await tui.post('batch/move', { drafts: stale, to: 'pending_review' });
    expect([answer.status, answer.body.error]).toEqual([
      409,
      expect.stringMatching(/^一篇也没有办：其中1篇不能办。\n· briefings\/1999-002：没有执行/),
    ]);
    for (const slug of slugs) expect(await tui.status(`briefings/${slug}`)).toBe('draft');
  });

  it('none is published that the build would refuse', async () => {
    for (const slug of slugs) {
      const text = slug === '1999-003' ? issue(slug).replace('issue: 3', 'issue: 三') : issue(slug);
      await tui.save(pathOf(slug), text);
    }
    await tui.post('batch/move', { drafts: await seen(tui), to: 'pending_review' });
    await shen.post('batch/move', { drafts: await seen(shen), to: 'pending_publish' });
    const answer = await ding.post('batch/decide', { drafts: await seen(ding) });
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining('briefings/1999-003.md')]);
    for (const slug of slugs) expect(await ding.published(pathOf(slug))).toBeNull();
  });

  it('none goes back without a reason, and each carries it', async () => {
    await carryAll();
    const back = { drafts: await seen(ding), to: 'draft' };
    expect((await ding.post('batch/move', back)).status).toBe(409);
    expect((await ding.post('batch/move', { ...back, reason: '缺印数。' })).status).toBe(200);
    const { waiting } = (await tui.ask('inbox')).body as unknown as { waiting: { step: string; remarks: object[] }[] };
    expect(waiting.map(({ step, remarks }) => [step, remarks])).toEqual(
      slugs.map(() => ['edit', [expect.objectContaining({ kind: 'return', text: '缺印数。', name: '定丙' })]]),
    );
  });
});
