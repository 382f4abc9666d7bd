/** Whoever acts on a text that a colleague has changed meanwhile is told, before anything is done. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { deputyStory, WU } from '../desk/office.ts';
import type { Client, Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, openDeskOffice } from './desk-browser.ts';

const KEY = 'deputies/wu';
const DING = 'deputies/ding.mdx';
let office: Office;
let tui: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  tui = await office.as('推甲');
  await tui.save(WU, deputyStory('吴某照看老水井。'));
  await tui.move(KEY, 'pending_review');
});
test.afterEach(() => closeDeskOffice(office));

const firstBox = (page: Page) => page.locator('.desk-block textarea').first();
const dialogOf = (page: Page) => page.getByRole('dialog', { name: '页面上的不是现在这一版' });

/** 推 writes another text while it is open elsewhere. */
async function rewrite(): Promise<void> {
  await tui.draft(KEY, WU);
  expect((await tui.save(WU, deputyStory('吴某每天照看老水井。'))).status).toBe(200);
}

async function expectTold(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('alert')).toContainText(/^没有执行：您打开这篇稿子之后，推甲在.*保存.*（文字改了）。/);
  await expect(dialog.locator('ins').filter({ hasText: '每天' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: '议定（主任会议）' }).click();
}

async function decide(page: Page): Promise<void> {
  await page.getByRole('button', { name: '议定', exact: true }).click();
  await page.getByRole('menuitem', { name: '议定并发布', exact: true }).click();
}

test('审 approves no text that was changed after it was opened, reads the new one and approves it', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '审乙', `#/collections/${KEY.replace('/', '/entries/')}`);
  await expect(firstBox(page)).toHaveValue('吴某照看老水井。');
  await rewrite();
  await approve(page);
  await expectTold(page);
  expect(await tui.status(KEY)).toBe('pending_review');
  // Staying changes nothing: what is on the screen is still the old text.
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(firstBox(page)).toHaveValue('吴某照看老水井。');
  await approve(page);
  await expectTold(page);
  expect(await tui.status(KEY)).toBe('pending_review');

  await dialogOf(page).getByRole('button', { name: '重新打开' }).click();
  await expect(firstBox(page)).toHaveValue('吴某每天照看老水井。');
  await approve(page);
  await expect.poll(() => tui.status(KEY)).toBe('pending_publish');
});

test('定 publishes no text that was changed and approved anew after it was opened', async ({ browser }) => {
  const shen = await office.as('审乙');
  await shen.move(KEY, 'pending_publish');
  const page = await deskAs(browser, office, '定丙', `#/collections/${KEY.replace('/', '/entries/')}`);
  page.on('dialog', (dialog) => void dialog.accept());
  await expect(firstBox(page)).toHaveValue('吴某照看老水井。');
  await rewrite();
  await shen.move(KEY, 'pending_publish');
  await decide(page);
  await expectTold(page);
  expect(await tui.published(WU)).toBeNull();

  await dialogOf(page).getByRole('button', { name: '重新打开' }).click();
  await expect(firstBox(page)).toHaveValue('吴某每天照看老水井。');
  await decide(page);
  await expect.poll(() => tui.published(WU)).toContain('吴某每天照看老水井。');
});

test('a card of the board is neither published nor thrown away when its text was changed', async ({ browser }) => {
  const shen = await office.as('审乙');
  await shen.move(KEY, 'pending_publish');
  const page = await deskAs(browser, office, '定丙', '#/workflow');
  page.on('dialog', (dialog) => void dialog.accept());
  const card = page.getByRole('listitem').filter({ hasText: '吴某' });
  await expect(card.getByRole('button', { name: '议定并发布：吴某' })).toBeVisible();
  await rewrite();
  await shen.move(KEY, 'pending_publish');
  for (const name of ['议定并发布', '删除草稿']) {
    await card.getByRole('button', { name: `${name}：吴某` }).click();
    await expectTold(page);
    await dialogOf(page).getByRole('button', { name: '先留在这一页' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
  }
  expect(await tui.status(KEY)).toBe('pending_publish');
  expect(await tui.published(WU)).toBeNull();
});

test('a page is not taken down when another text was published after it was opened', async ({ browser }) => {
  const page = await deskAs(browser, office, '定丙', '#/collections/deputies/entries/ding');
  await expect(firstBox(page)).toHaveValue('丁某照看老水井。');
  const before = String(await tui.published(DING));
  await tui.save(DING, before.replace('\n丁某照看', '\n丁某天天照看'));
  await tui.move('deputies/ding', 'pending_review');
  await (await office.as('审乙')).move('deputies/ding', 'pending_publish');
  await (await office.as('定丙')).publish('deputies/ding');
  await page.getByRole('button', { name: '撤稿', exact: true }).click();
  await page.getByRole('dialog', { name: '撤下这个页面' }).getByRole('button', { name: '撤稿', exact: true }).click();
  await expect(dialogOf(page).getByRole('alert')).toContainText(
    /^没有撤下：您打开这个页面之后它变了（定丙在.*议定）。/,
  );
  await expect(dialogOf(page).locator('ins').filter({ hasText: '天天' })).toBeVisible();
  expect(await tui.published(DING)).toContain('天天');
  await dialogOf(page).getByRole('button', { name: '重新打开' }).click();
  await expect(firstBox(page)).toHaveValue('丁某天天照看老水井。');
});
