/** The site's settings at the desk, in a real browser: the form, the preview, what is locked, what the server says. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { PASSWORD } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { closeDeskOffice, openDeskOffice } from './desk-browser.ts';

const FILE = 'site.yaml';

test.describe.configure({ timeout: 120_000 });
test.use({ actionTimeout: 20_000, locale: 'zh-CN' });

let office: Office;
test.beforeEach(async () => {
  office = await openDeskOffice();
});
test.afterEach(() => closeDeskOffice(office));

async function openSettings(page: Page): Promise<void> {
  await page.goto(`http://127.0.0.1:${office.port}/admin/#/collections/settings/entries/site`);
  await page.getByLabel('姓名').fill('推甲');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByLabel('网站名称')).toHaveValue('甲县人大');
}

test('a setting is changed, previewed as readers will see it, and saved as a draft of its own', async ({ page }) => {
  await openSettings(page);
  await page.getByLabel('口号').fill('一口老井');
  const preview = page.frameLocator('iframe');
  await expect(preview.locator('.masthead .slogan')).toHaveText('一口老井');
  await expect(preview.locator('.site-footer')).toContainText('测ICP备00000000号');
  await expect(page.getByText('https://example.test', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '网址' })).toHaveCount(0);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('检查通过')).toBeVisible();
  const client = await office.as('推甲');
  const before = String(await client.published(FILE));
  await expect.poll(() => client.draft('settings/site', FILE)).toBe(`${before}slogan: 一口老井\n`);
  await expect(page.getByRole('button', { name: '撤稿' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '历史' })).toBeVisible();
});

test('a wrong setting is named in Chinese before it is saved', async ({ page }) => {
  await openSettings(page);
  await page.getByLabel('纠错入口').fill('javascript:alert(1)');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('「纠错入口」应当以 https:// 或 mailto: 开头').first()).toBeVisible();
  expect(await (await office.as('推甲')).status('settings/site')).toBeUndefined();
});
