/** A Word file becomes a page: imported, handed over as it was read, and carried through the three approvals. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { send, threeApprovers } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import { closeDeskOffice, deskAs, openDeskOffice } from './desk-browser.ts';

let office: Office;

test.beforeEach(async () => {
  office = await openDeskOffice();
});
test.afterEach(() => closeDeskOffice(office));

/**
 * The files; how many lines of the title the page asks for, because nothing in the file tells them from the
 * text; and what it wants looked at once more before it hands the draft over.
 */
const files = {
  'red-head': { titleLines: 0, asked: undefined },
  'two-columns': { titleLines: 0, asked: /这几处请看一看：\s第\d+行：标题“一、建机制”跳了级。\S*\s可以在这里改/ },
  'wps-tabs': { titleLines: 3, asked: /这几处请看一看：\s第1行：没有写印发日期\S*\s可以在这里改/ },
};

for (const [name, { titleLines, asked }] of Object.entries(files)) {
  test(`${name}.docx is published without a touch of the form`, async ({ browser }) => {
    const page = await deskAs(browser, office, '推甲');
    await page.goto(`http://127.0.0.1:${office.port}/admin/import/`);
    await page
      .getByLabel('选择文件…')
      .setInputFiles(fileURLToPath(new URL(`../fixtures/word/${name}.docx`, import.meta.url)));
    await expect(page.getByRole('status')).toContainText('读好');
    for (let line = 0; line < titleLines; line += 1) {
      await page.getByRole('button', { name: '第1篇第1段：设为标题' }).click();
    }
    const words = await page
      .getByLabel(/^第1篇第\d+段$/)
      .first()
      .inputValue();
    await page.getByRole('button', { name: '交给“推”' }).click();
    if (asked !== undefined) {
      await expect(page.getByRole('status')).toHaveText(asked);
      await page.getByRole('button', { name: '交给“推”' }).click();
    }
    await page.waitForURL(/#\/collections\/briefings\/entries\//);
    const slug = page.url().split('/').at(-1) ?? '';

    const [tui, shen, ding] = await threeApprovers(office);
    const key = `briefings/${slug}`;
    expect((await tui.move(key, 'pending_review')).body).toMatchObject({ message: expect.any(String) as unknown });
    expect((await shen.move(key, 'pending_publish')).status).toBe(200);
    expect((await ding.publish(key)).body).toMatchObject({ message: expect.stringContaining('发布') as unknown });
    await office.desk.builder.idle();
    // The quick build shows every file as it is published.
    const live = (await send(office.port, '/')).text;
    expect(live).toContain(words.slice(0, 20));
    expect(live).toMatch(/^publishedAt: '\d{4}-\d\d-\d\d \d\d:\d\d'$/m);
  });
}

test('what would keep a file from being published is told to whoever hands it over', async ({ browser }) => {
  const page = await deskAs(browser, office, '推甲');
  await page.goto(`http://127.0.0.1:${office.port}/admin/import/`);
  await page
    .getByLabel('选择文件…')
    .setInputFiles(fileURLToPath(new URL('../fixtures/word/red-head.docx', import.meta.url)));
  await expect(page.getByRole('status')).toContainText('读好');
  await page.getByLabel('第1篇第1段', { exact: true }).fill('有事请打13912345678。');
  await page.getByRole('button', { name: '交给“推”' }).click();
  await expect(page.getByRole('status')).toContainText(/还没有交。发布以前这几处必须改好：[^]*第\d+行：[^]*手机号/);
  await page.getByLabel('第1篇第1段', { exact: true }).fill('有事请打办公室的电话。');
  await page.getByRole('button', { name: '交给“推”' }).click();
  await page.waitForURL(/#\/collections\/briefings\/entries\//);
});
