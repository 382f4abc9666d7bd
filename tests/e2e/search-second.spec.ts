/** The second answer of search: what a person gets who did not type what a page holds. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const box = (page: Page) => page.getByRole('searchbox', { name: '要找的字词' });
const status = (page: Page) => page.locator('.search-status');
const resultTitles = (page: Page) => page.locator('.search-results .title');

async function openSearch(page: Page, words: string): Promise<void> {
  // A search of its own: on the page that is open, what the last one found would stand until this one has answered.
  await page.goto('about:blank');
  await page.goto(`/search/#${new URLSearchParams({ q: words }).toString()}`);
  await expect(status(page)).not.toBeEmpty();
}

test('a question finds the pages that hold what it asks for, and offers the thing itself above them', async ({
  page,
}) => {
  await openSearch(page, '请问小马扎是什么');
  await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  await expect(resultTitles(page)).toHaveCount(3);
  await expect(page.locator('.search-names a').filter({ hasText: '小马扎' }).first()).toBeVisible();
  for (const mark of await page.locator('.search-results mark').allTextContents()) expect(mark).toBe('小马扎');
  await resultTitles(page).first().click();
  const marked = page.getByRole('region', { name: '标出的字词' });
  await expect(marked.locator('mark')).toHaveText('小马扎');
  await marked.getByRole('link', { name: '全部结果' }).click();
  await expect(box(page)).toHaveValue('请问小马扎是什么');
});

test('a page that holds only some of the words says which are missing', async ({ page }) => {
  await openSearch(page, '小马扎 电梯');
  await expect(status(page)).toHaveText('没有一页全都有，下面的3个页面有其中一些。');
  await expect(page.locator('.result-missing')).toHaveText(['缺：电梯', '缺：电梯', '缺：电梯']);
  await page.getByRole('checkbox', { name: /^简报/ }).check();
  await expect(resultTitles(page)).toHaveCount(1);
});

test('a wrong character and pinyin among characters are read as what was meant, and can be taken as typed', async ({
  page,
}) => {
  for (const words of ['小ma扎', '小马札']) {
    await openSearch(page, words);
    await expect(status(page)).toContainText('小马扎');
    await expect(resultTitles(page)).toHaveCount(3);
  }
  await page.getByRole('button', { name: '只找“小马札”' }).click();
  await expect(page.locator('.search-others')).toContainText('没有找意思相同的词。');
  await page.getByRole('button', { name: '都找' }).click();
  await expect(status(page)).toContainText('按“小马扎”找到3页');
});

test('other words for the same are named, and one of them can be left out', async ({ page }) => {
  await openSearch(page, '喝水');
  await expect(page.locator('.search-others')).toContainText('也找了：');
  const found = await resultTitles(page).count();
  expect(found).toBeGreaterThan(0);
  await page.getByRole('button', { name: '不找“饮用水”' }).click();
  await expect(page.locator('.search-others')).toContainText('没有找：饮用水');
  await page.getByRole('button', { name: '都找' }).click();
  await expect(resultTitles(page)).toHaveCount(found);
});

test('nonsense finds nothing', async ({ page }) => {
  for (const words of ['紫色大象跳芭蕾', 'asdfqwer', '龘靐齉']) {
    await openSearch(page, words);
    await expect(status(page)).toHaveText(`没有找到含有“${words}”的页面。`);
    await expect(resultTitles(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '还可以这样找' })).toBeVisible();
  }
});

test('a minus leaves out, quotation marks take words as they are, OR takes either, and the help says so', async ({
  page,
}) => {
  await openSearch(page, '代表');
  const all = Number.parseInt((await status(page).textContent()) ?? '', 10);
  await openSearch(page, '代表 -小马扎');
  await expect(status(page)).toHaveText(`${all - 3}个页面含有“代表 -小马扎”。`);
  await openSearch(page, '“小马扎” OR 电梯');
  await expect(resultTitles(page)).toHaveCount(3);
  await page.getByText('怎样找得准').click();
  await expect(page.getByText('前面加减号')).toBeVisible();
});

test('lines that are pasted stay words apart, and a text too long is said to be cut', async ({ page }) => {
  await page.goto('/search/');
  await box(page).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', '小马扎\r\n代表');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
  });
  await expect(box(page)).toHaveValue('小马扎 代表');
  await expect(status(page)).toContainText('含有“小马扎 代表”');
  await box(page).fill('小马扎'.repeat(100));
  await expect(status(page)).toContainText('字太多，只找前200个字。');
});

for (const [what, pattern] of [
  ['names', '**/search-index/names-*'],
  ['facets', '**/search-index/**/filter/**'],
  ['words that mean the same', '**/search-index/words-*'],
  ['vocabulary', '**/search-index/vocabulary-*'],
] as const) {
  test(`what was found stays when the file of ${what} does not come`, async ({ page }) => {
    let refused = 0;
    await page.route(pattern, (route) => {
      refused += 1;
      return route.abort();
    });
    await openSearch(page, what === 'vocabulary' ? '小马扎 电梯' : '小马扎');
    await expect(resultTitles(page)).toHaveCount(3);
    await expect.poll(() => refused).toBeGreaterThan(2);
    await expect(resultTitles(page)).toHaveCount(3);
  });
}

test('more results are set behind those that are there, without asking for those again', async ({ page }) => {
  await openSearch(page, '代表');
  await expect(resultTitles(page)).toHaveCount(10);
  await resultTitles(page)
    .first()
    .evaluate((link) => link.setAttribute('data-seen', ''));
  await page.locator('.search-more').click();
  await expect(resultTitles(page).nth(10)).toBeFocused();
  await expect(page.locator('.title[data-seen]')).toHaveCount(1);
});

test('the way back from a result is to where the reader was', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openSearch(page, '代表');
  await page.locator('.search-more').click();
  const wanted = resultTitles(page).nth(12);
  await wanted.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  // Leaving by an address of its own keeps the page out of the browser's memory of pages.
  await page.evaluate(() => addEventListener('unload', () => undefined));
  await wanted.click();
  await expect(page.getByRole('region', { name: '标出的字词' })).toBeVisible();
  await page.goBack();
  await expect(resultTitles(page).nth(12)).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 200);
});

test('复制这次搜索 gives an address that holds the search before the #', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSearch(page, '小马扎');
  await page.getByRole('checkbox', { name: /^简报/ }).check();
  await page.getByRole('button', { name: '复制这次搜索' }).click();
  await expect(page.getByText('已复制')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).not.toContain('#');
  await page.goto(address);
  await expect(resultTitles(page)).toHaveCount(1);
});

test('an open page whose own program was replaced says to reload', async ({ page }) => {
  await page.route('**/_astro/worker-*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('/search/');
  await box(page).fill('小马扎');
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('alert')).toContainText('请刷新');
  await page.unroute('**/_astro/worker-*.js');
  await page.getByRole('button', { name: '刷新' }).click();
  await expect(resultTitles(page)).toHaveCount(3);
});
