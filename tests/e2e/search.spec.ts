import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { wordingNote } from '#model/wording-words.ts';

const fragment = (words: string) => `#${new URLSearchParams({ q: words }).toString()}`;
const resultTitles = (page: Page) => page.locator('.search-results .title');
const status = (page: Page) => page.locator('.search-status');

async function openSearch(page: Page, words: string): Promise<void> {
  await page.goto(`/search/${fragment(words)}`);
  await expect(status(page)).not.toBeEmpty();
}

test.describe('the search page', () => {
  test('lists each page that holds the words, says where, and marks exactly the words', async ({ page }) => {
    await openSearch(page, '小马扎');
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
    await expect(resultTitles(page)).toHaveCount(3);
    const quoted = page.locator('.search-results li').filter({ has: page.locator('.kind', { hasText: '简报' }) });
    await expect(quoted.locator('.result-note')).toHaveText([wordingNote('rewritten')]);
    await expect(page.locator('.result-note')).toHaveCount(1);
    for (const mark of await page.locator('.search-results mark').allTextContents()) expect(mark).toBe('小马扎');
    const first = page.locator('.search-results li').first();
    await expect(first.locator('.where')).toHaveText('寅县·卯乡　2021年');
    await expect(first.locator('.found-in')).toHaveText(/^第\d+段$/);
  });

  test('downloads nothing until asked, and lists the whole archive when asked to', async ({ page }) => {
    const downloads: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/search-index/')) downloads.push(request.url());
    });
    await page.goto('/search/', { waitUntil: 'networkidle' });
    expect(downloads).toEqual([]);
    await page.getByRole('button', { name: '列出全部页面' }).click();
    await expect(status(page)).toHaveText('全部23页，新的在前。');
    await expect(resultTitles(page)).toHaveCount(10);
    await page.getByRole('button', { name: '再看10条' }).click();
    await expect(resultTitles(page)).toHaveCount(20);
    await expect(resultTitles(page).nth(10)).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('button', { name: '列出全部页面' })).toBeVisible();
    await expect(resultTitles(page)).toHaveCount(0);
  });

  test('looks for what an input method puts in, never for half-typed pinyin', async ({ page }) => {
    await page.goto('/search/');
    const input = page.getByRole('searchbox', { name: '要找的字词' });
    await input.focus();
    const client = await page.context().newCDPSession(page);
    for (const typed of ['x', 'xiao', 'xiao ma', 'xiao ma zha']) {
      await client.send('Input.imeSetComposition', {
        text: typed,
        selectionStart: typed.length,
        selectionEnd: typed.length,
      });
    }
    // Longer than the pause after which typed words are looked for.
    await page.waitForTimeout(500);
    await expect(input).toHaveValue('xiao ma zha');
    await expect(status(page)).toBeEmpty();
    expect(page.url()).not.toContain('q=');
    await client.send('Input.insertText', { text: '小马扎' });
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  });

  test('narrows by facets that combine, keeps them in the address, and goes back step by step', async ({ page }) => {
    await openSearch(page, '代表');
    const all = await resultTitles(page).count();
    await page.getByRole('checkbox', { name: /^案例/ }).check();
    await expect(resultTitles(page)).toHaveCount(3);
    await page.getByRole('checkbox', { name: /^巳县 ?\d/ }).check();
    await expect(resultTitles(page)).toHaveCount(1);
    await expect(page.getByRole('checkbox', { name: /^巳县 ?\d/ })).toBeFocused();
    await expect(page.getByRole('checkbox', { name: /^案例/ })).toBeChecked();
    const address = page.url();
    expect(decodeURIComponent(address)).toContain('place=子省/丑市/巳县');

    await page.reload();
    await expect(resultTitles(page)).toHaveCount(1);
    await expect(page.getByRole('searchbox', { name: '要找的字词' })).toHaveValue('代表');

    await page.goBack();
    await expect(resultTitles(page)).toHaveCount(3);
    await page.goBack();
    await expect(resultTitles(page)).toHaveCount(all);
    await page.goForward();
    await expect(page.getByRole('checkbox', { name: /^案例/ })).toBeChecked();
    await page.getByRole('button', { name: '去掉条件：类型 案例' }).click();
    await expect(resultTitles(page)).toHaveCount(all);

    const shared = await page.context().newPage();
    await shared.goto(address);
    await expect(resultTitles(shared)).toHaveCount(1);
  });

  test('counts each value of a facet as it will be when chosen', async ({ page }) => {
    await openSearch(page, '代表');
    const option = page.locator('.search-facets label', { hasText: '典型代表' }).first();
    const count = Number((await option.locator('.count').textContent())?.replace('页', ''));
    await option.getByRole('checkbox').check();
    await expect(resultTitles(page)).toHaveCount(count);
  });

  test('orders by date on request', async ({ page }) => {
    await openSearch(page, '代表');
    await page.getByRole('radio', { name: '最新' }).check();
    await expect(page).toHaveURL(/order=date/);
    await page.reload();
    await expect(page.getByRole('radio', { name: '最新' })).toBeChecked();
  });

  test('offers names by pinyin beside the results', async ({ page }) => {
    for (const [pinyin, name] of [
      ['xiaomazha', '小马扎'],
      ['xmz', '小马扎'],
      ['gengxiaojing', '庚小井'],
    ] as const) {
      await openSearch(page, pinyin);
      await expect(page.locator('.search-hints').getByRole('link', { name, exact: true }).first()).toBeVisible();
    }
  });

  test('says what to try when nothing is found', async ({ page }) => {
    await openSearch(page, '庚小景');
    await expect(status(page)).toHaveText('没有找到含有“庚小景”的页面，按“庚小井”找到4页。');

    await openSearch(page, '小马扎 紫色大象 芭蕾舞团');
    await page.locator('.search-hints section:not(.search-names)').getByRole('link', { name: '小马扎' }).click();
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  });

  test('moves words that came as ?q= behind the #, where no further request carries them', async ({ page }) => {
    await page.goto('/search/?q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
    expect(new URL(page.url()).search).toBe('');
  });
});

test.describe('the search box of every page', () => {
  test('opens with "/", is walked with the arrow keys and closes with Esc', async ({ page }) => {
    await page.goto('/cases/yin/');
    await page.evaluate(() => scrollTo(0, 900));
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('/');
    const input = page.getByRole('combobox', { name: '搜索本站' });
    await expect(input).toBeFocused();
    await expect(input).toHaveAttribute('aria-expanded', 'true');
    await expect(input).toBeInViewport();
    await page.keyboard.type('庚小井');
    const options = page.getByRole('option');
    await expect(options.first()).toContainText('庚小井');
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(input).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await expect(input).not.toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  test('opens the option chosen with Enter, or else all results', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('gengxiaojing');
    await expect(page.getByRole('option').first()).toContainText('庚小井');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/deputies/gengxiaojing/');
    await page.waitForLoadState();
    await page.keyboard.press('/');
    await page.keyboard.type('小马扎');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/#q=/);
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  });

  test('keeps the option chosen when the answer to the last letter comes late, and forgets it when one types on', async ({
    page,
  }) => {
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('gengxiaojin');
    const options = page.getByRole('option');
    await expect(options.first()).toContainText('庚小井');
    await page.keyboard.press('g');
    await page.keyboard.press('ArrowDown');
    await expect(options.last()).toHaveAttribute('href', /#q=gengxiaojing$/);
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/deputies/gengxiaojing/');
  });

  test('takes a "/" that is typed into a box as a letter', async ({ page }) => {
    await page.goto('/search/');
    await page.getByRole('searchbox', { name: '要找的字词' }).fill('a');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: '要找的字词' })).toHaveValue('a/');
  });

  test('fills a small screen while in use and gives it back', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto('/');
    await page.getByRole('searchbox', { name: '搜索本站' }).click();
    await page.keyboard.type('寅县');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: '取消' }).click();
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  });
});

test.describe('a found page', () => {
  test('opens at the paragraph with the words marked', async ({ page }) => {
    await openSearch(page, '票决');
    await resultTitles(page).first().click();
    await expect(page).toHaveURL(/#p\d+&q=/);
    await expect(page.locator(':target')).toContainText('票决');
    await expect(page.locator(':target')).toBeInViewport();
    const bar = page.getByRole('region', { name: '标出的字词' });
    await expect(bar).toContainText('票决');
    const marked = () =>
      page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()));
    const words = await marked();
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words)).toEqual(new Set(['票决']));
    await page.reload();
    await expect(bar).toBeVisible();
    expect(await marked()).toEqual(words);
    await bar.getByRole('button', { name: '不再标出' }).click();
    await expect(bar).toHaveCount(0);
    expect(await marked()).toEqual([]);
  });

  test('marks words across links and in Traditional characters', async ({ page }) => {
    for (const words of ['至少要做到', '寅县把這些', '写的是拟于9月份']) {
      await page.goto(`/cases/yin/${fragment(words)}`);
      await expect(page.getByRole('region', { name: '标出的字词' })).toContainText(words);
    }
  });

  test('leads from one place to the next and back to the results', async ({ page }) => {
    await page.goto(`/briefings/2021-zhutihuodong/mao/${fragment('小马扎')}`);
    const bar = page.getByRole('region', { name: '标出的字词' });
    await expect(bar.getByRole('status')).toHaveText(/^第1处/);
    await bar.getByRole('button', { name: '上一处' }).click();
    await expect(bar.getByRole('status')).toHaveText(/^第(\d+)处，共\1处$/);
    await bar.getByRole('link', { name: '全部结果' }).click();
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  });

  test('uses <mark> where the browser cannot colour ranges, and leaves the text whole', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(CSS, 'highlights'));
    await page.goto('/cases/yin/');
    const text = await page.locator('main').textContent();
    await page.goto(`/cases/yin/${fragment('写的是拟于9月份')}`);
    await page.reload();
    await expect(page.locator('mark.found').first()).toBeVisible();
    expect((await page.locator('mark.found').allTextContents()).join('')).toBe('写的是拟于9月份');
    await page.getByRole('button', { name: '不再标出' }).click();
    await expect(page.locator('mark.found')).toHaveCount(0);
    expect(await page.locator('main').textContent()).toBe(text);
  });

  test('costs a page without words none of the code of search', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (/\/_astro\/(?:found-words|search-box\.(?!astro)|search-page|worker)/.test(request.url()))
        loaded.push(request.url());
    });
    await page.goto('/cases/yin/#p3', { waitUntil: 'networkidle' });
    expect(loaded).toEqual([]);
    await page.goto(`/cases/mao/${fragment('小马扎')}`, { waitUntil: 'networkidle' });
    expect(loaded.length).toBeGreaterThan(0);
  });
});
