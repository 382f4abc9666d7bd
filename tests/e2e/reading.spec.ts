import { expect, test } from '@playwright/test';

test('a reader without JavaScript goes from the front page to a case to the paragraph behind a figure', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: '卯乡：一张小马扎，坐下来把事商量好' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('卯乡：一张小马扎，坐下来把事商量好');
  await page.locator('a.fact', { hasText: '6个社情民意点' }).first().click();
  await expect(page).toHaveURL(/\/briefings\/2021-zhutihuodong\/mao\/#p\d+$/);
  await expect(page.locator(':target')).toContainText('6个社情民意点');
  await context.close();
});

test('a page asks nothing of any other host and breaks no rule of its security policy', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  for (const path of ['/', '/cases/yin/', '/briefings/2021-zhutihuodong/yin/', '/places/']) await page.goto(path);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('an unknown address answers 404 with ways onward', async ({ page }) => {
  const response = await page.goto('/no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: '站点地图' }).first()).toBeVisible();
});
