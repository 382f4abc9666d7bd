import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deputyStory, openOffice, send, threeApprovers, WU } from './office.ts';
import type { Client, Office } from './office.ts';

const KEY = 'deputies/wu';
let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeEach(async () => {
  office = await openOffice({ now: () => new Date('2026-11-23T15:30:00+08:00') });
  [tui, shen, ding] = await threeApprovers(office);
});
afterEach(() => office.close());

async function carryToDecision(): Promise<void> {
  expect((await tui.save(WU, deputyStory())).status).toBe(200);
  expect((await tui.move(KEY, 'pending_review')).status).toBe(200);
  expect((await shen.move(KEY, 'pending_publish')).status).toBe(200);
}

describe('推 → 审 → 定', () => {
  it('carries a story through three people to readers, and the page states its own provenance', async () => {
    await carryToDecision();
    expect((await ding.publish(KEY)).body).toMatchObject({ message: '已于2026-11-23 15:30发布，正在生成网页' });
    const raw = String(await ding.published(WU));
    expect(raw).toBe(
      deputyStory().replace(
        'topics: [water]\n',
        `topics: [water]
publishedAt: '2026-11-23 15:30'
provenance:
  recommended:
    by: 乙镇人大
    on: '2026-11-23'
  reviewed:
    by: 甲县人大社会建设委
    on: '2026-11-23'
  decided:
    by: 甲县人大常委会主任会议
    on: '2026-11-23'
`,
      ),
    );
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).toContain('吴某照看老水井。');
    expect((await ding.decap('unpublishedEntries')).body).toEqual([]);
  });

  it('keeps every step in git with name and time, readable as a history', async () => {
    await carryToDecision();
    await ding.publish(KEY);
    const { body } = await tui.send(`/desk/api/history?path=${WU}`);
    const versions = body['versions'] as { step: string; name: string; time: string; commit: string }[];
    expect(versions.map(({ step, name }) => `${step} ${name}`)).toEqual([
      '议定 定丙',
      '审核 审乙',
      '推荐 推甲',
      '保存 推甲',
    ]);
    expect(new Set(versions.map(({ time }) => time))).toEqual(new Set(['2026-11-23 15:30']));
    const range = `from=${versions[3]?.commit}&to=${versions[0]?.commit}`;
    const difference = (await tui.send(`/desk/api/history?path=${WU}&${range}`)).body['difference'];
    expect(difference).toContainEqual(expect.objectContaining({ kind: 'added' }));
    expect(difference).not.toContainEqual(expect.objectContaining({ kind: 'removed' }));
  });

  it('lets nobody take a step that is not theirs', async () => {
    await tui.save(WU, deputyStory());
    const refusals = [
      await shen.move(KEY, 'pending_review'),
      await tui.move(KEY, 'pending_publish'),
      await tui.publish(KEY),
      await ding.publish(KEY),
      await (await office.as('管丁')).save('deputies/zheng.mdx', deputyStory()),
    ];
    expect(refusals.map(({ status, body }) => [status, body.error])).toEqual([
      [403, '推荐稿子要有“推”的角色，您的角色是：审。请交给有这个角色的同事。'],
      [403, '推荐的稿子要先经过审核，不能直接送去议定。请先移到“审核（专工委）”。'],
      [403, '发布稿子要有“定”的角色，您的角色是：推。请交给有这个角色的同事。'],
      [409, '这篇稿子还没有走到“议定（主任会议）”一栏，不能发布。请先推荐、审核。'],
      [403, '起草和修改稿子要有“推”或“审”或“定”的角色，您的角色是：管理。请交给有这个角色的同事。'],
    ]);
    expect(await tui.status(KEY)).toBe('draft');
    expect(await tui.published(WU)).toBeNull();
  });

  it('lets nobody with every role publish alone', async () => {
    const all = await office.as('全戊');
    await all.save(WU, deputyStory());
    await all.move(KEY, 'pending_review');
    const { status, body } = await all.move(KEY, 'pending_publish');
    expect([status, body.error]).toEqual([403, '这个栏目要3个人经手，全戊已经经手过这篇稿子，审核请换一位同事。']);
    await shen.move(KEY, 'pending_publish');
    expect((await all.publish(KEY)).body.error).toBe('这个栏目要3个人经手，全戊已经经手过这篇稿子，议定请换一位同事。');
  });

  it('sends a draft changed after 审核 back to 审核, and an unchanged one nowhere', async () => {
    await carryToDecision();
    await ding.draft(KEY, WU);
    await ding.save(WU, deputyStory());
    expect(await ding.status(KEY)).toBe('pending_publish');
    await ding.save(WU, deputyStory('吴某每天照看老水井。'));
    expect(await ding.status(KEY)).toBe('pending_review');
    expect((await ding.publish(KEY)).status).toBe(409);
    await shen.move(KEY, 'pending_publish');
    expect((await ding.publish(KEY)).status).toBe(200);
  });

  it('does not publish what the build would refuse, and names file, line and field', async () => {
    const broken = deputyStory().replace('place: yi', 'place: nowhere');
    await tui.save(WU, broken);
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    const { status, body } = await ding.publish(KEY);
    expect(status).toBe(422);
    expect(body.error).toContain('deputies/wu.mdx 第5行（place）：地方里没有「nowhere」');
    expect(await ding.published(WU)).toBeNull();
  });

  it('throws away no draft of others, and keeps what is thrown away in git', async () => {
    await tui.save(WU, deputyStory());
    expect((await shen.discard(KEY)).status).toBe(403);
    expect((await tui.discard(KEY)).status).toBe(200);
    expect(await tui.status(KEY)).toBeUndefined();
    expect(await office.desk.flow.store.text(['for-each-ref', '--format=%(refname)', 'refs/desk'])).toContain(KEY);
  });
});

describe('the number of approvals', () => {
  it('is what the office set for the collection and for a slip of the pen', async () => {
    await office.close();
    const settings = { approvals: { deputies: 1 }, smallChange: { characters: 4, approvals: 1 } };
    office = await openOffice({ settings });
    const all = await office.as('全戊');
    await all.save(WU, deputyStory());
    await all.move(KEY, 'pending_publish');
    expect((await all.publish(KEY)).status).toBe(200);
    const well = 'cases/well.mdx';
    const before = String(await all.published(well));
    await all.save(well, before.replace('有人照看', '有人看管'));
    expect((await all.move('cases/well', 'pending_publish')).status).toBe(200);
    await all.save(well, before.replace('有人照看', '有人照看，天天不落，风雨无阻'));
    expect((await all.move('cases/well', 'pending_publish')).status).toBe(403);
  });
});

describe('the time of publication', () => {
  it('is kept: a draft with publishAt waits and is then published in the name of who decided', async () => {
    await office.close();
    let now = new Date('2026-11-23T15:30:00+08:00');
    office = await openOffice({ now: () => now });
    [tui, shen, ding] = await threeApprovers(office);
    const story = deputyStory().replace('topics:', "publishAt: '2026-11-24 08:00'\ntopics:");
    await tui.save(WU, story);
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    expect((await ding.publish(KEY)).body).toMatchObject({ message: '已定于2026-11-24 08:00（北京时间）自动发布' });
    await office.desk.tick();
    expect(await ding.published(WU)).toBeNull();
    now = new Date('2026-11-24T08:00:30+08:00');
    await office.desk.tick();
    // Yesterday's session is over.
    const raw = String(await (await office.as('定丙')).published(WU));
    expect(raw).toContain("publishedAt: '2026-11-24 08:00'");
    expect(raw).not.toContain('publishAt');
    expect(raw).toContain("decided:\n    by: 甲县人大常委会主任会议\n    on: '2026-11-23'");
  });
});

describe('撤稿', () => {
  it('takes a page down, leaves a notice at its address, and gives the address back when it is published again', async () => {
    const path = 'deputies/ding.mdx';
    expect((await tui.withdraw(path)).status).toBe(403);
    const done = await ding.withdraw(path, '内容有误。');
    expect(done.status).toBe(200);
    expect(await ding.published(path)).toBeNull();
    const { store } = office.desk.flow;
    const notice = await store.oidAt('main', 'withdrawn/deputies-ding.yaml');
    expect(String(await store.blob(notice ?? ''))).toBe(
      'title: 丁某\naddresses:\n  - /deputies/ding/\nwithdrawnAt: 2026-11-23 15:30\nreason: 内容有误。\n',
    );
    await tui.published(path);
    await tui.save(path, deputyStory());
    await tui.move('deputies/ding', 'pending_review');
    await shen.move('deputies/ding', 'pending_publish');
    expect((await ding.publish('deputies/ding')).status).toBe(200);
    expect(await store.oidAt('main', 'withdrawn/deputies-ding.yaml')).toBeUndefined();
  });

  it('is refused while another page needs the text', async () => {
    const path = 'briefings/2020-001.md';
    await ding.published(path);
    const seen = { [path]: ding.seen.get(path) };
    const { status, body } = await ding.decap('deleteFiles', { paths: [path], seen });
    expect(status).toBe(422);
    expect(body.error).toContain('没有撤下，因为别的页面还要用到它');
    expect(await ding.published(path)).not.toBeNull();
  });
});
