/** Many issues at once: Word files of old ones from a table to readers and back, and drafts chosen in a list. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { Office, PersonName } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, openDeskOffice } from './desk-browser.ts';
import { DOCX, wordFile } from './word-files.ts';

/** Nothing that is pressed below is pressed once a file, so that three hundred take as many actions. */
const FILES = 12;
const WIDE = { width: 1366, height: 768 };
let office: Office;

test.beforeEach(async () => {
  office = await openDeskOffice();
});
test.afterEach(() => closeDeskOffice(office));

async function oldIssue(at: number, withPicture = false) {
  const text = ['　　这口井有人照看，每月看一次水位。', '（乙镇人大供稿）'];
  const lines = [`乙镇第${at}口老水井有人照看了`, ...text];
  return { name: `1998年第${at}期.docx`, mimeType: DOCX, buffer: await wordFile(lines, withPicture) };
}

/** Name, password and the button, for each of the three. */
const SIGNING_IN = 3;
let actions = 0;

async function press(page: Page, role: 'button' | 'checkbox' | 'link', name: RegExp | string): Promise<void> {
  actions++;
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

async function inboxAs(browser: Browser, name: PersonName): Promise<Page> {
  actions += SIGNING_IN;
  const page = await deskAs(browser, office, name, undefined, WIDE);
  await page.goto(addressOf(office, 'inbox.html'));
  return page;
}

async function carryOn(browser: Browser, name: PersonName, button: string): Promise<void> {
  const page = await inboxAs(browser, name);
  await press(page, 'checkbox', `选中全部${FILES}篇`);
  await press(page, 'button', button);
  await expect(page.getByRole('status').filter({ hasText: `已经${button}${FILES}篇。` })).toBeVisible();
  await page.context().close();
}

test('a back catalogue of Word files goes to readers in at most twenty actions, and comes back in two', async ({
  browser,
}) => {
  actions = SIGNING_IN;
  const page = await deskAs(browser, office, '推甲', '#/collections/briefings', WIDE);
  await press(page, 'link', '导入旧简报');
  const files = await Promise.all(Array.from({ length: FILES }, (_, at) => oldIssue(at + 1)));
  actions++;
  await page.getByLabel('选择文件…').setInputFiles([...files, await oldIssue(FILES + 1, true)]);
  await expect(page.getByRole('status')).toContainText(`读好 ${FILES + 1} 份`);
  const rows = page.getByRole('region', { name: '已选择的文件' }).locator('tbody tr');
  await expect(rows).toHaveCount(FILES + 1);
  actions++;
  await page.getByLabel('报头名称').fill('甲县人大工作简报');
  await press(page, 'checkbox', /^没有读到期号、印发日期的/);
  await press(page, 'button', '填到各份');
  await expect(rows.nth(1)).toContainText(/1998年 第2期.*乙镇第2口老水井有人照看了/);
  // What is doubtful of a file stands in its line, and keeps it from the others.
  await expect(rows.last().locator('summary')).toHaveText('1处');
  await expectAccessible(page);
  await page.screenshot({ path: '.tmp/shots/back-catalogue-1366.png' });
  await press(page, 'button', `把没有疑点的${FILES}份推荐给“审”`);
  await expect(page.getByRole('status')).toContainText(`推荐给“审”了${FILES}份。`);
  await carryOn(browser, '审乙', '审核通过');
  const before = Number(await office.desk.flow.store.text(['rev-list', '--first-parent', '--count', 'main']));
  await carryOn(browser, '定丙', '议定并发布');
  expect(actions).toBeLessThanOrEqual(20);

  const { store } = office.desk.flow;
  expect(Number(await store.text(['rev-list', '--first-parent', '--count', 'main'])) - before).toBe(1);
  const tui = await office.as('推甲');
  const published = String(await tui.published(`briefings/1998-0${FILES}.md`));
  for (const words of ['series: 甲县人大工作简报', 'year: 1998', `issue: ${FILES}`, '这口井有人照看']) {
    expect(published).toContain(words);
  }

  const ding = await inboxAs(browser, '定丙');
  await ding.goto(addressOf(office, 'inbox.html#batches'));
  actions = 0;
  await press(ding, 'button', '整批撤回');
  await ding.getByLabel('说明（读者在原来的地址会看到）').fill('底稿有误。');
  actions++;
  await ding.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await expect(ding.getByText(`已经撤回${FILES}篇`)).toBeVisible();
  expect(actions).toBe(2);
  expect(await tui.published('briefings/1998-002.md')).toBeNull();
});

test('the doubtful one of several files is handed over by itself, and 定 sees what is doubtful in it', async ({
  browser,
}) => {
  const page = await deskAs(browser, office, '推甲');
  await page.goto(addressOf(office, 'import/'));
  const several = [await oldIssue(1), await oldIssue(2, true), await oldIssue(3)];
  await page.getByLabel('选择文件…').setInputFiles(several);
  await expect(page.getByRole('status')).toContainText('读好 3 份');
  await page.getByRole('checkbox', { name: /^没有读到期号、印发日期的/ }).check();
  await page.getByRole('button', { name: '填到各份' }).click();
  await page.getByRole('button', { name: '1998年第2期.docx' }).click();
  const handOver = page.getByRole('button', { name: '交给“推”', exact: true });
  await handOver.click();
  const status = page.getByRole('status');
  await expect(status).toContainText(/还没有交|已经交给“推”/);
  if ((await status.textContent())?.includes('还没有交') === true) await handOver.click();
  await expect(status).toContainText('1998年第2期.docx 已经交给“推”。下面是下一份。');
  await expect(page.getByRole('row', { name: /1998年第2期/ }).getByRole('link')).toHaveText('已经交了，打开草稿');
  await page.getByRole('button', { name: '把读好的2份都交给“推”' }).click();
  await expect(status).toHaveText('交了2份，全部交完了。');
  const key = 'briefings/1998-002';
  await (await office.as('推甲')).move(key, 'pending_review');
  await (await office.as('审乙')).move(key, 'pending_publish');
  const ding = await deskAs(browser, office, '定丙', undefined, { width: 390, height: 844 });
  await ding.goto(addressOf(office, 'inbox.html'));
  const line = ding.getByRole('listitem').filter({ hasText: '乙镇第2口老水井' });
  await expect(line).toContainText('这里有一幅图，已经带上。');
  await line.getByRole('link').click();
  const open = ding.getByRole('region', { name: '没有办结的（1）' });
  await expect(open).toContainText('导入时的疑点　这里有一幅图，已经带上。请写清图里是谁、在哪里、做什么。');
  await expectAccessible(ding);
  await open.getByRole('button', { name: '办结' }).click();
  await expect(open).toHaveCount(0);
});

const DRAFTS = 53;

const draft = (at: number) => `---
year: 1999
issue: ${at}
articles:
  - slug: text
    titleLines: [第${at}号井]
---

<!-- article: text -->

这口井有人照看。
`;

test('drafts are chosen in a list, on all its pages, and carried on as one', async ({ browser }) => {
  const tui = await office.as('推甲');
  const slugs = Array.from({ length: DRAFTS }, (_, at) => `1999-${String(at + 1).padStart(3, '0')}`);
  for (const [at, slug] of slugs.entries()) await tui.save(`briefings/${slug}.md`, draft(at + 1));
  const listed = '#/collections/briefings?state=';
  const page = await deskAs(browser, office, '推甲', `${listed}draft`, WIDE);
  await page.getByRole('checkbox', { name: '选“第53号井”' }).check();
  await expect(page.getByText('选中了1篇')).toBeVisible();
  await page.getByRole('button', { name: `选中找到的全部${DRAFTS}篇` }).click();
  await expect(page.getByText(`选中了${DRAFTS}篇`)).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: '.tmp/shots/list-batch-1366.png' });
  await page.getByRole('button', { name: '推荐', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: `已经推荐${DRAFTS}篇。` })).toBeVisible();
  await expect(page.getByText('没有这样的稿件。')).toBeVisible();
  // The next step is another's.
  await page.goto(addressOf(office, `${listed}pending_review`));
  await page.getByRole('checkbox', { name: '选这一页的全部草稿' }).check();
  await expect(page.getByText('这一步不由您办。')).toBeVisible();

  const shen = await deskAs(browser, office, '审乙', `${listed}pending_review`, { width: 390, height: 844 });
  await shen.getByRole('button', { name: `选中找到的全部${DRAFTS}篇` }).click();
  expect(await shen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await shen.screenshot({ path: '.tmp/shots/list-batch-390.png' });
  await shen.getByRole('button', { name: '审核通过' }).click();
  await expect(shen.getByRole('status').filter({ hasText: `已经审核通过${DRAFTS}篇。` })).toBeVisible();

  const ding = await deskAs(browser, office, '定丙', `${listed}pending_publish`, WIDE);
  await ding.getByRole('button', { name: `选中找到的全部${DRAFTS}篇` }).click();
  await ding.getByRole('button', { name: '定时发布' }).click();
  await ding.getByLabel('发布时间（北京时间）').fill('2099-12-07T08:00');
  await ding.getByRole('dialog').getByRole('button', { name: '定时发布' }).click();
  await expect(ding.getByRole('status').filter({ hasText: `已经定时${DRAFTS}篇。` })).toBeVisible();
  const { dated } = (await tui.ask('dated')).body as unknown as { dated: { what: string; at: string }[] };
  expect(dated.filter(({ what, at }) => what === 'publish' && at === '2099-12-07 08:00')).toHaveLength(DRAFTS);
});
