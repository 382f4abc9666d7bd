/** The steps of an editor's day, by mouse and by keyboard: moving, publishing, withdrawing, and what may come between. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { deputyStory, PASSWORD, WU } from '../desk/office.ts';
import type { Client, Office } from '../desk/office.ts';
import {
  addressOf,
  closeDeskOffice,
  deskAs,
  expectSaved,
  openDeskOffice,
  reopenDeskOffice,
  save,
  toast,
} from './desk-browser.ts';

const DING = 'deputies/ding.mdx';
const dingAt = '#/collections/deputies/entries/ding';
let office: Office;
let client: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  client = await office.as('推甲');
});
test.afterEach(() => closeDeskOffice(office));

const firstBox = (page: Page) => page.locator('.desk-block textarea').first();

async function expectNothingFound(page: Page): Promise<void> {
  await expect(page.locator('.Toastify__toast')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .exclude('#preview-pane')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Carries a draft to 议定, so that only the decision is left. */
async function toDecision(key: string): Promise<void> {
  await client.move(key, 'pending_review');
  await (await office.as('审乙')).move(key, 'pending_publish');
}

test('a page is withdrawn by the keyboard, with a reason, and a notice stands at its address', async ({ browser }) => {
  const page = await deskAs(browser, office, '定丙', dingAt);
  await expect(firstBox(page)).toBeVisible();
  const button = page.getByRole('button', { name: '撤稿', exact: true });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: '撤下这个页面' });
  await expect(dialog.getByLabel('说明（选填，读者会看到）')).toBeFocused();
  await expectNothingFound(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();

  await button.press('Enter');
  await page.keyboard.type('数字没有核实。');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('已经撤下，正在更新网站');
  await expect(dialog.getByRole('button', { name: '关闭' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '典型代表' })).toBeVisible();
  await expect(page.getByRole('link', { name: '庚小井' })).toBeVisible();
  await expect(page.getByRole('link', { name: '丁某' })).toHaveCount(0);
  const reader = await page.context().newPage();
  await expect(async () => {
    await reader.goto(`http://127.0.0.1:${office.port}/`);
    // The quick build shows every file: the notice with its address is what the site makes the page of.
    await expect(reader.locator('body')).toContainText('- /deputies/ding/', { timeout: 100 });
    await expect(reader.locator('body')).toContainText('数字没有核实。', { timeout: 100 });
  }).toPass();
});

test('the history tells each step, and shows by the keyboard what a change was', async ({ browser }) => {
  const before = String(await client.published(DING));
  await client.save(DING, before.replace('丁某照看老水井。', '丁某天天照看老水井。'));
  await toDecision('deputies/ding');
  await (await office.as('定丙')).publish('deputies/ding');
  const page = await deskAs(browser, office, '推甲', dingAt);
  await expect(firstBox(page)).toBeVisible();
  const button = page.getByRole('button', { name: '历史', exact: true });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: '这篇稿子的历史' });
  await expect(dialog.locator('li b')).toHaveText(['议定', '审核', '推荐', '保存', '不经编务台的改动']);
  const show = dialog.getByRole('button', { name: '看改了什么' }).first();
  await show.press('Enter');
  await expect(show).toHaveAttribute('aria-expanded', 'true');
  await expect(dialog.locator('ins').filter({ hasText: '天天' })).toBeVisible();
  await expectNothingFound(page);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a correction and a time of publication are written in the form, and the page waits for its time', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', dingAt);
  await page.getByLabel(/^定时发布/).fill('2099-01-02T08:30');
  await page.getByRole('button', { name: '新增更正' }).press('Enter');
  await page.getByLabel('更正时间').fill('2026-11-23T09:05');
  await page.getByLabel('更正内容').fill('原写“4口”，应为“3口”。');
  await expect(page.frameLocator('#preview-pane').locator('.corrections')).toContainText('2026-11-23 09:05　原写“4口”');
  await save(page);
  expect(await client.draft('deputies/ding', DING)).toContain(
    "publishAt: '2099-01-02 08:30'\ncorrections:\n  - at: '2026-11-23 09:05'\n    text: 原写“4口”，应为“3口”。\n",
  );
  await toDecision('deputies/ding');

  const ding = await deskAs(browser, office, '定丙', dingAt);
  const said: string[] = [];
  ding.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.accept();
  });
  await ding.getByRole('button', { name: '议定', exact: true }).press('Enter');
  await ding.getByRole('menuitem', { name: '议定并发布', exact: true }).press('Enter');
  await expect.poll(() => said.at(-1)).toMatch(/^已定于2099-01-02 08:30（北京时间）自动发布。/);
  await expect(ding.getByRole('button', { name: '状态：议定（主任会议）' })).toBeVisible();
  await expect(page.locator('.desk-said')).toHaveText('定丙刚刚定时了这一篇，重新打开才看得到。');
  expect(await client.published(DING)).not.toContain('更正');
});

test('the order of a list is changed with its buttons, and with the keys that its handle names', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', dingAt);
  const boxes = page.getByRole('textbox', { name: '职务', exact: true });
  await expect(boxes).toHaveValue('乙镇人大代表');
  await page.getByRole('button', { name: '新增职务' }).click();
  await boxes.nth(1).fill('乙镇老水井管护员');
  const up = (position: number) => page.getByRole('button', { name: `上移第${position}项` });
  await expect(up(1)).toHaveAttribute('aria-disabled', 'true');
  await up(2).click();
  await expect(boxes.first()).toHaveValue('乙镇老水井管护员');
  await expect(up(1)).toBeFocused();
  await expectNothingFound(page);
  await save(page);
  expect(await client.draft('deputies/ding', DING)).toContain('  - 乙镇老水井管护员\n  - 乙镇人大代表\n');

  await page.getByRole('button', { name: '移动这一项' }).first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('已经拿起，在原来的位置。')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('移动了位置。')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(boxes.first()).toHaveValue('乙镇人大代表');
  await save(page);
  expect(await client.draft('deputies/ding', DING)).toContain('  - 乙镇人大代表\n  - 乙镇老水井管护员\n');
});

test('a build that fails leads to the entry, and readers keep the last good site', async ({ browser }) => {
  await office.desk.builder.request();
  await client.save(WU, deputyStory('吴某让生成失败。'));
  await toDecision('deputies/wu');
  const page = await deskAs(browser, office, '推甲');
  await (await office.as('定丙')).publish('deputies/wu');
  await expect(page.locator('.desk-said')).toHaveText('网页没有生成，读者看到的还是上一次的网站。');
  await page.getByText('1处要改').press('Enter');
  const where = page.getByRole('link', { name: '典型代表“wu”' });
  await expect(where).toHaveAttribute('href', './#/collections/deputies/entries/wu');
  await expect(page.locator('.desk-diagnostic-list')).not.toContainText(/第\d+行/);
  await expectNothingFound(page);
  const reader = await page.context().newPage();
  await reader.goto(`http://127.0.0.1:${office.port}/`);
  await expect(reader.locator('body')).toContainText('丁某照看老水井。');
});

test('of two editors the second is told, and both keep their words', async ({ browser }) => {
  const [first, second] = await Promise.all(
    (['推甲', '全戊'] as const).map((name) => deskAs(browser, office, name, dingAt)),
  );
  if (!first || !second) throw new Error('two editors');
  await expect(firstBox(second)).toHaveValue('丁某照看老水井。');
  await firstBox(first).fill('丁某天天照看老水井。');
  await save(first);
  await firstBox(second).fill('丁某常年照看老水井。');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  await expect(toast(second, /^这篇稿子在您打开之后被改过（推甲在.*），没有保存，以免盖掉同事的改动。/)).toBeVisible();
  await expect(firstBox(second)).toHaveValue('丁某常年照看老水井。');
  expect(await client.draft('deputies/ding', DING)).toContain('\n丁某天天照看老水井。\n');
});

test('the session may end and the server start anew: the words stay, and are saved after signing in', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', dingAt);
  await firstBox(page).fill('丁某天天照看老水井。');
  // Ended any sooner, Decap's late reading of choices might open the dialog before the button is pressed.
  await page.route(
    '**/desk/api/check',
    async (route) => {
      await page.context().clearCookies();
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: '保存', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '编务台登录' });
  await expect(dialog.getByText('您的文字还在页面上，重新登录后接着写。')).toBeVisible();
  await expect(dialog.getByLabel('姓名')).toBeFocused();
  await expectNothingFound(page);
  await page.keyboard.type('全戊');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expectSaved(page);
  await expect(page.locator('.desk-person')).toContainText('全戊');
  expect(await client.draft('deputies/ding', DING)).toContain('丁某天天照看老水井。');

  await firstBox(page).fill('丁某天天照看老水井，风雨不误。');
  await office.stop();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(toast(page, '连不上编务台，刚才的一步没有保存。您的文字还在页面上')).toBeVisible();
  await expect(firstBox(page)).toHaveValue('丁某天天照看老水井，风雨不误。');
  office = await reopenDeskOffice(office);
  await save(page);
  expect(await (await office.as('推甲')).draft('deputies/ding', DING)).toContain('风雨不误。');
});

test('words that were not saved are offered again when the page was closed', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', dingAt);
  await firstBox(page).fill('丁某天天照看老水井。');
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const open = indexedDB.open('localforage');
        const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
        const kept = await new Promise<unknown[]>((resolve) => {
          const all = database.transaction('keyvaluepairs').objectStore('keyvaluepairs').getAll();
          all.onsuccess = () => resolve(all.result);
        });
        database.close();
        return JSON.stringify(kept);
      }),
    )
    .toContain('丁某天天照看老水井。');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  await page.reload();
  await expect.poll(() => asked).toContain('这里有一份还没有保存的稿子，要打开它吗？');
  await expect(firstBox(page)).toHaveValue('丁某天天照看老水井。');
  await save(page);
  expect(await client.draft('deputies/ding', DING)).toContain('丁某天天照看老水井。');
});

test('another address shows another entry, never the form of the one before', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  await expect(page.locator('.desk-code')).toHaveText('well');
  await page.goto(addressOf(office, '#/collections/cases/new'));
  await expect(page.getByLabel('编码')).toHaveValue('');
  await page.goto(addressOf(office, '#/collections/cases/entries/well'));
  await expect(page.getByLabel('标题', { exact: true })).toHaveValue('乙镇的老水井');
  await page.goto(addressOf(office, dingAt));
  await expect(page.locator('.desk-code')).toHaveText('ding');
});

test('a reviewer signs in, reads and moves a draft on a telephone', async ({ browser }) => {
  await client.save(WU, deputyStory());
  await client.move('deputies/wu', 'pending_review');
  const size = { width: 360, height: 740 };
  const context = await browser.newContext({ locale: 'zh-CN', viewport: size });
  const page = await context.newPage();
  await page.goto(addressOf(office, '#/workflow'));
  await page.getByLabel('姓名').fill('审乙');
  await page.getByLabel('密码').fill(PASSWORD);
  await expectNothingFound(page);
  await page.keyboard.press('Enter');
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect(page.getByRole('link', { name: '吴某' })).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(size.width);
  await page.getByRole('link', { name: '吴某' }).click();
  await expect(page.frameLocator('#preview-pane').getByRole('heading', { name: '吴某' })).toBeInViewport();
  expect(await wide()).toBeLessThanOrEqual(size.width);
  for (const name of ['历史', '退出']) await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: '议定（主任会议）' }).click();
  await expect.poll(() => client.status('deputies/wu')).toBe('pending_publish');
  await context.close();
});
