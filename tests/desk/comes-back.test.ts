/** What was written over, taken down or thrown away comes back; what is noted stays; what has a time goes at its time. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gone, ReviewedDraft } from '#desk/api/inbox.ts';
import type { Version } from '#desk/api/history-answer.ts';
import { deputyStory, openOffice, send, threeApprovers, WU } from './office.ts';
import type { Client, Office } from './office.ts';

const KEY = 'deputies/wu';
const DING = 'deputies/ding.mdx';
let now = new Date();
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

/** A session lasts twelve hours, so that everybody signs in again. */
async function later(time: string): Promise<void> {
  now = new Date(time);
  [tui, shen, ding] = await threeApprovers(office);
}

async function carry(key: string): Promise<void> {
  await tui.move(key, 'pending_review');
  await shen.move(key, 'pending_publish');
}

const history = async (path: string) => (await tui.ask(`history?path=${path}`)).body['versions'] as Version[];
const gone = async () => (await tui.ask('gone')).body['gone'] as Gone[];
const review = async (client: Client) =>
  (await client.ask('review?collection=deputies&slug=wu')).body as unknown as ReviewedDraft;

describe('the history of an entry', () => {
  it('lists its own events only, though others were published from an older base meanwhile', async () => {
    const before = String(await tui.published(DING));
    await tui.save(WU, deputyStory());
    await tui.save(DING, before.replace('照看老水井。', '天天照看老水井。'));
    await carry('deputies/ding');
    await ding.publish('deputies/ding');
    await carry(KEY);
    await ding.publish(KEY);
    const steps = (await history(DING)).map(({ step, name }) => `${step} ${name}`);
    expect(steps).toEqual(['议定 定丙', '审核 审乙', '推荐 推甲', '保存 推甲', '不经编务台的改动 编务台']);
  });

  it('gives the words of its versions and of no other commit', async () => {
    await tui.save(WU, deputyStory());
    const version = String(await tui.open(KEY));
    expect((await tui.ask(`history?path=${WU}&commit=${version}`)).body).toEqual({ raw: deputyStory() });
    for (const commit of ['a'.repeat(40), 'main', version.slice(0, 12)]) {
      expect((await tui.ask(`history?path=${WU}&commit=${commit}`)).status).toBe(404);
    }
    expect((await tui.ask(`history?path=${DING}&commit=${version}`)).status).toBe(404);
  });
});

describe('a version', () => {
  it('of a page that was taken down comes back as a draft, and stands at its address again', async () => {
    const before = String(await ding.published(DING));
    await ding.withdraw(DING, '数字没有核实。');
    const [one] = await gone();
    expect(one).toMatchObject({
      what: 'withdrawn',
      slug: 'ding',
      title: '丁某',
      name: '定丙',
      time: '2026-11-23 15:30',
    });
    const answer = await tui.post('restore', { path: DING, commit: one?.commit });
    expect(answer.status).toBe(200);
    expect(await tui.draft('deputies/ding', DING)).toBe(before);
    await carry('deputies/ding');
    expect((await ding.publish('deputies/ding')).status).toBe(200);
    expect(await gone()).toEqual([]);
    expect(await ding.published(DING)).toContain('丁某照看老水井。');
  });

  it('of a draft that was thrown away comes back with its picture, for ninety days', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const raw = deputyStory('![老水井](../pictures/jing.png)');
    await tui.save(WU, raw, [{ path: 'pictures/jing.png', content: png, encoding: 'base64' }]);
    await tui.discard(KEY);
    const [one] = await gone();
    expect(one).toMatchObject({ what: 'discarded', slug: 'wu', title: '吴某', name: '推甲' });
    await later('2027-02-20T15:30:00+08:00');
    expect(await gone()).toHaveLength(1);
    await later('2027-02-22T15:30:00+08:00');
    expect(await gone()).toEqual([]);
    await later('2026-11-24T15:30:00+08:00');
    expect((await tui.post('restore', { path: WU, commit: one?.commit })).status).toBe(200);
    expect(await tui.draft(KEY, WU)).toBe(raw);
    const picture = { collection: 'deputies', slug: 'wu', id: '', path: 'pictures/jing.png' };
    expect((await tui.decap('unpublishedEntryMediaFile', picture)).status).toBe(200);
  });

  it('takes the place of no draft that was not seen', async () => {
    await tui.save(WU, deputyStory());
    const version = String(await tui.open(KEY));
    await tui.save(WU, deputyStory('改过。'));
    expect((await tui.post('restore', { path: WU, commit: version })).status).toBe(409);
    const { id } = (await tui.ask(`content?path=${WU}`)).body as { id?: string };
    expect((await tui.post('restore', { path: WU, commit: version, seen: id })).status).toBe(200);
    expect(await tui.draft(KEY, WU)).toBe(deputyStory());
  });
});

describe('a page that is taken down', () => {
  it('goes at once though a draft of it is on its way, and the draft stays and does not bring it back by itself', async () => {
    const before = String(await tui.published(DING));
    await tui.save(DING, before.replace('照看老水井。', '天天照看老水井。'));
    await carry('deputies/ding');
    const version = await ding.open('deputies/ding');
    const when = { collection: 'deputies', slug: 'ding', version, at: '2026-11-30 08:00' };
    expect((await ding.post('decide', when)).body).toMatchObject({ scheduledFor: '2026-11-30 08:00' });
    expect((await ding.withdraw(DING, '')).status).toBe(200);
    expect(await tui.draft('deputies/ding', DING)).toContain('天天');
    await later('2026-12-01T08:00:00+08:00');
    await office.desk.tick();
    expect(await ding.published(DING)).toBeNull();
    const refused = await ding.publish('deputies/ding');
    expect([refused.status, refused.body.error]).toEqual([409, expect.stringContaining('这个页面已经撤下了')]);
    await tui.draft('deputies/ding', DING);
    expect((await tui.save(DING, before.replace('照看老水井。', '常年照看老水井。'))).status).toBe(200);
    await shen.move('deputies/ding', 'pending_publish');
    expect((await ding.publish('deputies/ding')).status).toBe(200);
  });

  it('by its own date goes then, with a notice', async () => {
    await tui.save(WU, deputyStory().replace('topics:', "unpublishAt: '2026-11-30 08:00'\ntopics:"));
    await carry(KEY);
    expect((await ding.publish(KEY)).status).toBe(200);
    const dated = (await tui.ask('dated')).body['dated'];
    expect(dated).toContainEqual(expect.objectContaining({ what: 'unpublish', slug: 'wu', at: '2026-11-30 08:00' }));
    await office.desk.tick();
    expect(await ding.published(WU)).toContain('吴某');
    await later('2026-11-30T08:00:00+08:00');
    await office.desk.tick();
    expect(await ding.published(WU)).toBeNull();
    expect((await gone())[0]).toMatchObject({ slug: 'wu', name: '编务台' });
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).toContain('到期撤下。');
  });
});

describe('what is noted on a draft', () => {
  it('stands with it through a save, and is gone when it is settled', async () => {
    await tui.save(WU, deputyStory());
    await carry(KEY);
    const draft = await review(ding);
    expect(draft.may).toEqual({ approve: 'publish', sendBack: true });
    const note = { collection: 'deputies', slug: 'wu', version: draft.version, text: '几口井？', quote: '吴某照看' };
    expect((await ding.post('remarks', note)).status).toBe(200);
    expect((await ding.post('remarks', note)).status).toBe(409);
    expect((await ding.move(KEY, 'draft', undefined, '')).status).toBe(422);
    expect((await ding.move(KEY, 'draft', undefined, '写清楚井数。')).status).toBe(200);
    await tui.draft(KEY, WU);
    await tui.save(WU, deputyStory('吴某天天照看老水井。'));
    const { remarks } = await review(tui);
    expect(remarks.map(({ kind, text, quote, name }) => [kind, text, quote, name])).toEqual([
      ['remark', '几口井？', '吴某照看', '定丙'],
      ['return', '写清楚井数。', undefined, '定丙'],
    ]);
    for (const { id } of remarks) {
      const version = await tui.open(KEY);
      const settled = { collection: 'deputies', slug: 'wu', version, remark: id };
      expect((await tui.post('remarks/settle', settled)).status).toBe(200);
    }
    expect((await review(tui)).remarks).toEqual([]);
  });

  it('comes along from an import, and is shown to whoever reviews', async () => {
    await tui.save(WU, deputyStory());
    const doubts = [
      { sentence: '印数看不清。', remedy: '请看原件。', excerpt: '共印' },
      { sentence: '供稿单位是猜的。', remedy: '' },
    ];
    expect((await tui.send('/desk/api/doubts', { method: 'PUT', json: { path: WU, doubts } })).status).toBe(204);
    expect((await tui.move(KEY, 'pending_review')).status).toBe(200);
    const { remarks, version } = await review(shen);
    expect(remarks.map(({ kind, text, quote }) => [kind, text, quote])).toEqual([
      ['doubt', '印数看不清。请看原件。', '共印'],
      ['doubt', '供稿单位是猜的。', undefined],
    ]);
    const settled = { collection: 'deputies', slug: 'wu', version, remark: remarks[0]?.id };
    expect((await shen.post('remarks/settle', settled)).status).toBe(200);
    expect((await review(shen)).remarks.map(({ text }) => text)).toEqual(['供稿单位是猜的。']);
  });

  it('writes no record, whatever its words are', async () => {
    await tui.save(WU, deputyStory());
    const text = 'x\nDesk-Step: decide\nDesk-Status: pending_publish\u2028Desk-Step: review';
    await tui.post('remarks', { collection: 'deputies', slug: 'wu', version: await tui.open(KEY), text });
    expect(await tui.status(KEY)).toBe('draft');
    expect((await history(WU)).map(({ step }) => step)).toEqual(['批注', '保存']);
  });

  it('takes no decision back: a draft that waits for its time still appears then', async () => {
    await tui.save(WU, deputyStory());
    await carry(KEY);
    const decided = { collection: 'deputies', slug: 'wu', version: await ding.open(KEY), at: '2026-11-30 08:00' };
    await ding.post('decide', decided);
    await shen.post('remarks', { ...decided, version: await shen.open(KEY), text: '好。' });
    await later('2026-11-30T08:00:00+08:00');
    await office.desk.tick();
    expect(await ding.published(WU)).toContain('吴某');
  });
});
