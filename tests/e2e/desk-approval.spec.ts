/** The three approvals at their own page: what waits, the director's telephone, a return with its reason, and what comes back. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { deputyStory, WU } from '../desk/office.ts';
import type { Client, Office, PersonName } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, openDeskOffice, save } from './desk-browser.ts';

const KEY = 'deputies/wu';
const DING = 'deputies/ding.mdx';
const TELEPHONE = { width: 390, height: 844 };
let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  [tui, shen, ding] = await Promise.all([office.as('推甲'), office.as('审乙'), office.as('定丙')]);
});
test.afterEach(() => closeDeskOffice(office));

async function inboxAs(browser: Browser, name: PersonName, hash = '', viewport = TELEPHONE): Promise<Page> {
  const page = await deskAs(browser, office, name, '#/collections/briefings', viewport);
  await page.goto(addressOf(office, `inbox.html${hash}`));
  return page;
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .exclude('.approvals-page')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over).toBeLessThanOrEqual(0);
}

async function toDecision(path: string, raw: string, key: string): Promise<void> {
  await tui.save(path, raw);
  await tui.move(key, 'pending_review');
  await shen.move(key, 'pending_publish');
}

test('after signing in one sees first what waits, and its number in the menu', async ({ browser }) => {
  await toDecision(WU, deputyStory(), KEY);
  const context = await browser.newContext({ locale: 'zh-CN', viewport: TELEPHONE });
  const page = await context.newPage();
  await page.goto(addressOf(office));
  await page.getByLabel('姓名').fill('定丙');
  await page.getByLabel('密码').fill('xiaojing-2020');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '等我办的' })).toBeVisible();
  await expect(page.getByRole('link', { name: '等我办的 1件' })).toBeVisible();
  await expect(page.getByRole('link', { name: '吴某', exact: true })).toBeVisible();
  await expect(page.getByText(/等议定　审乙/)).toBeVisible();
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/inbox-390.png', fullPage: true });
  await context.close();
});

test('the director reads the page and the changes on a telephone, and agrees with one press', async ({ browser }) => {
  const before = String(await tui.published(DING));
  await toDecision(DING, before.replace('丁某照看老水井。', '丁某天天照看老水井。'), 'deputies/ding');
  const page = await inboxAs(browser, '定丙');
  await page.getByRole('link', { name: '丁某', exact: true }).click();
  await expect(page.locator('.approvals-comparison ins')).toHaveText('天天');
  await expect(page.frameLocator('.approvals-page').getByText('丁某天天照看老水井。')).toBeVisible();
  for (const name of ['同意', '退回']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/review-390.png', fullPage: true });
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('已经同意，正在更新网站。');
  expect(await tui.published(DING)).toContain('丁某天天照看老水井。');
});

test('a return asks for its reason, which stands with the draft with remarks on paragraphs until each is settled', async ({
  browser,
}) => {
  await toDecision(WU, deputyStory(), KEY);
  const page = await inboxAs(browser, '定丙', '#review/deputies/wu');
  await page.frameLocator('.approvals-page').getByText('吴某照看老水井。').click();
  await page.getByLabel('批注这一段').fill('是几口井？');
  await page.getByRole('button', { name: '留下批注' }).click();
  await expect(page.getByText('没有办结的（1）')).toBeVisible();
  await page.getByRole('button', { name: '退回', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '退回这篇稿子' });
  await dialog.getByRole('button', { name: '退回' }).click();
  // The box insists: nothing has gone back.
  expect(await tui.status(KEY)).toBe('pending_publish');
  await dialog.getByLabel(/理由/).fill('先把井数写清楚。');
  await dialog.getByRole('button', { name: '退回' }).click();
  await expect(page.getByRole('status')).toHaveText('已经退回，理由写在稿子上。');

  const own = await inboxAs(browser, '推甲');
  await expect(own.getByText(/退回来要改　定丙/)).toBeVisible();
  await expect(own.getByText('先把井数写清楚。（定丙）')).toBeVisible();
  await own.getByRole('link', { name: '吴某', exact: true }).click();
  await expect(own.locator('.approvals-open blockquote')).toHaveText('吴某照看老水井。……');
  await expectSound(own);
  await own.screenshot({ path: '.tmp/shots/returned-390.png', fullPage: true });
  await own.getByRole('button', { name: '办结' }).first().click();
  await expect(own.getByText('没有办结的（1）')).toBeVisible();
  await own.getByRole('button', { name: '办结' }).click();
  await expect(own.getByText(/没有办结的/)).toHaveCount(0);
});

test('an open page follows what others do, and says who else is in', async ({ browser }) => {
  const page = await inboxAs(browser, '审乙');
  await expect(page.getByText('没有等您办的事。')).toBeVisible();
  await tui.save(WU, deputyStory());
  await tui.move(KEY, 'pending_review');
  await page.getByRole('link', { name: '吴某', exact: true }).click();
  await inboxAs(browser, '定丙', '#review/deputies/wu');
  await expect(page.getByText('正在看的还有：')).toHaveText('正在看的还有：定丙');
});

test('a version comes back as a draft: an earlier one, a page taken down, a draft thrown away', async ({ browser }) => {
  const before = String(await tui.published(DING));
  await toDecision(DING, before.replace('丁某照看老水井。', '丁某天天照看老水井。'), 'deputies/ding');
  await ding.publish('deputies/ding');
  const page = await inboxAs(browser, '推甲', '#history/deputies/ding', { width: 1366, height: 768 });
  await expect(page.locator('.approvals-comparison').first()).toContainText('天天');
  await page.getByRole('radio', { name: /到.*不经编务台的改动/ }).check();
  await expect(page.frameLocator('.approvals-page').getByText('丁某照看老水井。')).toBeVisible();
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/history-1366.png', fullPage: true });
  await page.getByRole('button', { name: '把这个版本恢复成草稿' }).click();
  await expect(page.getByRole('heading', { name: '读者将看到的页面' })).toBeVisible();
  expect(await tui.draft('deputies/ding', DING)).toBe(before);

  await tui.discard('deputies/ding');
  expect((await ding.withdraw(DING, '数字没有核实。')).status).toBe(200);
  await tui.save(WU, deputyStory());
  await tui.discard(KEY);
  await page.goto(addressOf(office, 'inbox.html#gone'));
  await page.reload();
  await page.screenshot({ path: '.tmp/shots/gone-1366.png', fullPage: true });
  await page.getByRole('button', { name: /恢复成草稿.*吴某/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '吴某' })).toBeVisible();
  expect(await tui.draft(KEY, WU)).toBe(deputyStory());
  await page.goto(addressOf(office, 'inbox.html#gone'));
  await page.getByRole('listitem').filter({ hasText: '定丙撤下' }).getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1, name: '丁某' })).toBeVisible();
  expect(await tui.draft('deputies/ding', DING)).toContain('丁某天天照看老水井。');
});

test('a time is set, stands in the list and in the month, and is taken back', async ({ browser }) => {
  await toDecision(WU, deputyStory(), KEY);
  const page = await inboxAs(browser, '定丙', '#review/deputies/wu', { width: 1366, height: 768 });
  await page.getByRole('button', { name: '定时……' }).click();
  const soon = new Date(Date.now() + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel('发布时间（北京时间）').fill(`${soon}T08:00`);
  await page.getByRole('button', { name: '定时发布' }).click();
  await expect(page.getByRole('status')).toHaveText(`已经同意，定在${soon} 08:00发布。`);
  await page.goto(addressOf(office, 'inbox.html#dated'));
  await expect(page.getByRole('listitem')).toContainText([`${soon} 08:00　定时发布`]);
  // At the end of a month tomorrow stands on the next page.
  const month = page.locator('.approvals-month');
  const isShown = (await month.getByRole('link').count()) > 0;
  if (!isShown) await month.getByRole('button', { name: '下个月' }).click();
  await expect(month.getByRole('link', { name: '08:00 吴某' })).toBeVisible();
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/dated-1366.png', fullPage: true });
  await page.getByRole('button', { name: /取消定时.*吴某/ }).click();
  await expect(page.getByRole('status')).toHaveText('“吴某”的定时已经取消，稿子还在“议定”一栏。');
  await expect(page.getByRole('listitem').filter({ hasText: '吴某' })).toHaveCount(0);
  expect(await tui.status(KEY)).toBe('pending_publish');
});

test('two who changed the same page see both texts side by side, and one is made of them', async ({ browser }) => {
  const dingAt = '#/collections/deputies/entries/ding';
  const [first, second] = await Promise.all(
    (['推甲', '全戊'] as const).map((name) => deskAs(browser, office, name, dingAt)),
  );
  if (!first || !second) throw new Error('two editors');
  const box = (page: Page) => page.locator('.desk-block textarea').first();
  await expect(box(second)).toHaveValue('丁某照看老水井。');
  await expect(second.locator('.desk-others')).toHaveText('正在看这一篇的还有：推甲');
  await box(first).fill('丁某天天照看老水井。');
  await first.getByLabel('提要', { exact: true }).fill('乙镇有老水井。丁某天天照看它们。');
  await save(first);
  await box(second).fill('丁某常年照看老水井。');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = second.getByRole('dialog', { name: '页面上的不是现在这一版' });
  await expect(dialog.getByText('还有1处两边都改了')).toBeVisible();
  await expect(dialog.getByLabel('用同事的')).toBeVisible();
  await expect(dialog.locator('.desk-join')).toContainText('丁某常年照看老水井。');
  await expect(dialog.locator('.desk-join')).toContainText('丁某天天照看老水井。');
  await second.screenshot({ path: '.tmp/shots/conflict-1280.png' });
  await dialog.getByLabel('用我的').check();
  await dialog.getByRole('button', { name: '合在一起保存' }).click();
  await expect.poll(() => tui.draft('deputies/ding', DING)).toContain('\n丁某常年照看老水井。\n');
  // What only the other one changed is kept.
  expect(await tui.draft('deputies/ding', DING)).toContain('丁某天天照看它们');
});

test('a draft that goes back on the board asks for its reason too', async ({ browser }) => {
  await toDecision(WU, deputyStory(), KEY);
  const page = await deskAs(browser, office, '定丙', '#/collections/deputies/entries/wu');
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: '推荐（乡镇街道）' }).click();
  const dialog = page.getByRole('dialog', { name: '退回这篇稿子' });
  await dialog.getByLabel(/理由/).fill('先核对数字。');
  await dialog.getByRole('button', { name: '退回' }).click();
  await expect.poll(() => tui.status(KEY)).toBe('draft');
  await expect(page.getByRole('link', { name: '等我办的' })).toBeVisible();
  const { text } = await tui.ask('inbox');
  expect(text).toContain('先核对数字。');
});
