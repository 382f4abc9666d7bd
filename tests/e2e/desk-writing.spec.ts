/** Writing at the desk: what is pasted, typed and undone in a body. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Client, Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, openDeskOffice, save } from './desk-browser.ts';

let office: Office;
let client: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  client = await office.as('推甲');
});
test.afterEach(() => closeDeskOffice(office));

const blocks = (page: Page): Locator => page.locator('.desk-block');
const firstBox = (page: Page): Locator => blocks(page).first().locator('textarea');
const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/clipboard/${name}.html`, import.meta.url)), 'utf8');
const bodyOfWell = async () =>
  String(await client.draft('cases/well', 'cases/well.mdx'))
    .split('\n---\n')
    .at(-1);

/** Puts it on the machine's clipboard and presses the keys, as a person does. */
async function paste(page: Page, html: string, text = ''): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async ([rich, plain]) => {
      const part = (words: string, type: string) => [type, new Blob([words], { type })] as const;
      const parts = [...(rich === '' ? [] : [part(rich, 'text/html')]), part(plain, 'text/plain')];
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    },
    [html, text] as const,
  );
  await page.keyboard.press('Control+V');
}

for (const [name, count, heading] of [
  ['word', 8, '乙镇看井小组工作情况'],
  ['wps', 6, '（一）推选看井人'],
  ['tencent-docs', 6, '二、议事怎么议'],
  ['wechat', 7, '三、井台上的会客厅'],
  ['web-page', 8, '戊街道的做法'],
] as const) {
  test(`what was copied from ${name} is pasted as blocks, and undone in one step`, async ({ browser }) => {
    const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
    await expect(blocks(page)).toHaveCount(3);
    const before = await firstBox(page).inputValue();
    await firstBox(page).click();
    await page.keyboard.press('Control+A');
    await paste(page, fixture(name));
    await expect(page.locator('.desk-paste-notice')).toContainText('字体、字号、颜色和缩进没有带来');
    await expect(blocks(page)).toHaveCount(2 + count);
    await expect(blocks(page).first().getByLabel('小标题')).toHaveValue(heading);
    await page.keyboard.press('Control+Z');
    await expect(blocks(page)).toHaveCount(3);
    await expect(firstBox(page)).toHaveValue(before);
    await page.keyboard.press('Control+Shift+Z');
    await expect(blocks(page)).toHaveCount(2 + count);
    await page.screenshot({ path: `.tmp/shots/paste-${name}.png`, fullPage: true });
  });
}

test('the keyboard makes blocks, joins them, turns them and undoes it; what was not touched keeps its bytes', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const before = readFileSync(`${office.root}/cases/well.mdx`, 'utf8').split('\n---\n').at(-1) ?? '';
  await firstBox(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('第一段。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('甲');
  await expect(blocks(page)).toHaveCount(5);
  await page.getByLabel('第3块是').selectOption({ label: '列表' });
  await blocks(page).nth(2).getByLabel('列表', { exact: true }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('乙');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('列表后面。');
  await expect(blocks(page)).toHaveCount(6);
  await save(page);
  const [first = '', ...rest] = before.trim().split('\n\n');
  const written = [first, '第一段。', '- 甲\n- 乙', '列表后面。', ...rest].join('\n\n');
  expect((await bodyOfWell())?.trim()).toBe(written);
  await blocks(page).nth(3).locator('textarea').focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+Z');
  await expect(blocks(page)).toHaveCount(3);
  await save(page);
  expect(await bodyOfWell()).toBe(before);
});

test('a table is written as a table, a footnote at its place, a quotation and a paste of plain lines', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const insert = async (label: string) => {
    await page.getByLabel('在第1块后面插入').press('Enter');
    await blocks(page).first().getByRole('button', { name: label, exact: true }).press('Enter');
  };
  await insert('表格');
  const table = blocks(page).nth(1);
  await expect(table.getByLabel('表头第1列')).toBeFocused();
  for (const words of ['村', '户', '东村', '70', '西村']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await expect(table.getByLabel('第3行第2列')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('南|村');
  await table.getByRole('button', { name: '右面加一列' }).click();
  await table.getByLabel('表头第2列').fill('组');
  await firstBox(page).focus();
  await page.keyboard.press('Control+End');
  await blocks(page).first().getByRole('button', { name: '注释', exact: true }).click();
  await expect(page.getByLabel('注释1', { exact: true })).toBeFocused();
  await page.keyboard.type('见附件。');
  await firstBox(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await paste(page, '', '一行。\r\n二行。\r\n\r\n三行。');
  await expect(blocks(page)).toHaveCount(8);
  await save(page);
  const body = (await bodyOfWell()) ?? '';
  expect(body).toContain(
    '[^1]\n\n一行。\n\n二行。\n\n三行。\n\n| 村 | 组 | 户 |\n| --- | --- | --- |\n| 东村 |  | 70 |\n| 西村 |  | 50 |\n| 南\\|村 |  |  |\n\n',
  );
  expect(body.trim().split('\n').at(-1)).toBe('[^1]: 见附件。');
});

test('an issue is written article by article, its codes made of the titles, and an article moves as one', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/briefings/new', { width: 1366, height: 900 });
  const article = (at: number) => page.locator('.desk-list > div > .desk-item').nth(at);
  await expect(page.getByLabel(/^期号/)).not.toHaveValue('');
  const add = (at: number) => article(at).getByRole('button', { name: '新增标题行' }).click();
  await add(0);
  await article(0).locator('input[id^="item-field"]').fill('乙镇看井');
  await expect(article(0).getByLabel(/^篇编码/)).toHaveValue('yi-zhen-kan-jing');
  await article(0).locator('.desk-block textarea').click();
  await paste(page, fixture('word'));
  await expect(article(0).locator('.desk-block')).toHaveCount(8);
  await page.getByRole('button', { name: '新增篇' }).click();
  await add(1);
  await article(1).locator('input[id^="item-field"]').fill('甲县议事');
  await article(1).locator('.desk-block textarea').fill('甲县开了会。');
  await article(1).getByRole('button', { name: '上移第2项' }).click();
  await expect(article(0).getByLabel(/^篇编码/)).toHaveValue('jia-xian-yi-shi');
  await page.screenshot({ path: '.tmp/shots/issue-1366.png', fullPage: true });
  await save(page);
  const code = page.url().split('/').at(-1) ?? '';
  const raw = String(await client.draft(`briefings/${code}`, `briefings/${code}.md`));
  expect(raw).toMatch(/articles:\n {2}- slug: jia-xian-yi-shi[^]*- slug: yi-zhen-kan-jing/);
  expect(raw).toContain(
    '<!-- article: jia-xian-yi-shi -->\n\n甲县开了会。\n\n<!-- article: yi-zhen-kan-jing -->\n\n## 乙镇看井小组工作情况\n',
  );
});
