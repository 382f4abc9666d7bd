/** The desk in a real browser, with the real server and real git: what only the three together can show. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { deputyStory, newProject, openOffice, PASSWORD, WU } from '../desk/office.ts';
import type { Office, PersonName } from '../desk/office.ts';
import { deskFiles } from './desk-browser.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ actionTimeout: 20_000 });

let office: Office;

test.beforeEach(async () => {
  office = await openOffice({ office: newProject() }, deskFiles);
});

test.afterEach(() => office.close());

/** A browser of one person, signed in through the page. */
async function desk(browser: Browser, name: PersonName, hash = ''): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'America/Los_Angeles' });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${office.port}/admin/${hash}`);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.locator('.desk-person')).toContainText(name);
  return page;
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${office.port}/admin/${hash}`);
}

/** Moves the open draft to a column. */
async function moveTo(page: Page, column: string): Promise<void> {
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: column }).click();
}

test('three people carry a story from 推 to 定 and a reader sees it', async ({ browser }) => {
  const tui = await desk(browser, '推甲', '#/collections/deputies/new');
  await tui.getByLabel('编码').fill('wu');
  await tui.getByLabel('姓名').fill('吴某');
  await tui.getByRole('button', { name: /职务/ }).click();
  await tui.locator('input[id^="item-field"]').fill('乙镇人大代表');
  await tui.getByLabel('提要').fill('吴某照看老水井。天天都去看。');
  await tui.getByLabel('地方', { exact: true }).fill('乙镇');
  await tui.getByRole('option', { name: '乙镇' }).click();
  await tui.getByLabel('出处', { exact: true }).fill('2020-001');
  await tui.getByLabel('专题', { exact: true }).fill('水');
  await tui.locator('[role=option]').first().click();
  await tui.locator('.desk-block textarea').fill('吴某照看老水井。');
  await expect(tui.frameLocator('iframe').locator('.prose')).toContainText('吴某照看老水井。');
  await tui.getByRole('button', { name: '保存', exact: true }).click();
  await expect(tui.getByText('检查通过')).toBeVisible();
  await expect(tui.getByRole('button', { name: /状态/ })).toBeVisible();
  const client = await office.as('推甲');
  expect(await client.draft('deputies/wu', WU)).toContain('\n---\n\n吴某照看老水井。\n');
  await moveTo(tui, '审核（专工委）');
  await expect.poll(() => client.status('deputies/wu')).toBe('pending_review');

  const shen = await desk(browser, '审乙', '#/collections/deputies/entries/wu');
  await moveTo(shen, '议定（主任会议）');
  await expect.poll(() => client.status('deputies/wu')).toBe('pending_publish');

  const ding = await desk(browser, '定丙', '#/collections/deputies/entries/wu');
  ding.on('dialog', (dialog) => void dialog.accept());
  await ding.getByRole('button', { name: '议定', exact: true }).click();
  await ding.getByRole('menuitem', { name: '议定并发布', exact: true }).click();
  await expect.poll(() => client.published(WU)).toContain('甲县人大常委会主任会议');
  await expect(ding.locator('.desk-said')).toContainText('网站已经更新');
  const reader = await browser.newPage();
  await reader.goto(`http://127.0.0.1:${office.port}/`);
  await expect(reader.locator('body')).toContainText('吴某照看老水井。');
});

test('a person without the role is refused with a Chinese sentence', async ({ browser }) => {
  const client = await office.as('推甲');
  await client.save(WU, deputyStory());
  await client.move('deputies/wu', 'pending_review');
  const tui = await desk(browser, '推甲', '#/collections/deputies/entries/wu');
  await moveTo(tui, '议定（主任会议）');
  await expect(tui.getByText(/审核稿子要有“审”的角色/)).toBeVisible();
  expect(await client.status('deputies/wu')).toBe('pending_review');
});

test('opening and saving changes nothing but the paragraph that was edited', async ({ browser }) => {
  const client = await office.as('推甲');
  const path = 'cases/well.mdx';
  const before = String(await client.published(path));
  const page = await desk(browser, '推甲', '#/collections/cases/entries/well');
  const box = page.locator('.desk-block textarea').first();
  const old = await box.inputValue();
  await box.fill(`${old}又写了一句。`);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: /状态/ })).toBeVisible();
  const after = String(await client.draft('cases/well', path));
  expect(after).not.toBe(before);
  const changed = after.split('\n').filter((line, at) => line !== before.split('\n')[at]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toContain('又写了一句。');
  expect(after.split('\n')).toHaveLength(before.split('\n').length);
});

test('personal data is not saved, and the sentence says what to take out', async ({ browser }) => {
  const page = await desk(browser, '推甲', '#/collections/cases/entries/well');
  await page.locator('.desk-block textarea').first().fill('请打手机13812345678找代表。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.desk-diagnostics')).toContainText('不能保存');
  const client = await office.as('推甲');
  expect(await client.status('cases/well')).toBeUndefined();
});

test('an old issue goes from the import page to 推 and opens in the form', async ({ browser }) => {
  const page = await desk(browser, '推甲');
  await open(page, 'import/');
  const pdf = join(import.meta.dirname, '../fixtures/pdf/two-columns.pdf');
  // The second hand-over of the same issue takes a name of its own.
  const names: string[] = [];
  for (let count = 0; count < 2; count++) {
    await page.getByLabel('选择文件…').setInputFiles(pdf);
    await expect(page.getByRole('status')).toContainText('读好');
    const words = await page.getByLabel('第1篇第1段', { exact: true }).inputValue();
    await page.getByRole('button', { name: '交给“推”' }).click();
    // What the checks advise is shown first.
    await expect(page.getByRole('status')).toContainText('还没有交');
    await page.getByRole('button', { name: '交给“推”' }).click();
    await page.waitForURL(/collections\/briefings\/entries\/[\w-]+$/);
    names.push(page.url().split('/').at(-1) ?? '');
    const first = page.locator('.desk-block textarea').first();
    await expect.poll(async () => (await first.inputValue()).replace(/[\\*]/g, '')).toBe(words);
    await open(page, 'import/');
  }
  expect(names[1]).toBe(`${names[0]}-2`);
});

test('the desk runs under its content security policy without building code from text', async ({ browser }) => {
  const page = await desk(browser, '推甲');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await open(page, '#/collections/cases/entries/well');
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
  expect(refused).toEqual([]);
  expect(existsSync(join(deskFiles, 'index.html'))).toBe(true);
});
