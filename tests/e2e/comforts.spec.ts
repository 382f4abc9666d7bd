import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { wordingNote } from '#model/wording-words.ts';

const ARTICLE = '/briefings/2021-zhutihuodong/si/';
/** One page of each kind of layout. */
const TEMPLATES = [
  '/',
  '/cases/',
  '/cases/yin/',
  '/cases/gone/',
  ARTICLE,
  '/briefings/year/2021/',
  '/mechanisms/yishihui/',
  '/places/',
  '/glossary/',
  // A title of sixty characters and a table of ten columns; forty headings; pictures of three shapes.
  '/briefings/2021-004/',
  '/briefings/2021-005/',
  '/briefings/2022-001/',
];
const MODES = [
  { mode: 'elder' },
  { mode: 'elder', size: 'large', scheme: 'dark' },
  { size: 'large', scheme: 'light' },
  { size: 'small', scheme: 'contrast' },
] as const;

const remember = (page: Page, display: object) =>
  page.addInitScript((value) => localStorage.setItem('display', value), JSON.stringify(display));

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const display of MODES) {
  test(`axe finds nothing and nothing is cut off with ${JSON.stringify(display)}`, async ({ page }) => {
    test.slow();
    await remember(page, display);
    for (const path of TEMPLATES) {
      await page.setViewportSize({ width: 360, height: 780 });
      await page.goto(path);
      expect(await axe(page), path).toEqual([]);
      for (const width of [320, 360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('axe finds nothing in the colours of the system', async ({ browser }) => {
  test.slow();
  for (const options of [{ forcedColors: 'active' }, { contrast: 'more' }] as const) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const path of ['/', ARTICLE]) {
      await page.goto(path);
      expect(await axe(page), path).toEqual([]);
    }
    await context.close();
  }
});

test.describe('长辈版', () => {
  test('is one switch, remembered on every page and put on before anything else runs', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('长辈版').click();
    await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
    // Without the other scripts, so that only the blocking one can have done it.
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(ARTICLE);
    await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
    await page.unroute('**/_astro/*.js');
    await page.reload();
    await expect(page.getByLabel('长辈版')).toBeChecked();
    await page.getByLabel('长辈版').click();
    await page.reload();
    await expect(page.locator('html')).not.toHaveAttribute('data-mode');
  });

  test('shows no text under 20 px, and up to 30 px', async ({ page }) => {
    await remember(page, { mode: 'elder', size: 'small' });
    for (const path of TEMPLATES) {
      await page.goto(path);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
          .filter((element) => element.checkVisibility() && element.closest('svg, .visually-hidden, .skip') === null)
          .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 20)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(small, path).toEqual([]);
    }
    await page.locator('.display summary').click();
    await page.getByLabel('大', { exact: true }).click();
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('30px');
  });

  test('makes every main control at least 60 by 60', async ({ page }) => {
    await remember(page, { mode: 'elder', size: 'small' });
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(ARTICLE);
    await page.locator('.display summary').click();
    const boxes = await page
      .locator('.site-nav a, .site-name, .display label, .display summary, .tools button, .tools summary, .tags a')
      .evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility())
          .map((element) => [element.textContent?.trim(), element.getBoundingClientRect()] as const)
          .map(([name, { width, height }]) => ({ name, width: Math.round(width), height: Math.round(height) })),
      );
    expect(boxes.length).toBeGreaterThan(15);
    expect(boxes.filter(({ width, height }) => width < 60 || height < 60)).toEqual([]);
  });

  test('works for one page without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(ARTICLE);
    const before = (await page.locator('.prose p').first().boundingBox())?.height ?? 0;
    await page.getByLabel('长辈版').click();
    expect((await page.locator('.prose p').first().boundingBox())?.height).toBeGreaterThan(before);
    await context.close();
  });
});

test('the display can be set with the keyboard alone, and follows the system unless told otherwise', async ({
  browser,
}) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('/');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  await page.locator('.display summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('跟随系统')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('浅色')).toBeChecked();
  expect(await paper()).not.toBe(dark);
  await page.keyboard.press('Escape');
  await expect(page.locator('.display summary')).toBeFocused();
  await expect(page.getByLabel('浅色')).toBeHidden();
  await context.close();
});

test.describe('朗读', () => {
  /** A system with voices that say nothing and tell what they were given. */
  const fakeVoices = (page: Page, langs: readonly string[]) =>
    page.addInitScript((names) => {
      const spoken: { text: string; rate: number; end: () => void }[] = [];
      class Utterance extends EventTarget {
        rate = 1;
        voice = null;
        lang = '';
        readonly text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      }
      const speech = Object.assign(new EventTarget(), {
        getVoices: () =>
          names.map((lang) => ({ lang, localService: true, name: lang, voiceURI: lang, default: false })),
        speak: (one: Utterance) =>
          spoken.push({ text: one.text, rate: one.rate, end: () => one.dispatchEvent(new Event('end')) }),
        cancel: () => undefined,
      });
      Object.defineProperty(window, 'speechSynthesis', { value: speech });
      Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
    }, langs);
  const spoken = (page: Page) =>
    page.evaluate(() =>
      (window as unknown as { spoken: { text: string; rate: number }[] }).spoken.map(({ text, rate }) => ({
        text,
        rate,
      })),
    );
  const finish = (page: Page) =>
    page.evaluate(() => (window as unknown as { spoken: { end: () => void }[] }).spoken.at(-1)?.end());

  test('reads sentence by sentence, marks each, and can pause, change speed and stop', async ({ page }) => {
    await fakeVoices(page, ['en-US', 'zh-CN']);
    await page.goto(ARTICLE);
    await page.getByRole('button', { name: '朗读', exact: true }).click();
    await expect(page.getByRole('button', { name: '暂停' })).toBeVisible();
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join(''));
    expect(await marked()).toBe('巳县：请代表进网格办实事');
    for (let sentence = 0; sentence < 12; sentence++) await finish(page);
    const said = await spoken(page);
    expect(said).toHaveLength(13);
    for (const { text } of said) {
      expect(text.length).toBeLessThanOrEqual(120);
      expect(text).not.toMatch(/[《》§\d]/);
    }
    expect(said.map(({ text }) => text)).toContain('第一，先行探索，增添动力');
    const range = await page.evaluate(() => {
      const [first] = CSS.highlights.get('spoken') ?? [];
      return (first as Range).getBoundingClientRect().top;
    });
    await expect.poll(async () => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(range).toBeDefined();
    await page.getByRole('button', { name: '暂停' }).click();
    const paused = await marked();
    await finish(page);
    expect(await spoken(page)).toHaveLength(13);
    await page.getByRole('button', { name: '继续朗读' }).click();
    expect(await marked()).toBe(paused);
    await page.getByLabel('语速').selectOption('1.5');
    expect((await spoken(page)).at(-1)?.rate).toBe(1.5);
    await page.getByRole('button', { name: '停止' }).click();
    expect(await marked()).toBe('');
    await expect(page.getByRole('button', { name: '朗读', exact: true })).toBeFocused();
  });

  test('says what to do where no voice reads Chinese', async ({ page }) => {
    await fakeVoices(page, ['en-US']);
    await page.goto('/cases/si/');
    await expect(page.getByText('请点右上角 ⋯ 在浏览器打开')).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole('button', { name: '朗读', exact: true })).toBeHidden();
  });
});

test('one tap on a paragraph’s link copies its citation', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ARTICLE);
  const note = wordingNote('rewritten').slice(0, -1);
  await page.getByRole('link', { name: '复制第3段的引用' }).click();
  await expect(page.getByRole('status')).toHaveText('已复制第3段的引用');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `《简报》2021年（期号未载明），巳县：请代表进网格办实事（${note}），第3段，${baseURL}${ARTICLE}#p3`,
  );
});

test('a citation is copied the old way where there is no clipboard', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => {
      const { activeElement } = document;
      Object.assign(window, { copied: activeElement instanceof HTMLTextAreaElement ? activeElement.value : '' });
    });
  });
  await page.goto(ARTICLE);
  await page.getByRole('link', { name: '复制第1段的引用' }).click();
  await expect(page.getByRole('status')).toHaveText('已复制第1段的引用');
  expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toContain('第1段，http');
});

test('a page can be shared through the system, or by its code and address', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (what: ShareData) => {
        Object.assign(window, { shared: what });
        return Promise.resolve();
      },
    });
  });
  await page.goto('/cases/si/');
  await page.getByText('分享', { exact: true }).click();
  await expect(page.getByRole('img', { name: '本页网址的二维码' })).toBeVisible();
  await page.getByRole('button', { name: '发给别人' }).click();
  const shared = await page.evaluate(() => (window as unknown as { shared: ShareData }).shared);
  expect(shared.url).toMatch(/\/cases\/si\/$/);
  expect(shared.title).toContain('巳县');
});

test.describe('a word of the trade', () => {
  test('is explained beside itself, and closed with the keyboard', async ({ page }) => {
    await page.goto(ARTICLE);
    const word = page.locator('a.term', { hasText: '混合编组' });
    await word.focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('dialog', { name: '混合编组' });
    await expect(note).toContainText('把不同级别的人大代表编在同一个组里');
    await expect(note).toBeInViewport({ ratio: 1 });
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await expect(word).toBeFocused();
  });

  test('leads to its note without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(ARTICLE);
    await page.locator('a.term').first().click();
    await expect(page.locator('.terms :target')).toBeInViewport();
    await context.close();
  });
});

test('paper gets the words, their notes, the address and its code, and no controls', async ({ page }) => {
  await remember(page, { mode: 'elder', scheme: 'dark' });
  await page.goto(ARTICLE);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.display', '.site-nav', '.tools', '.permalink >> nth=0', '.sections']) {
    await expect(page.locator(hidden)).toBeHidden();
  }
  for (const shown of ['.prose', '.terms', '.page-address svg']) await expect(page.locator(shown)).toBeVisible();
  await expect(page.locator('.page-address')).toContainText(ARTICLE);
  const paper = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { backgroundColor, color };
  });
  expect(paper).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
});
