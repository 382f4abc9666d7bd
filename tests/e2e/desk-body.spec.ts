/** Writing at the desk: components, pictures and input methods; what was not touched keeps every byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { mdxComponents } from '../../src/model/mdx-components.ts';
import type { MdxComponentName } from '../../src/model/mdx-components.ts';
import type { Client, Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, openDeskOffice, save } from './desk-browser.ts';

const WELL = 'cases/well.mdx';
let office: Office;
let client: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  client = await office.as('推甲');
});
test.afterEach(() => closeDeskOffice(office));

const blocks = (page: Page): Locator => page.locator('.desk-block');
const original = () => readFileSync(join(office.root, WELL), 'utf8');
const draft = async () => String(await client.draft('cases/well', WELL));

/** Puts a block after the first one, by the keyboard. */
async function insert(page: Page, label: string): Promise<Locator> {
  await page.getByLabel('在第1块后面插入').focus();
  await page.keyboard.press('Enter');
  await blocks(page).first().getByRole('button', { name: label, exact: true }).press('Enter');
  const block = blocks(page).nth(1);
  await expect(block.locator('.desk-kind')).toHaveText(label);
  return block;
}

/** Gives every list two items, and writes into every box that is empty. */
async function fillRequired(block: Locator): Promise<void> {
  for (const list of await block.locator('.desk-component > fieldset > button').all()) {
    await list.press('Enter');
    await list.press('Enter');
  }
  for (const list of await block.locator('.desk-item fieldset > button').all()) await list.press('Enter');
  for (const box of await block.getByLabel('品牌', { exact: true }).all()) await box.fill('watch');
  for (const box of await block.locator('input[type=text], textarea').all()) {
    if ((await box.inputValue()) === '') await box.fill('3口');
  }
  for (const box of await block.getByLabel('出处', { exact: true }).all()) await box.fill('2020-001#p1');
}

test('each component is put in, filled, moved and taken out by its form, and the rest keeps every byte', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const before = original();
  await expect(blocks(page)).toHaveCount(3);
  const names = Object.keys(mdxComponents).filter((name): name is MdxComponentName => name !== 'Fact');
  for (const name of names) {
    const block = await insert(page, mdxComponents[name].label);
    await expect(block.locator(':focus')).toHaveCount(1);
    await fillRequired(block);
    await expect(page.frameLocator('#preview-pane').locator('.prose > *').nth(1)).not.toHaveClass(/desk-broken/);
  }
  await save(page);
  // Each stands above the one that was put in before it, and all above what was there.
  let rest = await draft();
  for (const name of names) {
    const inserted = new RegExp(`\n<${name}[ \n][\\s\\S]*?(?:/>|</${name}>)\n`);
    expect(rest).toMatch(inserted);
    rest = rest.replace(inserted, '');
  }
  expect(rest).toBe(before);
  for (const [at] of names.entries()) {
    const block = blocks(page).nth(1);
    await block.getByRole('button', { name: '删去', exact: true }).last().press('Enter');
    await expect(blocks(page)).toHaveCount(3 + names.length - at - 1);
    await expect(page.locator('.desk-block-tools > :focus')).toHaveText('删去');
  }
  await save(page);
  expect(await draft()).toBe(before);
  // A draft that says what is published opens like any other.
  await page.reload();
  await expect(blocks(page)).toHaveCount(3);
  await expect(page.getByRole('button', { name: /状态/ })).toBeVisible();
});

test('a block moves by the keyboard, which stays with it, and only the order changes', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const card = blocks(page).filter({
    has: page.getByText(mdxComponents.BrandCard.label, { exact: true }).and(page.locator('.desk-kind')),
  });
  const up = card.getByRole('button', { name: '上移', exact: true });
  await up.press('Enter');
  await expect(blocks(page).nth(1)).toContainText(mdxComponents.BrandCard.label);
  await expect(up).toBeFocused();
  await up.press('Enter');
  await expect(card.getByRole('button', { name: '下移', exact: true })).toBeFocused();
  await save(page);
  const [fact = '', figures = '', brand = ''] = original().split('---\n').at(-1)?.trim().split('\n\n') ?? [];
  expect((await draft()).split('---\n').at(-1)?.trim().split('\n\n')).toEqual([brand, fact, figures]);
});

test('what an input method writes reaches the title, a paragraph and a form of a component', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const keyboard = await page.context().newCDPSession(page);
  /** Types as an input method does: letters that are shown and replaced until a word is chosen. */
  const write = async (box: Locator, ...words: readonly string[]) => {
    await box.focus();
    await page.keyboard.press('End');
    for (const word of words) {
      for (const part of ['n', 'ni', `ni h${word}`]) {
        await keyboard.send('Input.imeSetComposition', {
          text: part,
          selectionStart: part.length,
          selectionEnd: part.length,
        });
      }
      await keyboard.send('Input.insertText', { text: word });
    }
  };
  const preview = page.frameLocator('#preview-pane');
  await write(page.getByLabel('标题', { exact: true }), '修', '好了');
  await write(blocks(page).first().locator('textarea'), '大家', '都去看', '。');
  await write(blocks(page).nth(1).getByLabel('说明', { exact: true }), '和', '新水井');
  await expect(page.getByLabel('标题', { exact: true })).toHaveValue('乙镇的老水井修好了');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('乙镇的老水井修好了');
  await expect(preview.locator('.prose > p').first()).toContainText('3口老水井。前情见简报。大家都去看。');
  await save(page);
  const figures = /<Figures[\s\S]*?\/>/;
  const after = await draft();
  expect(after).toMatch(/label: '老水井和新水井' \}/);
  expect(after.replace(figures, '')).toBe(
    original()
      .replace('title: 乙镇的老水井', 'title: 乙镇的老水井修好了')
      .replace('(/briefings/2020-001/)。', '(/briefings/2020-001/)。大家都去看。')
      .replace(figures, ''),
  );
});

/** A photograph that says where it was taken, as a telephone makes it. */
function photograph(width = 1600): Promise<Buffer> {
  return sharp({ create: { width, height: 900, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 30/1 0/1' } })
    .toBuffer();
}

const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

async function stored(name: string): Promise<Buffer> {
  const answer = await client.decap('getMediaFile', { path: `pictures/${name}` });
  return Buffer.from(String(answer.body['content']), 'base64');
}

test('the library takes a photograph with a Chinese name, leaves its place behind, and refuses what it must', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲');
  const picture = await photograph();
  expect((await sharp(picture).metadata()).exif).toBeDefined();
  await page.getByRole('button', { name: '图片' }).click();
  const input = page.locator('input[type=file]');
  await input.setInputFiles(file('代表走访 图一.jpg', picture));
  await expect(page.getByRole('status')).toContainText(['已经上传，存为“代表走访-图一.jpg”。']);
  await expect(page.getByRole('heading', { level: 2, name: '代表走访-图一.jpg' })).toBeVisible();
  const kept = await sharp(await stored('代表走访-图一.jpg')).metadata();
  expect([kept.width, kept.exif]).toEqual([1600, undefined]);

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await input.setInputFiles(file('图表.svg', svg, 'image/svg+xml'));
  await expect(page.getByRole('alert').filter({ hasText: '不能上传 SVG 图片（里面可以藏程序）' })).toBeVisible();
  await input.setInputFiles(file('大图.jpg', Buffer.concat([picture, Buffer.alloc(10_000_000)])));
  await expect(page.getByRole('alert').filter({ hasText: '图片超过10MB' })).toBeVisible();
});

test('a picture of a body is uploaded where it stands, needs its words, and is shown in the preview', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲', '#/collections/cases/entries/well');
  const before = original();
  const block = await insert(page, '图片');
  await expect(block.getByRole('button', { name: '上传一张……' })).toBeFocused();
  await save(page);
  const findings = page.getByRole('complementary', { name: '检查结果' });
  await expect(findings).toContainText('图片没有文字说明');
  await expect(findings).toContainText('有一块图片还没有选图');
  await block.locator('input[type=file]').setInputFiles(file('老水井（修好以后）.jpg', await photograph(800)));
  await expect(block.getByRole('status')).toHaveText('已经上传，存为“老水井-修好以后.jpg”。');
  // What the library says of a picture are its first words; of another one they are not.
  const described = { name: '老水井.png', description: '村口的老水井' };
  expect((await (await office.as('审乙')).post('pictures/description', described)).status).toBe(200);
  const chosen = block.getByLabel('或者从图片库里选');
  await chosen.fill('老水井.png');
  await page.getByRole('option', { name: /^老水井\.png/ }).click();
  await expect(block.getByLabel('图片说明')).toHaveValue('村口的老水井');
  await chosen.fill('修好以后');
  await page.getByRole('option', { name: /修好以后/ }).click();
  await expect(block.getByLabel('图片说明')).toHaveValue('');
  await block.getByLabel('图片说明').fill('修好的老水井');
  const shown = page.frameLocator('#preview-pane').getByRole('img', { name: '修好的老水井' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await save(page);
  await expect(findings).toContainText('检查通过');
  const after = await draft();
  expect(after.replace('![修好的老水井](../pictures/老水井-修好以后.jpg)\n\n', '')).toBe(before);
  expect((await sharp(await stored('老水井-修好以后.jpg')).metadata()).exif).toBeUndefined();
});
