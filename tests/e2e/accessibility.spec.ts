import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

/** One page of each template. */
const templates = [
  '/',
  '/cases/',
  '/cases/xinmi/',
  '/cases/sunying/',
  '/cases/wugang/',
  '/deputies/',
  '/deputies/wangxuhui/',
  '/brands/',
  '/brands/qinshuoshi/',
  '/briefings/',
  '/briefings/year/2024/',
  '/briefings/2024-zhutihuodong/',
  '/briefings/2024-zhutihuodong/xinmi/',
  '/places/',
  '/places/wugang/',
  '/topics/',
  '/topics/jiceng-zhili/',
  '/mechanisms/',
  '/mechanisms/shi-ge-yi/',
  '/about/',
  '/accessibility/',
  '/sitemap/',
  '/open-data/',
  '/print/2024-zhutihuodong/',
  '/search/',
  '/glossary/',
  '/404.html',
];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} surroundings`, () => {
    test.use({ colorScheme: scheme });
    for (const path of templates) {
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      });
    }
  });
}

test.describe('on small screens and with large text', () => {
  for (const path of templates) {
    test(`nothing is cut off on ${path} at 320 px, and at 200 % text`, async ({ page }) => {
      for (const [width, size] of [
        [320, '112.5%'],
        [640, '225%'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    });
  }
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
