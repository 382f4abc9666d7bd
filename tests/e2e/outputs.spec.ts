import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { serve } from '../../scripts/serve.ts';
import { wordingNote } from '#model/wording-words.ts';
import { loadSettings } from '../../src/archive/settings-file.ts';
import { localTools } from '../../src/outputs/wechat/local-tools.ts';
import { dist, office } from '../build/built-site.ts';
import { linesOf, measurePdf, textOf } from '../print/measured-pdf.ts';

const site = loadSettings(office);

test('the browser prints the sheet on the same grid: A4, 22 lines, mirrored margins, numbered pages', async ({
  page,
}) => {
  await page.goto('/print/2021-zhutihuodong/');
  const { pages, glyphs } = await measurePdf(await page.pdf({ preferCSSPageSize: true }));
  for (const { width, height } of pages) {
    expect(Math.abs(width - 210)).toBeLessThan(0.5);
    expect(Math.abs(height - 297)).toBeLessThan(0.5);
  }
  for (const [number, left] of [
    [2, 26],
    [3, 28],
  ] as const) {
    const lines = linesOf(glyphs, number);
    const numbered = lines.pop() ?? [];
    expect(textOf(numbered)).toBe(`—${number}—`);
    expect(number % 2 === 0 ? (numbered[0]?.x ?? 0) < 60 : (numbered[0]?.x ?? 0) > 150).toBe(true);
    expect(lines).toHaveLength(22);
    const edge = Math.min(...lines.map((line) => line[0]?.x ?? 0));
    expect(Math.abs(edge - left)).toBeLessThan(0.5);
    const pitch = ((lines[21]?.[0]?.y ?? 0) - (lines[0]?.[0]?.y ?? 0)) / 21;
    expect(Math.abs(pitch - 225 / 22)).toBeLessThan(0.05);
  }
});

for (const width of [1280, 360]) {
  test(`the imprint stands at the foot of the last page, printed from a screen ${width} pixels wide`, async ({
    browser,
  }) => {
    const print = async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto('/print/2021-zhutihuodong/');
      const measured = await measurePdf(await page.pdf({ preferCSSPageSize: true }));
      await context.close();
      return measured;
    };
    const { pages, glyphs } = await print(true);
    const lines = linesOf(glyphs, pages.length);
    lines.pop();
    const last = lines.at(-1) ?? [];
    expect(textOf(last)).toBe('甲县人大常委会办公室印发共印80份');
    // The type area ends 262 mm below the upper edge; a line of the imprint is 8 mm high.
    expect(last[0]?.y ?? 0).toBeGreaterThan(254);
    expect(last[0]?.y ?? 0).toBeLessThan(262);
    expect((await print(false)).pages).toHaveLength(pages.length);
  });
}

test('the offline copy opens from a folder, with its styles and links, without JavaScript', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(dist, 'open-data/offline.zip'))))) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, '打开网站.html')).href);
    await expect(page).toHaveURL(/site\/index\.html$/);
    await page.getByRole('link', { name: '卯乡：一张小马扎，坐下来把事商量好' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('卯乡：一张小马扎，坐下来把事商量好');
    await page.locator('a.fact').first().click();
    await expect(page).toHaveURL(/site\/briefings\/2021-zhutihuodong\/mao\/index\.html#p\d+$/);
    const indent = await page
      .locator('.prose > p')
      .first()
      .evaluate((element) => getComputedStyle(element).textIndent);
    expect(parseFloat(indent)).toBeGreaterThan(20);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.describe('the tool for WeChat', () => {
  let server: Server;
  let url = '';
  test.beforeAll(async () => {
    server = await serve(dist, site.base, 0, localTools(office, dist, site.base));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${site.base}`;
  });
  test.afterAll(() => server.close());

  for (const way of ['the clipboard of today', 'a browser without it'] as const) {
    test(`copies an article with ${way}, and it pastes with its headings, lists and indents`, async ({
      context,
      page,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      if (way === 'a browser without it') {
        await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      }
      await page.goto(`${url}briefings/2021-zhutihuodong/yin/`);
      await page.getByRole('link', { name: '复制到公众号' }).click();
      await expect(page.getByRole('combobox')).toHaveValue('yin');
      await page.getByRole('button', { name: '复制正文' }).click();
      await expect(page.getByRole('status')).toContainText('正文已经复制');
      await page.evaluate(() => {
        const editor = Object.assign(document.createElement('div'), { contentEditable: 'true', id: 'editor' });
        document.body.append(editor);
        editor.focus();
      });
      await page.keyboard.press('ControlOrMeta+V');
      const editor = page.locator('#editor');
      await expect(editor.locator('h2')).toHaveCount(4);
      await expect(editor.locator('ol > li')).toHaveCount(3);
      await expect(editor.locator('ul > li')).toHaveCount(8);
      await expect(editor).toContainText('一、抓好学习安排，打牢履职底子');
      await expect(editor.locator('p').first()).toHaveText(wordingNote('rewritten'));
      const look = await editor
        .locator('p')
        .nth(1)
        .evaluate((element) => {
          const { textIndent, fontSize } = getComputedStyle(element);
          return { textIndent, fontSize };
        });
      expect(look).toEqual({ textIndent: '34px', fontSize: '17px' });
      expect(complaints).toEqual([]);
    });
  }

  test('shows the article as wide as a phone, and says what to do without an issue', async ({ page }) => {
    await page.goto(`${url}admin/wechat/?issue=2021-zhutihuodong`);
    await expect(page.getByRole('combobox').locator('option')).toHaveCount(4);
    expect((await page.locator('.phone').boundingBox())?.width).toBe(375);
    await page.goto(`${url}admin/wechat/`);
    await expect(page.getByRole('alert')).toContainText('请从一期简报的页面');
  });
});
