/** The site's settings at the desk: one entry among the others, with what only the administrator changes kept out of reach. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deputyStory, newProject, openOffice, send, threeApprovers, WU } from './office.ts';
import type { Client, Office } from './office.ts';

const FILE = 'site.yaml';
const KEY = 'settings/site';

let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeEach(async () => {
  office = await openOffice();
  [tui, shen, ding] = await threeApprovers(office);
});
afterEach(() => office.close());

const current = async () => String(await tui.published(FILE));

async function carry(raw: string): Promise<void> {
  expect((await tui.save(FILE, raw)).body).toMatchObject({ message: '已经保存' });
  expect((await tui.move(KEY, 'pending_review')).status).toBe(200);
  expect((await shen.move(KEY, 'pending_publish')).status).toBe(200);
}

describe('the settings', () => {
  it('are drafted, reviewed and decided like a page, and the whole site is built anew', async () => {
    await carry(`${await current()}slogan: 一口老井\n`);
    expect((await ding.publish(KEY)).status).toBe(200);
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).toContain('slogan: 一口老井');
    const { body } = await tui.send(`/desk/api/history?path=${FILE}`);
    expect((body['versions'] as { step: string }[]).slice(0, 2).map(({ step }) => step)).toEqual(['议定', '审核']);
  });

  it('need the approvals that the office asks for, however small the change', async () => {
    await office.close();
    office = await openOffice({
      settings: { approvals: { settings: 2 }, smallChange: { characters: 50, approvals: 1 } },
    });
    const alone = await office.as('全戊');
    await alone.save(FILE, String(await alone.published(FILE)).replace('备0', '备1'));
    await alone.move(KEY, 'pending_review');
    await alone.move(KEY, 'pending_publish');
    const { status, body } = await alone.publish(KEY);
    expect([status, body.error]).toEqual([403, expect.stringContaining('这个栏目要2个人经手')]);
  });

  it.each([
    ['the address', 'site: https://example.test', 'site: https://elsewhere.test', '「网址」（site）'],
    ['the path', 'base: /jia/', 'base: /', '「路径」（base）'],
    ['who may publish', 'icp:', 'desk: { approvals: { deputies: 1 } }\nicp:', '「编务台」（desk）'],
    ['where content is pushed', 'icp:', "desk: { remote: '--receive-pack=touch /tmp/x' }\nicp:", '「编务台」（desk）'],
  ])('keep %s out of the desk', async (_what, before, after, named) => {
    const raw = await current();
    const { status, body } = await tui.save(FILE, raw.replace(before, after));
    expect([status, body.error]).toEqual([403, expect.stringContaining(`${named}在编务台里不能改`)]);
    expect((await tui.decap('unpublishedEntries')).body).toEqual([]);
  });

  it('are checked on saving and before publishing, with field and line', async () => {
    const raw = await current();
    const found = async (text: string) =>
      (await tui.send('/desk/api/check', { method: 'POST', json: { path: FILE, raw: text } })).body['diagnostics'];
    expect(await found(`${raw}correction: javascript:alert(1)\n`)).toEqual([
      expect.objectContaining({ field: 'correction', line: 9, sentence: expect.stringContaining('mailto:') as string }),
    ]);
    const phone = `${raw}slogan: 请打13912345678\n`;
    expect(await found(phone)).toEqual([expect.objectContaining({ blocksSaving: true })]);
    expect((await tui.save(FILE, phone)).status).toBe(422);
    await carry(`${raw}correction: javascript:alert(1)\n`);
    const { status, body } = await ding.publish(KEY);
    expect([status, body['diagnostics']]).toEqual([
      422,
      [expect.objectContaining({ file: FILE, field: 'correction' })],
    ]);
  });

  it('tell the checks of other pages whose numbers are the office’s own, once they are published', async () => {
    const story = deputyStory('有事打13912345678。');
    expect((await tui.save(WU, story)).status).toBe(422);
    await carry(`${await current()}contact: 值班电话13912345678\n`);
    expect((await tui.save(WU, story)).status).toBe(422);
    await ding.publish(KEY);
    expect((await tui.save(WU, story)).status).toBe(200);
  });

  it('cannot be taken down, and are no folder to write into', async () => {
    expect((await ding.decap('deleteFiles', { paths: [FILE] })).body.error).toBe('网站设置不能撤下，只能修改。');
    for (const path of ['settings/site.yaml', 'site.yml', './site.yaml']) {
      expect((await tui.save(path, 'name: 乙')).status, path).toBe(403);
    }
    expect((await tui.decap('unpublishedEntry', { collection: 'settings', slug: 'other' })).status).toBe(404);
  });
});

describe('a change of the file in the project', () => {
  it('is taken in once somebody says so where the project is not under git, and keeps what the desk published', async () => {
    const root = newProject();
    const first = await openOffice({ office: root });
    const [one, two, three] = await Promise.all([first.as('推甲'), first.as('审乙'), first.as('定丙')]);
    // Both write at the end of the file, where git alone would see a conflict.
    await one.save(FILE, `${String(await one.published(FILE))}slogan: 一口老井\n`);
    await one.move(KEY, 'pending_review');
    await two.move(KEY, 'pending_publish');
    expect((await three.publish(KEY)).status).toBe(200);
    await first.stop();
    writeFileSync(join(root, FILE), `${readFileSync(join(root, FILE), 'utf8')}desk: { approvals: { deputies: 1 } }\n`);
    const again = await openOffice({ office: root, decideFolder: async () => 'take' });
    expect(again.desk.site.desk?.approvals?.deputies).toBe(1);
    expect(String(await (await again.as('推甲')).published(FILE))).toContain('slogan: 一口老井');
    await again.close();
  });

  it('is told, and left out, when the desk has changed the same setting', async () => {
    const root = newProject();
    const first = await openOffice({ office: root, settings: { approvals: { settings: 1 } } });
    const editor = await first.as('全戊');
    await editor.save(FILE, String(await editor.published(FILE)).replace('备0', '备1'));
    await editor.move(KEY, 'pending_publish');
    expect((await editor.publish(KEY)).status).toBe(200);
    await first.stop();
    writeFileSync(join(root, FILE), readFileSync(join(root, FILE), 'utf8').replace('备0', '备2'));
    const said: string[] = [];
    const decideFolder = async () => 'take' as const;
    const again = await openOffice({ office: root, decideFolder, say: (sentence) => said.push(sentence) });
    expect(said).toEqual([
      `开发者的改动和编务台的内容有冲突，没有并入：${FILE}。编务台里的保持不变，要改请在编务台里改。`,
    ]);
    expect(String(await (await again.as('推甲')).published(FILE))).toContain('备1');
    await again.close();
  });

  it('stops the start with file, line and field when it is wrong', async () => {
    const root = newProject();
    writeFileSync(join(root, FILE), readFileSync(join(root, FILE), 'utf8').replace('/jia/', 'jia'));
    await expect(openOffice({ office: root })).rejects.toThrow(
      /site\.yaml:3　要改正　base　「base」应当以“\/”开头、以“\/”结尾/,
    );
    rmSync(root, { recursive: true });
  });
});
