/** What stands on the desk's pages: Chinese throughout, the real page beside the form, nothing that axe finds. */
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { kindNames, kinds } from '../../src/model/kinds.ts';
import { fixture } from '../build/product-office.ts';
import { deputyStory, WU } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, openDeskOffice, toast } from './desk-browser.ts';

let office: Office;

test.beforeAll(async () => {
  office = await openDeskOffice();
  await (await office.as('推甲')).save(WU, deputyStory());
});
test.afterAll(() => closeDeskOffice(office));

/** One entry of each collection of the small office. */
const entries = {
  briefings: '2020-001',
  cases: 'well',
  deputies: 'ding',
  brands: 'watch',
  places: 'yi',
  topics: 'water',
  mechanisms: 'well-watch',
  glossary: 'lao-jing',
  stations: 'yi',
} as const;

/** The codes of the office's entries and the names of its pictures. */
const codes = [...kindNames, 'pictures'].flatMap((kind) =>
  readdirSync(join(fixture, kind)).map((file) => parse(file).name),
);

/** What stands on the page, for eyes or for a screen reader, with a word in letters. */
async function foreignWords(page: Page): Promise<string[]> {
  return page.evaluate(
    (codes) => {
      const said: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const skipped = node.parentElement?.closest('script, style, noscript, option');
        if (!skipped) said.push(node.textContent ?? '');
      }
      for (const element of document.body.querySelectorAll('*')) {
        for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
          said.push(element.getAttribute(name) ?? '');
        }
      }
      // Names of file types and keys, and examples of what is typed in letters.
      const allowed = new Set([
        ...codes,
        'JPEG',
        'PNG',
        'WebP',
        'jpg',
        'png',
        'webp',
        'MB',
        'Esc',
        'Ctrl',
        'Enter',
        'Word',
        'WPS',
        'PDF',
        'xinmi',
        'zhutihuodong',
      ]);
      const foreign = (words: string) => (words.match(/[A-Za-z][A-Za-z-]+/g) ?? []).some((word) => !allowed.has(word));
      // Where a link in an editor's own text leads is an address, which has to be in letters.
      const withoutAddresses = said.map((words) => words.replace(/\]\([^)\s]*\)/g, ']').trim());
      return [...new Set(withoutAddresses.filter(foreign))];
    },
    ['wu', ...codes],
  );
}

async function violations(page: Page): Promise<string[]> {
  // A toast fades in: half-way its colours are not the ones it has.
  await expect(page.locator('.Toastify__toast')).toHaveCount(0);
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // The page in the preview is the public site's, which has its own audit.
    .exclude('#preview-pane')
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
}

/** A choice shows its code until the names have come. */
async function expectChinese(page: Page): Promise<void> {
  await expect.poll(() => foreignWords(page)).toEqual([]);
}

async function expectGood(page: Page): Promise<void> {
  await expectChinese(page);
  expect(await violations(page)).toEqual([]);
}

test('every list and form is in Chinese and passes the audit', async ({ browser }) => {
  const page = await deskAs(browser, office, '全戊');
  for (const [collection, id] of Object.entries(entries)) {
    const { label } = kinds[collection as keyof typeof entries];
    await page.goto(addressOf(office, `#/collections/${collection}`));
    await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible();
    await expect(page.locator(`a[href$="/entries/${id}"]`)).toBeVisible();
    await expectChinese(page);
    await page.goto(addressOf(office, `#/collections/${collection}/entries/${id}`));
    await expect(page.locator('.desk-code')).toHaveText(id);
    await expectGood(page);
  }
  await page.goto(addressOf(office, '#/collections/cases'));
  await expect(page.locator('a[href$="/entries/well"]')).toBeVisible();
  await expectGood(page);
});

test('the board, the menus, the library and what is said of mistakes are in Chinese', async ({ browser }) => {
  const page = await deskAs(browser, office, '定丙', '#/workflow');
  await expect(page.getByRole('link', { name: '吴某' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    '推荐（乡镇街道）',
    '审核（专工委）',
    '议定（主任会议）',
    '定时待发',
  ]);
  await expectGood(page);
  await page.getByRole('button', { name: '图片' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '图片库' })).toBeVisible();
  await expectGood(page);
  await page.goto(addressOf(office, '#/collections/deputies/entries/wu'));
  await page.getByRole('button', { name: /状态/ }).click();
  await expectChinese(page);
  await page.keyboard.press('Escape');

  await page.goto(addressOf(office, '#/collections/cases/new'));
  await page.getByLabel('编码').fill('Ein Brunnen');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(toast(page, '没有保存：有几处还没有写，或者写得不对。')).toBeVisible();
  await expect(page.getByLabel('编码')).toHaveAccessibleDescription(/只能用小写字母、数字和连字符，例如 xinmi。/);
  await page.getByLabel('地方', { exact: true }).fill('没有的地方');
  await expect(page.getByText('没有找到“没有的地方”')).toBeVisible();
  await expectChinese(page);
});

test('what goes wrong is told in Chinese, whatever the error itself says', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/topics/new');
  const save = page.getByRole('button', { name: '保存', exact: true });
  await page.getByLabel('编码').fill('Ein Brunnen');
  await page.getByLabel('专题名').fill('井');
  await page.getByLabel('说明').fill('井和水。');
  await save.click();
  await expect(toast(page, '没有保存：有几处还没有写，或者写得不对。')).toBeVisible();
  await page.getByLabel('编码').fill('jing');
  // An answer without what belongs in it makes the page itself fail.
  await page.route('**/desk/api/decap', (route) =>
    route.request().postData()?.includes('persistEntry') ? route.fulfill({ json: null }) : route.continue(),
  );
  await save.click();
  await expect(toast(page, '编务台的页面出了错，没有办成这一步。请刷新页面再试。')).toBeVisible();
  await expectChinese(page);
});

test('the preview is the real page and follows what is typed', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const preview = page.frameLocator('#preview-pane');
  await expect(preview.locator('.brand-card-name')).toHaveText('看井人');
  await expect(preview.locator('.figures')).toContainText('老水井');
  await expect(preview.locator('.desk-broken')).toHaveCount(0);
  for (const [collection, label] of [
    ['cases', '标题'],
    ['deputies', '姓名'],
    ['brands', '品牌名'],
  ] as const) {
    await page.goto(addressOf(office, `?${collection}#/collections/${collection}/entries/${entries[collection]}`));
    await page.getByLabel(label, { exact: true }).fill(`新写的${label}`);
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText(`新写的${label}`);
    await page.locator('.desk-block textarea').first().fill('新写的一段。');
    await expect(preview.locator('.prose > p').first()).toHaveText('新写的一段。');
    page.once('dialog', (dialog) => void dialog.accept());
  }
  await page.goto(addressOf(office, '?briefing#/collections/briefings/entries/2020-001'));
  await page.getByLabel(/^报头名称/).fill('新编简报');
  await expect(preview.locator('.issue-series')).toHaveText('新编简报');
});
