/** Choosing at the desk: what is typed is looked for by the server, and a form holds a few hits and never a collection. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { newProject, openOffice } from '../desk/office.ts';
import type { Client, Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, deskFiles, openDeskOffice, save } from './desk-browser.ts';

const WELL = 'cases/well.mdx';
let office: Office;
let client: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  client = await office.as('推甲');
});
test.afterEach(() => closeDeskOffice(office));

const draft = async () => String(await client.draft('cases/well', WELL));
const sourceBox = (page: Page): Locator => page.locator('.desk-block').nth(1).getByLabel('出处', { exact: true });
const options = (page: Page): Locator => page.locator('[role=option]');
const said = (box: Locator): Locator => box.locator('xpath=..').locator('.desk-choices-said');

test('a citation is found by its words, chosen with the keyboard, shown by its first words, and saved', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const box = sourceBox(page);
  const about = page.locator('.desk-block').nth(1).locator('.desk-known');
  await expect(about).toHaveText('乙镇有3口老水井，每口井有1名代表照看，叫“看井人”。　乙镇修好老水井 第1段');
  await box.fill('再管好');
  await expect(options(page)).toHaveCount(1);
  await expect(options(page)).toHaveText('先修好，再管好。乙镇修好老水井 第2段');
  await expect(said(box)).toHaveText('找到1项，按上下键挑选，按回车选定。');
  await box.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', String(await options(page).getAttribute('id')));
  await box.press('Enter');
  await expect(box).toHaveValue('2020-001#p2');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await expect(about).toHaveText('先修好，再管好。　乙镇修好老水井 第2段');
  await save(page);
  expect(await draft()).toMatch(/<Figures\s+source="2020-001#p2"/);
});

test('words that are only looked for change nothing, and what does not exist is said to be missing', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const box = sourceBox(page);
  await box.fill('看井人');
  await expect(options(page)).toHaveCount(1);
  await box.press('Tab');
  await expect(box).toHaveValue('2020-001#p1');
  await expect(said(box)).toHaveText('“看井人”没有选定，还是原来的。');
  await box.fill('没有这样的话');
  await expect(said(box)).toHaveText('没有找到“没有这样的话”。');
  await box.press('Escape');
  await expect(box).toHaveValue('2020-001#p1');
  await box.fill('2020-009#p1');
  await box.press('Tab');
  await expect(page.locator('.desk-unknown')).toHaveText('没有找到“2020-009#p1”，请重新选。');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
});

test('an input method is left alone until its word is finished, and a late answer is not shown', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const asked: string[] = [];
  await page.route(/\/desk\/api\/choices\?.*\bq=/, async (route) => {
    const question = new URL(route.request().url()).searchParams.get('q') ?? '';
    asked.push(question);
    // The first word's answer comes after the second one's.
    if (question === '看井') await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  const box = sourceBox(page);
  await box.focus();
  await page.keyboard.press('ControlOrMeta+a');
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const part of ['k', 'kan', 'kan j', 'kan jing']) await compose(part);
  await expect(box).toHaveValue('kan jing');
  expect(asked).toEqual([]);
  await keyboard.send('Input.insertText', { text: '看井' });
  await expect.poll(() => asked).toEqual(['看井']);
  const late = page.waitForResponse((response) => response.url().includes(encodeURIComponent('看井')));
  await box.fill('管好');
  await expect(options(page)).toHaveText('先修好，再管好。乙镇修好老水井 第2段');
  await late;
  await expect(options(page)).toHaveText('先修好，再管好。乙镇修好老水井 第2段');
});

test('a place, several topics and the source of a story are chosen by their names and saved by their codes', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const place = page.getByLabel('地方', { exact: true });
  await expect(place).toHaveValue('乙镇');
  await place.fill('甲');
  await options(page).first().click();
  await expect(place).toHaveValue('甲县');
  const topics = page.getByLabel('专题', { exact: true });
  const chosen = page.locator('.desk-several', { has: topics }).getByRole('listitem');
  await expect(chosen).toHaveCount(1);
  await client.save('topics/jing.yaml', 'name: 井台\nsummary: 说说井台。都来说说。\n');
  await topics.press('ArrowDown');
  // What is chosen already is not offered again.
  const well = options(page).filter({ hasText: '井台草稿' });
  await expect(well).toHaveCount(1);
  await expect(options(page).filter({ hasText: '饮水安全' })).toHaveCount(0);
  await well.click();
  await expect(chosen).toHaveCount(2);
  await page.getByRole('button', { name: '把“井台”往前移' }).press('Enter');
  const source = page.getByLabel('出处', { exact: true }).first();
  await source.fill('听会');
  await expect(options(page)).toHaveCount(1);
  await options(page).click();
  await expect(source).toHaveValue('2020-002/two');
  await save(page);
  const after = await draft();
  expect(after).toMatch(/place: jia\nsource: 2020-002\/two\ntopics:\s+- jing\s+- water\n/);
  await page.getByRole('button', { name: '去掉“井台”' }).press('Enter');
  await expect(chosen).toHaveCount(1);
});

test('the form and its open list keep the rules of accessibility', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const box = sourceBox(page);
  await box.fill('好');
  await expect(options(page).first()).toBeVisible();
  await box.press('ArrowDown');
  const { violations } = await new AxeBuilder({ page }).include('.desk-body').include('.desk-several').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a form over hundreds of issues asks for what it shows and holds twenty hits', async ({ browser }) => {
  const root = newProject();
  for (let at = 1; at <= 400; at++) {
    const head = `---\nyear: 2019\nissue: ${at}\narticles:\n  - slug: a\n    titleLines: [第${at}次会议]\n---\n`;
    const body = `\n<!-- article: a -->\n\n会议说到同一件事。\n`;
    writeFileSync(join(root, `briefings/many-${at}.md`), head + body);
  }
  const large = await openOffice({ office: root }, deskFiles);
  try {
    const page = await deskAs(browser, large, '推甲', '');
    // Decap's own list, which the desk opens with, may still be coming.
    await page.goto('about:blank');
    const read: string[] = [];
    page.on('request', (request) => read.push(`${request.url()} ${request.postData() ?? ''}`));
    let bytes = 0;
    page.on('response', async (response) => {
      if (response.url().includes('/desk/api/')) bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(`http://127.0.0.1:${large.port}/admin/?fresh#/collections/cases/entries/well`);
    const box = sourceBox(page);
    await box.fill('同一件事');
    await expect(options(page)).toHaveCount(20);
    await expect(said(box)).toHaveText('只列出前20项，再写几个字就会少些。按上下键挑选，按回车选定。');
    expect(read.filter((one) => one.includes('entriesByFolder'))).toEqual([]);
    expect(bytes).toBeLessThan(100_000);
    expect(await page.locator('option, [role=option]').count()).toBeLessThan(60);
  } finally {
    await closeDeskOffice(large);
  }
});
