/** Finding at the desk of an office with two thousand issues: lists, search, the board, and what they send. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { deputyStory, newProject, openOffice, WU } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, deskFiles } from './desk-browser.ts';
import { issue, writeIssues } from './many-issues.ts';

const ISSUES = 2000;
/** Every 50th issue tells of the drill. */
const EVERY = 50;

let office: Office;

const wordsOf = (at: number) => (at % EVERY === 0 ? '社区办了一次消防演练。' : '会议说到一件平常的事。');

test.beforeAll(async () => {
  const root = newProject();
  writeIssues(root, ISSUES, wordsOf);
  office = await openOffice({ office: root }, deskFiles);
  const tui = await office.as('推甲');
  await tui.save(WU, deputyStory());
  await tui.save('briefings/draft-one.md', issue(7, wordsOf(7)).replace('一件平常的事', '村里的消防水池'));
  await tui.save('briefings/many-3.md', String(await tui.published('briefings/many-3.md')).replace('平常', '不平常'));
  await tui.move('briefings/many-3', 'pending_review');
});
test.afterAll(() => closeDeskOffice(office));

const table = (page: Page) => page.locator('.desk-entries');
const links = (page: Page) => table(page).locator('tbody a');
const count = (page: Page) => page.locator('.desk-count');
const column = (page: Page, label: string) => table(page).getByRole('columnheader', { name: label });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a list shows fifty lines with where each stands, and sends no text of any', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '');
  await page.goto('about:blank');
  const asked: string[] = [];
  let bytes = 0;
  page.on('response', async (response) => {
    if (!response.url().includes('/desk/api/') || response.url().endsWith('/events')) return;
    asked.push(`${response.url()} ${response.request().postData() ?? ''}`);
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  await page.goto(`http://127.0.0.1:${office.port}/admin/?fresh#/collections/briefings`);
  await expect(count(page)).toHaveText(`共${ISSUES + 8}篇，这是第1页，共41页。`);
  await expect(links(page)).toHaveCount(50);
  await expect(table(page).getByRole('columnheader')).toHaveText(
    ['标题', '期号', '日期▼', '地方', '走到哪一步', '在谁手里', '从什么时候'].map((words) => new RegExp(`^${words}`)),
  );
  expect(asked.filter((one) => /entriesByFolder|unpublishedEntries|getEntry|getMediaFile/.test(one))).toEqual([]);
  expect(bytes).toBeLessThan(60_000);
});

test('a search finds the words of texts, of published ones and of drafts, and shows where they stand', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '审乙', '#/collections');
  const box = page.getByRole('searchbox', { name: '查找标题和全文，草稿也查' });
  await box.fill('消防');
  await expect(count(page)).toHaveText(`有“消防”的共${ISSUES / EVERY + 1}篇。`);
  await expect(links(page)).toHaveCount(ISSUES / EVERY + 1);
  await expect(table(page).getByText('会议说到村里的消防水池。')).toBeVisible();
  await box.fill('消防 水池');
  await expect(links(page)).toHaveText(['第7次会议']);
  const draft = table(page).getByRole('row').nth(1);
  await expect(draft).toContainText('推荐中');
  await expect(draft).toContainText('推甲');
  await page.goBack();
  await page.goForward();
  await expect(box).toHaveValue('消防 水池');
  await box.fill('没有这样的话');
  await expect(count(page)).toHaveText('没有找到有“没有这样的话”的稿件。');
});

test('a list is narrowed by state, year, place and person, and sorted by its columns with the keyboard', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/briefings');
  await page.getByRole('combobox', { name: '年份' }).selectOption('2003年');
  await expect(count(page)).toHaveText('共100篇，这是第1页，共2页。');
  await page.getByRole('combobox', { name: '地方' }).selectOption('乙镇');
  await expect(count(page)).toHaveText('共50篇。');
  await column(page, '期号').getByRole('button').press('Enter');
  await expect(column(page, '期号')).toHaveAttribute('aria-sort', 'ascending');
  await expect(links(page).first()).toHaveText('第301次会议');
  await column(page, '期号').getByRole('button').press('Enter');
  await expect(column(page, '期号')).toHaveAttribute('aria-sort', 'descending');
  await expect(links(page).first()).toHaveText('第399次会议');
  await page.reload();
  await expect(links(page).first()).toHaveText('第399次会议');
  await page.getByRole('button', { name: '都看' }).press('Enter');
  await page.getByRole('combobox', { name: '走到哪一步' }).selectOption('审核中');
  await expect(links(page)).toHaveText(['第3次会议']);
  await expect(table(page).getByRole('row').nth(1)).toContainText('审核中（改已发布的）');
  await expect(table(page).getByRole('row').nth(1)).toContainText('等审');
  await page.getByRole('button', { name: '都看' }).press('Enter');
  await page.getByRole('combobox', { name: '经手人' }).selectOption('推甲');
  await expect(count(page)).toHaveText('共2篇。');
});

test('the pages are turned, and a line opens its form', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/briefings');
  await page.getByRole('button', { name: '最后一页' }).press('Enter');
  await expect(count(page)).toContainText('这是第41页，共41页');
  await expect(links(page)).toHaveCount(8);
  await page.getByRole('button', { name: '上一页' }).press('Enter');
  await expect(links(page)).toHaveCount(50);
  await page.goBack();
  await expect(links(page)).toHaveCount(8);
  const address = String(await links(page).first().getAttribute('href'));
  await links(page).first().press('Enter');
  await expect(page.locator('.desk-code')).toHaveText(address.replace(/.*\//, ''));
});

test('what a colleague hands on stands in its column of the board, with who has it since when', async ({ browser }) => {
  const page = await deskAs(browser, office, '审乙', '#/workflow');
  const reviewed = page.getByRole('region', { name: '审核（专工委）' });
  await expect(reviewed.getByRole('link')).toHaveText(['第3次会议']);
  await expect(reviewed.getByRole('listitem')).toContainText(/等审.*\d{4}-\d\d-\d\d \d\d:\d\d起/);
  await expectNoViolations(page);
  await reviewed.getByRole('button', { name: '送议定：第3次会议' }).press('Enter');
  await expect(page.getByRole('region', { name: '议定（主任会议）' }).getByRole('link')).toHaveText(['第3次会议']);
  await expect(reviewed.getByText('没有稿子。')).toBeVisible();
});

test('a picture is found by what it shows, seen where it is used, and replaced with a warning', async ({ browser }) => {
  const page = await deskAs(browser, office, '定丙', '#/collections/cases');
  await page.getByRole('button', { name: '图片' }).press('Enter');
  const cards = page.getByRole('list', { name: '图片' }).locator('> li');
  await expect(cards).toHaveCount(4);
  const tower = cards.filter({ has: page.getByRole('heading', { name: 'shui-ta.png' }) });
  const small = tower.locator('img');
  await expect.poll(() => small.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await tower.getByLabel('图片说明').fill('村口的水塔');
  await tower.getByRole('button', { name: '保存说明：shui-ta.png' }).press('Enter');
  await expect(page.getByText('图片说明已经保存')).toBeVisible();
  await expect(small).toHaveAttribute('alt', '村口的水塔');
  await page.getByRole('searchbox', { name: '查找名字和说明' }).fill('水塔');
  await expect(cards).toHaveCount(1);
  await expectNoViolations(page);
  const said: string[] = [];
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.accept();
  });
  const uses = await tower.getByRole('link').count();
  const before = String(await small.getAttribute('src'));
  const choosing = page.waitForEvent('filechooser');
  await tower.getByRole('button', { name: '换一张：shui-ta.png' }).press('Enter');
  const other = join(import.meta.dirname, '../fixtures/office/pictures/lu-mian.png');
  await (await choosing).setFiles(other);
  await expect(page.getByText('图片已经换了，正在更新网站')).toBeVisible();
  expect(uses).toBeGreaterThan(0);
  expect(said).toEqual([`有${uses}篇用到这张图，换了以后这些页面上的图都会变，已经发布的马上变。要换吗？`]);
  await expect(small).not.toHaveAttribute('src', before);
});

test('lists of every kind have their name, pass the audit, and fit a telephone', async ({ browser }) => {
  const size = { width: 390, height: 844 };
  const page = await deskAs(browser, office, '全戊', '#/collections', size);
  await expect(links(page)).toHaveCount(50);
  await expectNoViolations(page);
  const addresses = await page.getByRole('navigation', { name: '栏目' }).getByRole('link').all();
  const names = await Promise.all(addresses.map((link) => link.textContent()));
  for (const name of names.slice(1)) {
    await page
      .getByRole('navigation', { name: '栏目' })
      .getByRole('link', { name: String(name), exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: String(name) })).toBeVisible();
    await expect(count(page)).toContainText('共');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  }
  await page.goto(addressOf(office, '#/pictures'));
  await expect(page.getByRole('heading', { level: 2, name: '老水井.png' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  await page.goto(addressOf(office, '#/workflow'));
  await expect(page.getByRole('link', { name: '吴某' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  await expectNoViolations(page);
});
