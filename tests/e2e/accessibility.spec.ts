import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { officeFolder } from '#archive/office-folder.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { lookInBrowser } from '../../verify/browser/look.ts';
import { onePageOfEach } from '../../verify/browser/templates.ts';
import { readBuiltSite } from '../../verify/built-site.ts';
import { listAnswer } from '../../verify/finding.ts';

/** Pages whose entries show what others of their kind do not, whichever verification would choose. */
const NAMED = [
  '/brands/qinshuoshi/',
  '/briefings/2024-zhutihuodong/xinmi/',
  '/mechanisms/shi-ge-yi/',
  '/places/wugang/',
  '/topics/jiceng-zhili/',
];

test('axe finds nothing on a page of every template in light and dark surroundings, and nothing is cut off', async () => {
  // Some thirty pages in one browser, twice each.
  test.setTimeout(600_000);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const site = readBuiltSite({ dist: `${root}dist`, settings: loadSettings(officeFolder(root)) });
  const named = site.pages.filter(({ path }) => NAMED.includes(path));
  expect(named).toHaveLength(NAMED.length);
  const chosen = new Set([...onePageOfEach(site.pages), ...named]);
  const answer = await lookInBrowser(site, { choose: () => [...chosen] });
  expect(listAnswer(answer)).toEqual([
    `无障碍：每种版式取1到3个网页，共${chosen.size}个，在浏览器里看了浅色、深色、小屏幕和大字，没有障碍`,
  ]);
});

test('the keyboard reaches the text first, then every section, with a visible focus', async ({ page }) => {
  await page.goto('/cases/xinmi/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  await expect(page.locator('main a').first()).toBeFocused();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).toBe('solid');
});

test('nothing moves for readers who ask for stillness', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  await context.close();
});
