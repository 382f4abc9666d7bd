/** What verification finds only in a browser, each on a site that is broken in one way. */
import { expect, test } from '@playwright/test';
import { tmpdir } from 'node:os';
import { lookInBrowser } from '../../verify/browser/look.ts';
import { goodFiles, TinySites } from '../verify/tiny-site.ts';
import type { Files } from '../verify/tiny-site.ts';

const sites = new TinySites(tmpdir());
test.afterAll(() => sites.remove());

const HOME = 'index.html';

/** What is said of a site whose home page has `html` in its body, and whose other `files` are these. */
async function said(html: string, files: Files = {}, head = (page: string): string => page): Promise<string[]> {
  const good = goodFiles();
  const home = head((good[HOME] ?? '').replace('</h1>', `</h1>${html}`));
  const answer = await lookInBrowser(await sites.make({ ...good, ...files, [HOME]: home }), {
    choose: (pages) => pages.filter(({ path }) => path === '/'),
  });
  return 'findings' in answer ? answer.findings.map(({ message }) => message) : ['left out'];
}

test('a page with which nothing is wrong passes', async () => {
  expect(await said('<p>甲</p>')).toEqual([]);
});

test('a picture without words is found, in Chinese', async () => {
  const found = await said('<img src="/jia/favicon.svg">');
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(
    /^浅色时有障碍：.*\p{Script=Han}.*（image-alt），有1处，如“<img src="\/jia\/favicon.svg">”。$/u,
  );
});

test('letters that are too pale in dark surroundings only are found there', async () => {
  const css = '@media (prefers-color-scheme:dark){body{background:#000}p{color:#333}a{color:#fff}h1{color:#fff}}';
  expect(await said('<p>夜里看不清的字</p>', { '_astro/site.css': css })).toEqual([
    expect.stringMatching(/^深色时有障碍：.*（color-contrast）/),
  ]);
});

test('what is wider than a small screen is named', async () => {
  expect(await said('<p class="wide">甲</p>', { '_astro/site.css': '.wide{width:500px}' })).toEqual([
    '在宽320像素的屏幕上，有内容伸到屏幕外，如“<p class="wide">甲</p>”。',
  ]);
});

test('a script that fails is told', async () => {
  expect(await said('', { '_astro/start.js': 'throw new Error("停了")' })).toEqual(['脚本出错“停了”。']);
});

test('what a script asks of another host is refused by the policy, or told where no policy holds it back', async () => {
  const asks = { '_astro/start.js': 'fetch("https://count.example.com/hit").catch(()=>0)' };
  // Browsers say it once or twice.
  const refused = await said('', asks);
  expect(refused.length).toBeGreaterThan(0);
  for (const line of refused) expect(line).toMatch(/^浏览器按安全策略拒绝了“.*count\.example\.com/);
  const bare = (page: string) => page.replace(/<meta http-equiv[^>]*>/, '');
  expect(await said('', asks, bare)).toEqual(['打开时要向别的网站取“https://count.example.com/hit”。']);
});
