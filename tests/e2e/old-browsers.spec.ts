/**
 * The site in Chromium 79, the browser floor, and in 88, which many built-in
 * browsers are made of. What it should look like is what a current Chromium
 * computes for the same page.
 */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { versions } from '../old-chromium/install.ts';
import { OldChromium } from '../old-chromium/old-chromium.ts';

const pictures = fileURLToPath(new URL('../../.tmp/reports/old-browsers/', import.meta.url));
mkdirSync(pictures, { recursive: true });

const PAPER = 'rgb(251, 250, 245)';
const NIGHT = 'rgb(22, 21, 19)';
const VERMILION = 'rgb(184, 35, 26)';

/** What is looked at on each page, and the properties that make its look. */
const LOOKED_AT = {
  '/': [
    '.site-header',
    '.site-name',
    '.display-elder input',
    '.lead-story h2',
    '.front',
    '.brand-card',
    '.site-footer',
  ],
  '/cases/yin/': [
    'h1',
    '.page-head',
    '.facts',
    '.prose > p',
    '.quote blockquote',
    '.lanes li',
    '.steps li',
    '.figures dd',
    '.fact',
  ],
  '/briefings/2021-zhutihuodong/yin/': ['.crumbs', '.reading', '.sections', '.prose > p', '.prose h2', '.permalink'],
  '/briefings/year/2021/': ['.contents-list > li', '.contents-list .title', '.contents-list .where', '.site-nav a'],
  '/print/2021-zhutihuodong/': ['.sheet', '.series', '.issuer-line', '.words p', '.words h3'],
} as const;
const PROPERTIES = [
  'display',
  'position',
  'color',
  'background-color',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'letter-spacing',
  'text-align',
  'text-indent',
  'text-decoration-line',
  'border-top-width',
  'border-bottom-width',
  'border-bottom-style',
  'border-left-color',
  'padding-left',
  'padding-top',
  'margin-top',
  'max-width',
];
const WIDTHS = [360, 1280] as const;

interface Look {
  /** Properties as they compute, lengths in the whole pixels they fill. */
  readonly values: readonly string[];
  readonly width: number;
}

/** How the first element of each selector looks. */
const look = (selectors: readonly string[]): string => `${JSON.stringify(selectors)}.map((selector) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error('The page has no ' + selector);
  const style = getComputedStyle(element);
  const rounded = (value) => value.replace(/[\\d.]+px/g, (length) => Math.floor(parseFloat(length) + 0.01) + 'px');
  const valueOf = (name) => rounded(style.getPropertyValue(name)).replace(/^start$/, 'left');
  const values = ${JSON.stringify(PROPERTIES)}.map((name) => selector + ' { ' + name + ': ' + valueOf(name) + ' }');
  return { values, width: element.getBoundingClientRect().width };
})`;

/** Wider than a scroll bar and what the glyphs of two versions differ by. */
const SPARE = 20;

async function currentLook(page: Page, path: string, width: number, selectors: readonly string[]): Promise<Look[]> {
  await page.setViewportSize({ width, height: 4000 });
  await page.goto(path);
  return page.evaluate<Look[]>(look(selectors));
}

for (const version of versions) {
  test.describe(`Chromium ${version}`, () => {
    let old: OldChromium;
    test.beforeAll(async () => {
      old = await OldChromium.start(version);
      await old.resize(1280, 4000);
    });
    test.afterEach(async ({ baseURL }) => {
      await old.goto(`${baseURL ?? ''}/robots.txt`);
      await old.evaluate('localStorage.clear()');
      await old.prefer('light');
      expect(old.complaints.splice(0)).toEqual([]);
    });
    test.afterAll(() => old.close());

    for (const [path, selectors] of Object.entries(LOOKED_AT)) {
      for (const width of WIDTHS) {
        test(`shows ${path} as designed, ${width} pixels wide`, async ({ page, baseURL }) => {
          await old.resize(width, 4000);
          await old.goto(`${baseURL ?? ''}${path}`);
          await old.screenshot(join(pictures, `${version}-${width}${path.replaceAll('/', '-')}.png`));
          expect(await old.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          const now = await currentLook(page, path, width, selectors);
          const then = await old.evaluate<Look[]>(look(selectors));
          expect(then.flatMap(({ values }) => values)).toEqual(now.flatMap(({ values }) => values));
          for (const [at, one] of then.entries())
            expect(Math.abs(one.width - (now[at]?.width ?? NaN)), selectors[at]).toBeLessThan(SPARE);
        });
      }
    }

    test('has the paper, the ink and the red of the masthead, and in the dark the night', async ({ baseURL }) => {
      await old.goto(`${baseURL ?? ''}/`);
      expect(await old.style('html', 'background-color', 'font-size')).toEqual({
        'background-color': PAPER,
        'font-size': '18px',
      });
      expect(await old.style('.site-name', 'color')).toEqual({ color: VERMILION });
      expect((await old.style('.lead-story h2', 'font-family'))['font-family']).toContain('Noto Serif CJK SC');
      expect((await old.style('body', 'font-family'))['font-family']).toContain('Noto Sans CJK SC');
      await old.prefer('dark');
      expect(await old.style('html', 'background-color')).toEqual({ 'background-color': NIGHT });
    });

    test('switches to 长辈版 and the dark, and remembers both', async ({ baseURL }) => {
      await old.resize(360, 800);
      await old.goto(`${baseURL ?? ''}/cases/yin/`);
      await old.click('#mode-elder');
      await old.click('#scheme-dark');
      for (const path of ['/cases/yin/', '/']) {
        if (path === '/') await old.goto(`${baseURL ?? ''}/`);
        expect(await old.style('html', 'font-size', 'background-color'), path).toEqual({
          'font-size': '24px',
          'background-color': NIGHT,
        });
        expect(await old.evaluate<number>(`document.querySelector('.display-elder').offsetHeight`)).toBeGreaterThan(59);
        expect(await old.evaluate(`document.documentElement.scrollWidth`), path).toBe(360);
      }
      await old.screenshot(join(pictures, `${version}-360-elder.png`));
    });

    test('finds words and names in the search box', async ({ baseURL }) => {
      await old.resize(1280, 800);
      await old.goto(`${baseURL ?? ''}/`);
      await old.evaluate(`document.querySelector('search-box input').focus()`);
      await old.type('小马扎');
      const options = (): Promise<string> =>
        old.evaluate(`[...document.querySelectorAll('[role=option]')].map((one) => one.textContent).join('|')`);
      await expect.poll(options, { timeout: 20_000 }).toContain('查看全部3个页面');
      expect((await old.style('.search-panel', 'position', 'background-color'))['position']).toBe('absolute');
      await old.screenshot(join(pictures, `${version}-search-box.png`));
    });

    test('finds, narrows, and marks the words where they stand', async ({ baseURL }) => {
      await old.resize(1280, 1200);
      const status = (): Promise<string> => old.evaluate(`document.querySelector('.search-status').textContent`);
      await old.goto(`${baseURL ?? ''}/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E`);
      await expect.poll(status, { timeout: 20_000 }).toBe('3个页面含有“小马扎”。');
      await expect.poll(() => old.evaluate(`!!document.querySelector('[name="kind/案例"]')`)).toBe(true);
      await old.screenshot(join(pictures, `${version}-search.png`));
      await old.click('[name="kind/案例"]');
      await expect.poll(status).toBe('符合条件的页面中，1个页面含有“小马扎”。');
      const first = await old.evaluate<string>(`document.querySelector('.search-results .title').href`);
      await old.goto(first);
      const marked = (): Promise<string[]> =>
        old.evaluate(`[...new Set([...document.querySelectorAll('main mark.found')].map((one) => one.textContent))]`);
      await expect.poll(marked, { timeout: 20_000 }).toEqual(['小马扎']);
    });

    test('finds what is typed in Traditional characters', async ({ baseURL }) => {
      await old.goto(`${baseURL ?? ''}/search/#q=${encodeURIComponent('聯絡站')}`);
      const found = (): Promise<string> =>
        old.evaluate(`(document.querySelector('.search-results mark') || {}).textContent`);
      await expect.poll(found, { timeout: 20_000 }).toBe('联络站');
    });
  });
}

test('a browser that knows cascade layers never asks for the flat copies', async ({ page }) => {
  const styles: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('.css')) styles.push(request.url());
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.goto('/search/#q=%E4%BB%A3%E8%A1%A8', { waitUntil: 'networkidle' });
  await page.goto('/cases/yin/#p1&q=%E4%BB%A3%E8%A1%A8', { waitUntil: 'networkidle' });
  expect(styles.length).toBeGreaterThan(5);
  expect(styles.filter((url) => url.endsWith('.flat.css'))).toEqual([]);
});
