/** Every step names the version on the screen; on another one it is refused, with who changed what meanwhile. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deputyStory, openOffice, threeApprovers, WU } from './office.ts';
import type { Answer, Client, Office } from './office.ts';

const KEY = 'deputies/wu';
const DING = 'deputies/ding.mdx';
const READ = deputyStory('吴某照看老水井。');
const UNREAD = deputyStory('吴某每天照看老水井。');
const NOW = new Date('2026-11-23T15:30:00+08:00');

let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeEach(async () => {
  office = await openOffice({ now: () => NOW });
  [tui, shen, ding] = await threeApprovers(office);
});
afterEach(() => office.close());

interface Changed {
  readonly events: readonly { readonly name: string; readonly step: string; readonly time: string }[];
  readonly difference?: readonly { readonly kind: string; readonly text: string }[];
}

/** What the refusal says of the change from {@link READ} to {@link UNREAD} by 推甲. */
function expectChangeTold({ status, body }: Answer): void {
  expect([status, body.error]).toEqual([
    409,
    '没有执行：您打开这篇稿子之后，推甲在2026-11-23 15:30保存（文字改了）。请重新打开，读过现在的稿子再办。',
  ]);
  const { events, difference = [] } = body['changed'] as Changed;
  expect(events).toEqual([{ name: '推甲', step: '保存', time: '2026-11-23 15:30' }]);
  expect(difference.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: '每天' }]);
}

async function rewrite(): Promise<void> {
  await tui.draft(KEY, WU);
  expect((await tui.save(WU, UNREAD)).status).toBe(200);
}

describe('a draft that was changed while somebody had it open', () => {
  it('is not recommended', async () => {
    await tui.save(WU, READ);
    const all = await office.as('全戊');
    const seen = await all.open(KEY);
    await rewrite();
    expectChangeTold(await all.move(KEY, 'pending_review', seen));
    expect(await tui.status(KEY)).toBe('draft');
  });

  it('is neither approved, nor sent back, nor thrown away by 审', async () => {
    await tui.save(WU, READ);
    await tui.move(KEY, 'pending_review');
    const seen = await shen.open(KEY);
    await rewrite();
    expectChangeTold(await shen.move(KEY, 'pending_publish', seen));
    expectChangeTold(await shen.move(KEY, 'draft', seen));
    expectChangeTold(await shen.discard(KEY, seen));
    expect(await tui.status(KEY)).toBe('pending_review');
    expect(await tui.draft(KEY, WU)).toBe(UNREAD);
    expect((await shen.move(KEY, 'pending_publish', await shen.open(KEY))).status).toBe(200);
  });

  it.each([
    ['published', (text: string) => text],
    ['scheduled', (text: string) => text.replace('topics:', "publishAt: '2026-11-24 08:00'\ntopics:")],
  ])('is not %s by 定, even when it was approved again meanwhile', async (_what, make) => {
    await tui.save(WU, make(READ));
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    const seen = await ding.open(KEY);
    await tui.draft(KEY, WU);
    await tui.save(WU, make(UNREAD));
    await shen.move(KEY, 'pending_publish');
    const { status, body } = await ding.publish(KEY, seen);
    expect([status, body.error]).toEqual([
      409,
      '没有执行：您打开这篇稿子之后，推甲在2026-11-23 15:30保存，审乙在2026-11-23 15:30审核（文字改了）。请重新打开，读过现在的稿子再办。',
    ]);
    expect((body['changed'] as Changed).difference).toContainEqual({ kind: 'added', text: '每天' });
    expect(await ding.published(WU)).toBeNull();
    expect(await ding.status(KEY)).toBe('pending_publish');
    expect((await ding.publish(KEY, await ding.open(KEY))).status).toBe(200);
  });

  it('is not written over, and the refusal shows the difference', async () => {
    await tui.save(WU, READ);
    await shen.draft(KEY, WU);
    await rewrite();
    const { status, body } = await shen.save(WU, deputyStory('吴某常年照看老水井。'));
    expect(status).toBe(409);
    const { events, difference = [] } = body['changed'] as Changed;
    expect(events.map(({ name, step }) => `${name}${step}`)).toEqual(['推甲保存']);
    expect(difference.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: '每天' }]);
  });
});

describe('what stands there is told', () => {
  it('when only the column changed', async () => {
    await tui.save(WU, READ);
    const seen = await tui.open(KEY);
    await tui.move(KEY, 'pending_review');
    const { status, body } = await tui.move(KEY, 'pending_review', seen);
    expect([status, body.error]).toEqual([409, expect.stringContaining('推甲在2026-11-23 15:30推荐（文字没有变）')]);
  });

  it('when a colleague published it, or threw it away', async () => {
    await tui.save(WU, READ);
    await tui.move(KEY, 'pending_review');
    await shen.move(KEY, 'pending_publish');
    const seen = await ding.open(KEY);
    await (await office.as('定丙')).publish(KEY);
    const late = await ding.publish(KEY, seen);
    expect([late.status, late.body.error]).toEqual([
      409,
      '没有执行：这篇草稿不在了，定丙在2026-11-23 15:30议定了它。请刷新看板。',
    ]);
    const feng = 'deputies/feng.mdx';
    await tui.save(feng, READ);
    const gone = await shen.open('deputies/feng');
    await tui.discard('deputies/feng');
    const { status, body } = await shen.discard('deputies/feng', gone);
    expect([status, body.error]).toEqual([
      409,
      '没有执行：这篇草稿不在了，推甲在2026-11-23 15:30删除了它。请刷新看板。',
    ]);
  });

  it('when another draft of the same code was begun', async () => {
    await tui.save(WU, READ);
    const seen = await tui.open(KEY);
    await tui.discard(KEY);
    tui.seen.clear();
    await tui.save(WU, UNREAD);
    const { status, body } = await tui.move(KEY, 'pending_review', seen);
    expect([status, body.error]).toEqual([409, expect.stringContaining('推甲在2026-11-23 15:30保存（文字换了）')]);
  });
});

describe('a published page that was changed while somebody had it open', () => {
  it('is not taken down, and the refusal says who changed it', async () => {
    const before = String(await ding.published(DING));
    const seen = String(ding.seen.get(DING));
    await tui.published(DING);
    await tui.save(DING, before.replace('丁某照看', '丁某天天照看'));
    await tui.move('deputies/ding', 'pending_review');
    await shen.move('deputies/ding', 'pending_publish');
    await (await office.as('定丙')).publish('deputies/ding');
    for (const answer of [
      await ding.withdraw(DING, '', seen),
      await ding.decap('deleteFiles', { paths: [DING], seen: { [DING]: seen } }),
    ]) {
      expect([answer.status, answer.body.error]).toEqual([
        409,
        '没有撤下：您打开这个页面之后它变了（定丙在2026-11-23 15:30议定）。请刷新页面，读过再撤。',
      ]);
      expect((answer.body['changed'] as Changed).difference).toContainEqual({ kind: 'added', text: '天天' });
    }
    expect(await ding.published(DING)).toContain('天天');
    const now = String(ding.seen.get(DING));
    expect((await ding.withdraw(DING, '', now)).status).toBe(200);
    const twice = await ding.withdraw(DING, '', now);
    expect([twice.status, twice.body.error]).toEqual([409, expect.stringContaining('定丙在2026-11-23 15:30撤稿')]);
  });
});

describe('a request that names no version', () => {
  it.each([undefined, null, '', 'HEAD', 'main', '0'])('is refused: %j', async (version) => {
    await tui.save(WU, READ);
    const key = { collection: 'deputies', slug: 'wu', version };
    const answers = [
      await tui.decap('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_review' }),
      await ding.decap('publishUnpublishedEntry', key),
      await tui.decap('deleteUnpublishedEntry', key),
      await ding.send('/desk/api/withdraw', { method: 'POST', json: { path: DING, seen: version ?? undefined } }),
      await ding.decap('deleteFiles', { paths: [DING], ...(version && { seen: { [DING]: version } }) }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.error]).toEqual([
        428,
        '这个请求没有说明您看的是哪一版，没有执行。请刷新页面，读过现在的文字再办。',
      ]);
    }
    expect(await tui.status(KEY)).toBe('draft');
    expect(await ding.published(DING)).not.toBeNull();
  });
});

describe('of two at the same moment', () => {
  it('an approval and a save, no text is approved that was not read', async () => {
    for (let round = 0; round < 8; round += 1) {
      const key = `deputies/hao-${round}`;
      const path = `${key}.mdx`;
      await tui.save(path, READ);
      await tui.move(key, 'pending_review');
      const seen = await shen.open(key);
      const [approved, saved] = await Promise.all([shen.move(key, 'pending_publish', seen), tui.save(path, UNREAD)]);
      expect(saved.status).toBe(200);
      expect([200, 409]).toContain(approved.status);
      expect(await tui.status(key)).toBe('pending_review');
      expect((await ding.publish(key)).status).toBe(409);
    }
  });

  it('a step and a foreign move of its branch, the step is refused and nothing is lost', async () => {
    await office.close();
    let meanwhile: (() => void) | undefined;
    office = await openOffice({
      now: () => NOW,
      checkpoint: (name) => {
        if (name !== 'move:written') return;
        meanwhile?.();
        meanwhile = undefined;
      },
    });
    [tui, shen] = await threeApprovers(office);
    await tui.save(WU, READ);
    const read = await tui.open(KEY);
    await rewrite();
    const now = (await tui.open(KEY)) ?? '';
    const git = (...args: string[]) =>
      execFileSync('git', ['--git-dir', join(office.root, '.desk/repository.git'), ...args]);
    git('update-ref', 'refs/heads/cms/deputies/wu', read ?? '');
    meanwhile = () => git('update-ref', 'refs/heads/cms/deputies/wu', now);
    expectChangeTold(await tui.move(KEY, 'pending_review', read));
    expect(await tui.status(KEY)).toBe('draft');
    expect(await tui.draft(KEY, WU)).toBe(UNREAD);
  });
});
