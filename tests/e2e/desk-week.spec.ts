/**
 * An office's week at the desk, day after day on one archive of two thousand issues. What is pressed and how long each
 * job took is said in the report (`npx playwright test desk-week --reporter=list`); only the presses are held to a number.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { newProject, openOffice, PASSWORD, send } from '../desk/office.ts';
import type { Office, PersonName } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskFiles, save } from './desk-browser.ts';
import { writeIssues } from './many-issues.ts';
import { dropFile, wordFile } from './word-files.ts';

test.describe.configure({ mode: 'serial' });

const ISSUES = 2000;
/** The one that somebody looks for. */
const DRILL = 'many-1234';
const MONDAY = '2026-11-30 08:00';

let now = new Date('2026-11-27T15:00:00+08:00');
let office: Office;

const wordsOf = (at: number) =>
  `many-${at}` === DRILL ? '丙社区办了一次消防演练，来了63人。' : '会议说到一件平常的事。';

test.beforeAll(async () => {
  const root = newProject();
  writeIssues(root, ISSUES, wordsOf);
  office = await openOffice({ office: root, now: () => now }, deskFiles);
  // As `npm start` does.
  await office.desk.warmUp();
  await office.desk.builder.request();
});
test.afterAll(() => closeDeskOffice(office));

/** What was pressed with the mouse or a finger by everybody, and since when. */
let presses = 0;
let began = 0;
function begin(): void {
  [presses, began] = [0, performance.now()];
}
function tell(job: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  test.info().annotations.push({ type: job, description: `${presses} presses, ${seconds} s` });
  console.log(`${job}: ${presses} presses, ${seconds} s with this machine's load`);
}

/** Somebody at a browser of their own, who signs in as people do. */
async function arrive(browser: Browser, name: PersonName, viewport = { width: 1366, height: 768 }): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport });
  await context.exposeFunction('pressed', () => void presses++);
  await context.addInitScript(() => {
    addEventListener('pointerdown', () => void (window as unknown as { pressed(): void }).pressed(), { capture: true });
  });
  const page = await context.newPage();
  await page.clock.install({ time: now });
  await page.goto(addressOf(office));
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '等我办的' })).toBeVisible();
  return page;
}

const leave = (page: Page) => page.context().close();
const agree = (page: Page) => page.getByRole('button', { name: '同意', exact: true }).click();
const said = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
const open = (page: Page, title: string) => page.getByRole('link', { name: title }).click();
const live = async () => (await send(office.port, '/')).text;

async function expectSound(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude('.approvals-page').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

const shot = (page: Page, name: string) => page.screenshot({ path: `.tmp/shots/week-${name}.png` });

test('Friday: the Word file of the week goes through three approvals in at most twelve presses, and waits for Monday', async ({
  browser,
}) => {
  begin();
  const tui = await arrive(browser, '推甲');
  await shot(tui, 'inbox-1366');
  // Dropped where the drafts are listed: one movement of the hand.
  await tui.goto(addressOf(office, '#/collections/briefings'));
  await expect(tui.locator('.desk-entries tbody tr')).toHaveCount(50);
  await expectSound(tui);
  await shot(tui, 'list-1366');
  const lines = [
    '甲县人大工作简报',
    '2026年第48期',
    '甲县人大常委会办公室　　　　2026年11月27日',
    '乙镇看井小组修好三口井',
  ];
  const text = ['　　乙镇有3口老水井，每口井有1名代表照看。村民说，井修好了，大家放心。', '（乙镇人大供稿）'];
  presses++;
  await dropFile(tui, '第48期.docx', await wordFile([...lines, ...text]));
  await tui.waitForURL(/\/admin\/import\//);
  await expect(tui.getByRole('status')).toContainText('读好 1 份');
  await tui.getByRole('button', { name: '推荐给“审”' }).click();
  await said(tui, '推荐给“审”了1份。');
  await leave(tui);

  const shen = await arrive(browser, '审乙', { width: 1920, height: 1080 });
  await shot(shen, 'inbox-1920');
  await open(shen, '乙镇看井小组修好三口井');
  await expect(shen.frameLocator('.approvals-page').getByText('每口井有1名代表照看')).toBeVisible();
  await shot(shen, 'review-1920');
  await agree(shen);
  await said(shen, '已经同意，转到下一步。');
  await leave(shen);

  const ding = await arrive(browser, '定丙', { width: 390, height: 844 });
  await open(ding, '乙镇看井小组修好三口井');
  await expectSound(ding);
  await shot(ding, 'review-390');
  await ding.getByRole('button', { name: '定时……' }).click();
  await ding.getByLabel('发布时间（北京时间）').fill(MONDAY.replace(' ', 'T'));
  await ding.getByRole('button', { name: '定时发布' }).click();
  await said(ding, `已经同意，定在${MONDAY}发布。`);
  tell('from a Word file to its time');
  expect(presses).toBeLessThanOrEqual(12);
  await ding.goto(addressOf(office, 'inbox.html#dated'));
  await expect(ding.locator('.approvals-month')).toContainText(/08:00 .*乙镇看井小组修好三口井/);
  await expectSound(ding);
  await shot(ding, 'month-390');
  await ding.setViewportSize({ width: 1366, height: 768 });
  await shot(ding, 'month-1366');
  await leave(ding);
});

test('Monday: at eight it is there by itself, and not a minute before', async ({ browser }) => {
  now = new Date('2026-11-30T07:59:30+08:00');
  await office.desk.tick();
  await office.desk.builder.idle();
  expect(await live()).not.toContain('乙镇看井小组修好三口井');
  now = new Date('2026-11-30T08:00:10+08:00');
  await office.desk.tick();
  await office.desk.builder.idle();
  expect(await live()).toContain('乙镇看井小组修好三口井');
  const tui = await arrive(browser, '推甲');
  await tui.goto(addressOf(office, '#/collections/briefings'));
  const row = tui.getByRole('row').filter({ hasText: '乙镇看井小组修好三口井' });
  await expect(row).toContainText('已发布');
  await expect(row).toContainText('定丙');
  await leave(tui);
});

test('Tuesday: an issue of long ago is found by its words and put right', async ({ browser }) => {
  now = new Date('2026-12-01T09:00:00+08:00');
  begin();
  const tui = await arrive(browser, '推甲');
  await tui.goto(addressOf(office, '#/collections/briefings'));
  await tui.getByRole('searchbox').fill('消防');
  await expect(tui.locator('.desk-count')).toHaveText('有“消防”的共1篇。');
  await open(tui, '第1234次会议');
  const box = tui.locator('.desk-block textarea').first();
  await expect(box).toHaveValue('丙社区办了一次消防演练，来了63人。');
  await shot(tui, 'form-1366');
  await box.fill('丙社区办了一次消防演练，来了36人。');
  await save(tui);
  await tui.getByRole('link', { name: '办理' }).click();
  await tui.getByRole('button', { name: '推荐', exact: true }).click();
  await said(tui, '已经同意，转到下一步。');
  await leave(tui);
  for (const name of ['审乙', '定丙'] as const) {
    const page = await arrive(browser, name, { width: 390, height: 844 });
    await open(page, '第1234次会议');
    await expect(page.locator('.approvals-comparison')).toContainText('36');
    await agree(page);
    await said(page, '已经同意');
    await leave(page);
  }
  tell('a correction');
  await office.desk.builder.idle();
  expect(await live()).toContain('来了36人');
});

test('Wednesday: a page is taken down at once though somebody writes at it, and the draft stays', async ({
  browser,
}) => {
  now = new Date('2026-12-02T09:00:00+08:00');
  const client = await office.as('推甲');
  const path = 'briefings/many-77.md';
  const changed = String(await client.published(path)).replace('平常', '不平常');
  expect((await client.save(path, changed)).status).toBe(200);
  begin();
  const ding = await arrive(browser, '定丙');
  await ding.goto(addressOf(office, '#/collections/briefings/entries/many-77'));
  await ding.getByRole('button', { name: '撤稿' }).click();
  const dialog = ding.getByRole('dialog', { name: '撤下这个页面' });
  await expect(dialog.getByRole('link', { name: '现在这一页' })).toHaveAttribute('href', '/briefings/many-77/');
  await dialog.getByLabel('说明（选填，读者会看到）').fill('人数没有核实。');
  await dialog.getByRole('button', { name: '撤稿' }).click();
  await expect(dialog.getByRole('status')).not.toBeEmpty();
  tell('a withdrawal');
  await leave(ding);
  await office.desk.builder.idle();
  expect(await client.published(path)).toBeNull();
  expect(await client.draft('briefings/many-77', path)).toBe(changed);
});

test('Thursday: what was taken down comes back as a draft, and goes back to its writer with a reason', async ({
  browser,
}) => {
  now = new Date('2026-12-03T09:00:00+08:00');
  const client = await office.as('推甲');
  await client.discard('briefings/many-77');
  begin();
  const tui = await arrive(browser, '推甲');
  await tui.getByRole('link', { name: '撤下和删除的' }).click();
  await tui.getByRole('listitem').filter({ hasText: '定丙撤下' }).getByRole('button').click();
  await tui.getByRole('button', { name: '推荐', exact: true }).click();
  await said(tui, '已经同意，转到下一步。');
  const shen = await arrive(browser, '审乙', { width: 390, height: 844 });
  await open(shen, '第77次会议');
  await shen.getByRole('button', { name: '退回', exact: true }).click();
  const dialog = shen.getByRole('dialog', { name: '退回这篇稿子' });
  await dialog.getByLabel(/理由/).fill('先把人数核实。');
  await dialog.getByRole('button', { name: '退回' }).click();
  await said(shen, '已经退回');
  tell('back as a draft, and sent back');
  await leave(shen);
  // The page that was left open follows.
  await tui.getByRole('link', { name: /^等我办的/ }).click();
  await expect(tui.getByText('先把人数核实。（审乙）')).toBeVisible();
  await leave(tui);
});
