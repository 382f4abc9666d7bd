/** 管理 keeps the accounts at the desk, also on a telephone; somebody of one township sees that township's drafts. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { deputyStory, WU } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, openDeskOffice } from './desk-browser.ts';

let office: Office;

test.beforeEach(async () => {
  office = await openDeskOffice();
});
test.afterEach(() => closeDeskOffice(office));

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over).toBeLessThanOrEqual(0);
}

async function signInAs(page: Page, name: string, password: string): Promise<void> {
  await page.goto(addressOf(office));
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
}

test('管理 makes an account for one township; its 推 sees that township’s drafts, and changes the password', async ({
  browser,
}) => {
  const tui = await office.as('推甲');
  await tui.save(WU, deputyStory());
  await tui.save('deputies/chen.mdx', deputyStory().replace('吴某', '陈某').replace('place: yi', 'place: chen'));
  const page = await deskAs(browser, office, '管丁', undefined, { width: 1366, height: 768 });
  await page.goto(addressOf(office, 'accounts.html'));
  await expect(page.getByText('推甲', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '建立账号' }).click();
  await page.getByLabel('姓名（登录用）').fill('新己');
  await page.getByLabel(/^单位/).fill('乙镇人大');
  await page.getByLabel(/^只看一个地方的稿子/).fill('乙镇');
  await page.getByRole('option', { name: /乙镇/ }).first().click();
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/accounts-1366.png', fullPage: true });
  await page.getByRole('button', { name: '建立', exact: true }).click();
  const said = page.getByText(/新己的账号已经建立，密码是 [a-z2-9]{12} ，/);
  await expect(said).toBeVisible();
  const password = /密码是 (\S+) /.exec((await said.textContent()) ?? '')?.[1] ?? '';
  await expect(page.getByText('只看乙镇的稿子')).toBeVisible();

  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  const own = await context.newPage();
  await signInAs(own, '新己', password);
  await expect(own.getByRole('link', { name: '吴某', exact: true })).toBeVisible();
  await expect(own.getByText('陈某')).toHaveCount(0);
  await own.getByRole('link', { name: '我的密码' }).click();
  await own.getByLabel('现在的密码').fill(password);
  await own.getByLabel('新密码（至少8位）').fill('shuijing-2026');
  await own.getByLabel('再写一次新密码').fill('shuijing-2026');
  await expectSound(own);
  await own.screenshot({ path: '.tmp/shots/password-390.png', fullPage: true });
  await own.getByRole('button', { name: '改密码' }).click();
  await expect(own.getByText('密码已经改好，别处的登录都退出了。')).toBeVisible();
  await context.close();
});

test('管理 sees wrong passwords, unlocks and resets on a telephone, and tells groups outside', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const wrong = await context.newPage();
  await signInAs(wrong, '推甲', 'not-this-one');
  await expect(wrong.getByRole('alert')).toContainText('姓名或密码不对');
  const page = await deskAs(browser, office, '管丁', undefined, { width: 390, height: 844 });
  await page.goto(addressOf(office, 'accounts.html'));
  await expect(page.getByText('密码错过1次')).toBeVisible();
  await page.getByRole('button', { name: /^解锁.*推甲/ }).click();
  await expect(page.getByText('推甲可以再登录了。')).toBeVisible();
  await page.getByRole('button', { name: /^重设密码.*推甲/ }).click();
  await expect(page.getByText(/推甲的新密码是/)).toBeVisible();
  await page.getByRole('button', { name: '加一个群' }).click();
  await page.getByLabel('种类').selectOption('feishu');
  await page.getByLabel('地址', { exact: true }).fill('https://open.feishu.cn/open-apis/bot/v2/hook/x');
  await page.getByRole('button', { name: '发邮件' }).click();
  await expectSound(page);
  await page.screenshot({ path: '.tmp/shots/notices-390.png', fullPage: true });
  await page.getByRole('button', { name: '不发邮件' }).click();
  await page.getByLabel('打开通知').check();
  await page.getByRole('button', { name: '保存通知的设置' }).click();
  await expect(page.getByText('通知的设置已经保存。')).toBeVisible();
  expect(office.desk.notices.settings()).toMatchObject({ on: true, webhooks: [{ kind: 'feishu' }] });
  await context.close();
});

test('whoever does not manage finds the own password there and nothing else', async ({ browser }) => {
  const page = await deskAs(browser, office, '定丙');
  await page.goto(addressOf(office, 'accounts.html'));
  await expect(page.getByRole('heading', { level: 1, name: '我的密码' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '改自己的密码' })).toBeVisible();
  await expect(page.getByText('建立账号')).toHaveCount(0);
});
