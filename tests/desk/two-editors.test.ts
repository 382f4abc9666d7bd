import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, deputyStory, openOffice, threeApprovers, WU } from './office.ts';
import type { Office } from './office.ts';

const KEY = 'deputies/wu';
const DING = 'deputies/ding.mdx';
let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeEach(async () => {
  office = await openOffice();
  [tui, shen, ding] = await threeApprovers(office);
});
afterEach(() => office.close());

describe('two editors at once', () => {
  it('lose nothing: the second to save is told who was first', async () => {
    await tui.save(WU, deputyStory());
    await Promise.all([tui.draft(KEY, WU), shen.draft(KEY, WU)]);
    expect((await tui.save(WU, deputyStory('吴某每天照看老水井。'))).status).toBe(200);
    const { status, body } = await shen.save(WU, deputyStory('吴某常年照看老水井。'));
    expect(status).toBe(409);
    expect(body.error).toMatch(/^这篇稿子在您打开之后被改过（推甲在.*），没有保存/);
    expect(await shen.draft(KEY, WU)).toBe(deputyStory('吴某每天照看老水井。'));
    expect((await shen.save(WU, deputyStory('吴某常年照看老水井。'))).status).toBe(200);
  });

  it('cannot take the same code for two entries', async () => {
    const answers = await Promise.all([tui.save(WU, deputyStory('甲。')), shen.save(WU, deputyStory('乙。'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await tui.save(DING, deputyStory())).body.error).toContain('编码「ding」已经有稿子了');
  });

  it('may keep on writing after signing in again, and on a page that was published', async () => {
    const before = String(await tui.published(DING));
    await tui.save(WU, deputyStory());
    const { cookie } = await office.as('推甲');
    const again = new Client(office.port, cookie, tui.seen);
    expect((await again.save(WU, deputyStory('吴某每天照看老水井。'))).status).toBe(200);
    expect((await again.save(DING, before.replace('照看', '看'))).status).toBe(200);
  });

  it('may save the same words twice, as when the first answer was lost', async () => {
    await tui.save(WU, deputyStory());
    tui.seen.clear();
    expect((await tui.save(WU, deputyStory())).status).toBe(200);
    tui.seen.clear();
    expect((await tui.save(WU, deputyStory('吴某每天照看老水井。'))).status).toBe(409);
  });

  it('are told of a conflict with what was published meanwhile, and settle it by saving once more', async () => {
    const before = String(await tui.published(DING));
    await tui.save(DING, before.replace('丁某照看老水井。', '丁某每天照看老水井。'));
    await tui.move('deputies/ding', 'pending_review');
    await shen.move('deputies/ding', 'pending_publish');
    const { store } = office.desk.flow;
    const main = (await store.refAt('refs/heads/main')) ?? '';
    const blob = await store.writeBlob(before.replace('丁某照看老水井。', '丁某常年照看老水井。'));
    const tree = await store.writeTree(main, { [DING]: blob });
    const commit = await store.writeCommit(tree, [main], '改字', { name: '开发者', email: 'a@b.test' }, new Date());
    await store.moveRefs([{ ref: 'refs/heads/main', to: commit, from: main }]);

    const { status, body } = await ding.publish('deputies/ding');
    expect(status).toBe(409);
    expect(body.error).toContain('已发布的版本在同一处又改过（deputies/ding.mdx），没有发布，两边都还在');
    expect(await ding.status('deputies/ding')).toBe('pending_review');
    expect(await ding.published(DING)).toContain('常年');

    const settled = before.replace('丁某照看老水井。', '丁某常年每天照看老水井。');
    expect(await tui.draft('deputies/ding', DING)).toContain('丁某每天');
    expect((await tui.save(DING, settled)).status).toBe(200);
    await shen.move('deputies/ding', 'pending_publish');
    expect((await ding.publish('deputies/ding')).status).toBe(200);
    expect(await ding.published(DING)).toContain('丁某常年每天照看老水井。');
  });

  it('may publish two entries one after the other without a conflict', async () => {
    const zheng = 'deputies/zheng.mdx';
    await Promise.all([tui.save(WU, deputyStory()), tui.save(zheng, deputyStory().replace('吴某\n', '郑某\n'))]);
    for (const key of [KEY, 'deputies/zheng']) {
      await tui.move(key, 'pending_review');
      await shen.move(key, 'pending_publish');
    }
    const answers = await Promise.all([ding.publish(KEY), ding.publish('deputies/zheng')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await ding.published(WU)).toContain('吴某');
    expect(await ding.published(zheng)).toContain('郑某');
  });
});

describe('opening and saving', () => {
  it('without a change makes no draft, and a draft is kept byte for byte', async () => {
    const before = String(await tui.published(DING));
    expect((await tui.save(DING, before)).status).toBe(200);
    expect(await tui.status('deputies/ding')).toBeUndefined();
    const odd = `${deputyStory('＊全角＊，“引号”……\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n行尾  \n换行')}\n\n`;
    await tui.save(WU, odd);
    expect(await tui.draft(KEY, WU)).toBe(odd);
  });
});
