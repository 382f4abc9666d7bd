/**
 * What only a browser can tell of a page: what axe finds in light and dark
 * surroundings, whether anything is cut off on a small screen or in large
 * letters, whether something is refused or asked of another host.
 */
import type { Browser } from 'playwright-core';
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding, LeftOut } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import type { Page } from '../page.ts';
import { barriers } from './barriers.ts';
import { cutOff } from './cut-off.ts';
import { answerFromDist } from './dist-in-browser.ts';
import { findBrowser } from './find-browser.ts';
import { onePageOfEach } from './templates.ts';

const TOPIC = '无障碍';

const NO_BROWSER =
  '这台机器上没有找到Chrome、Edge或Chromium浏览器，网页的无障碍和小屏幕显示这一项没有查；装一个再来，或者用环境变量CHROME_PATH写明浏览器在哪里。';

interface Options {
  /** Gives the browser's program, where there is one. */
  readonly find?: () => string | undefined;
  /** Which pages are looked at. */
  readonly choose?: (pages: readonly Page[]) => readonly Page[];
}

export async function lookInBrowser(
  site: BuiltSite,
  { find = findBrowser, choose = onePageOfEach }: Options = {},
): Promise<Answer | LeftOut> {
  const executablePath = find();
  if (executablePath === undefined) return { topic: TOPIC, leftOut: NO_BROWSER };
  let browser;
  try {
    browser = await launch(executablePath);
  } catch (error) {
    const [reason = ''] = String(error).split('\n', 1);
    return {
      topic: TOPIC,
      leftOut: `浏览器“${executablePath}”开不起来（${reason}），网页的无障碍和小屏幕显示没有查。`,
    };
  }
  try {
    return await lookAt(browser, site, choose(site.pages));
  } finally {
    await browser.close();
  }
}

async function launch(executablePath: string): Promise<Browser> {
  // Loaded only where there is a browser to drive.
  const { chromium } = await import('playwright-core');
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root; what it opens here are the site's own files.
    args: [...(root ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
  });
}

async function lookAt(browser: Browser, site: BuiltSite, pages: readonly Page[]): Promise<Answer> {
  const { site: origin, base } = site.settings;
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const findings: Finding[] = [];
  let path = '';
  const say = (message: string) => findings.push({ place: path, message, remedy: PROGRAM_FAULT });
  await answerFromDist(context, site, (address) => say(`打开时要向别的网站取“${address}”。`));
  // An office's computer may be slow, or busy with other things.
  context.setDefaultNavigationTimeout(120_000);
  const tab = await context.newPage();
  tab.on('pageerror', (error) => say(`脚本出错“${error.message}”。`));
  tab.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && text.includes('Content Security Policy'))
      say(`浏览器按安全策略拒绝了“${text}”。`);
  });
  for (const page of pages) {
    ({ path } = page);
    await tab.goto(`${origin}${base}${path.slice(1)}`);
    for (const finding of [...(await barriers(tab)), ...(await cutOff(tab))])
      findings.push({ place: path, ...finding });
  }
  const looked = `每种版式取1到3个网页，共${pages.length}个，在浏览器里看了浅色、深色、小屏幕和大字`;
  return { topic: TOPIC, looked, good: '没有障碍', findings: mergeAlike(findings) };
}
