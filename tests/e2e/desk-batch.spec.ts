/** A back catalogue at the desk: three hundred issues that are in print already, from the table to readers and back. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { Client, Office, PersonName } from '../desk/office.ts';
import { addressOf, closeDeskOffice, deskAs, openDeskOffice } from './desk-browser.ts';

const ISSUES = 300;
const WIDE = { width: 1366, height: 768 };
let office: Office;
let tui: Client;

test.beforeEach(async () => {
  office = await openDeskOffice();
  tui = await office.as('推甲');
});
test.afterEach(() => closeDeskOffice(office));

const slugOf = (at: number) => `${1980 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(3, '0')}`;

function issue(at: number): string {
  const [year, number] = slugOf(at).split('-').map(Number);
  const head = `year: ${String(year)}\nissue: ${String(number)}`;
  const title = `${String(year)}年的第${String(number)}号井`;
  const text = '<!-- article: text -->\n\n这口井有人照看。';
  return `---\n${head}\narticles:\n  - slug: text\n    titleLines: [${title}]\n---\n\n${text}\n`;
}

async function inboxAs(browser: Browser, name: PersonName): Promise<Page> {
  const page = await deskAs(browser, office, name, undefined, WIDE);
  await page.goto(addressOf(office, 'inbox.html'));
  return page;
}

/** What people press, counted. */
let actions = 0;
async function press(page: Page, role: 'button' | 'checkbox' | 'link', name: RegExp | string): Promise<void> {
  actions++;
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click();
}

test('three hundred issues without doubts go to readers in at most twenty actions, and come back in two', async ({
  browser,
}) => {
  test.setTimeout(900_000);
  actions = 0;
  for (let at = 0; at < ISSUES; at++) await tui.save(`briefings/${slugOf(at)}.md`, issue(at));
  const steps = [
    ['推甲', '推荐', `已经推荐${ISSUES}篇。`],
    ['审乙', '审核通过', `已经审核通过${ISSUES}篇。`],
    ['定丙', '议定并发布', `已经议定并发布${ISSUES}篇。`],
  ] as const;
  for (const [name, button, said] of steps) {
    const page = await inboxAs(browser, name);
    await expect(page.getByText(`选中全部${ISSUES}篇`)).toBeVisible();
    await press(page, 'checkbox', `选中全部${ISSUES}篇`);
    if (name === '定丙') {
      // Each issue opens before it is decided.
      await expect(page.getByRole('link', { name: /1980年.*第1号井/ })).toHaveAttribute('href', /#review\/briefings\//);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await page.screenshot({ path: '.tmp/shots/batch-1366.png' });
    }
    await press(page, 'button', button);
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible({ timeout: 240_000 });
    await page.context().close();
  }
  // Signing in is a name, a password and a button for each of the three.
  expect(actions + 3 * 3).toBeLessThanOrEqual(20);
  expect(await tui.published(`briefings/${slugOf(299)}.md`)).toContain('这口井有人照看。');
  const { store } = office.desk.flow;
  const last = await store.text(['log', '-1', '--format=%B', 'main']);
  expect(last.match(/^Desk-About: /gm)).toHaveLength(ISSUES);

  const ding = await inboxAs(browser, '定丙');
  await ding.goto(addressOf(office, 'inbox.html#batches'));
  await press(ding, 'button', '整批撤回');
  await ding.getByLabel('说明（读者在原来的地址会看到）').fill('底稿有误。');
  await ding.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await expect(ding.getByText(`已经撤回${ISSUES}篇`)).toBeVisible({ timeout: 240_000 });
  await ding.screenshot({ path: '.tmp/shots/undone-1366.png' });
  expect(await tui.published(`briefings/${slugOf(299)}.md`)).toBeNull();
});
