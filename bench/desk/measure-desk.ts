/** What an editor waits for at the desk, measured in Chromium and over HTTP. */
import type { Browser, Page } from '@playwright/test';
import { signIn, threeApprovers } from '../../tests/desk/office.ts';
import type { Client, PersonName } from '../../tests/desk/office.ts';
import { CITATIONS, CITING_CASE } from './lay-office.ts';
import type { LaidIssue } from './lay-office.ts';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

async function deskPage(browser: Browser, port: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const { cookie } = await signIn(port, '推甲');
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }]);
  return context.newPage();
}

const lines = (page: Page) => page.locator('.desk-entries tbody tr');

export interface ListFigures {
  /** Milliseconds from the address to fifty lines. */
  readonly open: number;
  /** Bytes of the tab's JavaScript heap after a collection. */
  readonly heap: number;
}

/** Opens the desk at its largest list, `rounds` times, each in a new browser profile. */
export async function measureList(browser: Browser, port: number, rounds: number): Promise<ListFigures> {
  const [opened, heaps]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const page = await deskPage(browser, port);
    const show = async () => {
      await page.goto(`http://127.0.0.1:${port}/admin/#/collections/briefings`);
      await lines(page).nth(49).waitFor();
    };
    opened.push(await timed(show));
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    heaps.push((await session.send('Runtime.getHeapUsage')).usedSize);
    await page.context().close();
  }
  return { open: median(opened), heap: median(heaps) };
}

export interface SearchFigures {
  /** Milliseconds from the last letter to the lines on the screen. */
  readonly ms: number;
  readonly found: number;
  readonly there: number;
}

export async function measureSearch(
  browser: Browser,
  port: number,
  words: string,
  issues: readonly LaidIssue[],
): Promise<SearchFigures> {
  const there = issues.filter(({ document }) => document.title.includes(words) || textOf(document).includes(words));
  const page = await deskPage(browser, port);
  await page.goto(`http://127.0.0.1:${port}/admin/#/collections/briefings`);
  await lines(page).nth(49).waitFor();
  const box = page.getByRole('searchbox');
  const said = page.locator('.desk-count', { hasText: `有“${words}”的共` });
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    times.push(await timed(() => box.fill(words).then(() => said.waitFor())));
    await box.fill('');
    await said.waitFor({ state: 'detached' });
  }
  await box.fill(words);
  await said.waitFor();
  const found = Number(/共(\d+)篇/.exec((await said.textContent()) ?? '')?.[1]);
  await page.context().close();
  return { ms: median(times), found, there: there.length };
}

const textOf = ({ paragraphs }: LaidIssue['document']): string => paragraphs.join('\n');

export interface FormFigures {
  /** Milliseconds from the click on its line until all its citations say what they stand for. */
  readonly open: number;
  /** Milliseconds from a key to the frame that shows it. */
  readonly key: number;
}

export async function measureForm(browser: Browser, port: number): Promise<FormFigures> {
  const page = await deskPage(browser, port);
  await page.goto(`http://127.0.0.1:${port}/admin/#/collections/cases`);
  const link = page.locator(`a[href$="/${CITING_CASE}"]`);
  await link.waitFor();
  const open = await timed(async () => {
    await link.click();
    await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.desk-body .desk-known')].filter((one) => one.textContent).length >= wanted,
      CITATIONS,
    );
  });
  const text = page.locator('.desk-block textarea').first();
  await text.focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    const shown = (start: number) =>
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)));
    document.addEventListener('keydown', () => shown(performance.now()), { capture: true });
  });
  await page.keyboard.type('abcdefghijklmnopqrst', { delay: 120 });
  const times = await page.evaluate(() => (window as unknown as { readonly keyTimes: number[] }).keyTimes);
  await page.context().close();
  return { open, key: median(times) };
}

const people = (port: number) => threeApprovers({ as: (name: PersonName) => signIn(port, name) });

/** Carries issues from 推 to 定. @returns the milliseconds that 定 waits, in the middle. */
export async function measureDecision(port: number, issues: readonly LaidIssue[]): Promise<number> {
  const [tui, shen, ding] = await people(port);
  const times: number[] = [];
  for (const { id } of issues) {
    const key = `briefings/${id}`;
    await saveChanged(tui, id);
    await tui.move(key, 'pending_review');
    await shen.move(key, 'pending_publish');
    const version = await ding.open(key);
    const start = performance.now();
    const { status, body } = await ding.publish(key, version);
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`${key} was not published: ${body.error}`);
  }
  return median(times);
}

/** Saves an issue with one more sentence, after the check that the form asks for. */
async function saveChanged(client: Client, id: string): Promise<void> {
  const path = `briefings/${id}.md`;
  const raw = `${String(await client.published(path)).trimEnd()}新添一句话。\n`;
  await client.send('/desk/api/check', { method: 'POST', json: { path, raw } });
  const { status, body } = await client.save(path, raw);
  if (status !== 200) throw new Error(`${path} was not saved: ${body.error}`);
}

export async function saveMany(port: number, issues: readonly LaidIssue[]): Promise<void> {
  const [tui] = await people(port);
  for (const { id } of issues) await saveChanged(tui, id);
}
