/** Search when something is against it: no script, no network, a strict policy, hostile words, a sub-path. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const resultTitles = (page: Page) => page.locator('.search-results .title');
const status = (page: Page) => page.locator('.search-status');
const box = (page: Page) => page.getByRole('searchbox', { name: '要找的字词' });

test('without JavaScript the search page says so and leads to the indexes', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ''}/search/`);
  await expect(page.locator('noscript p')).toBeVisible();
  await page.locator('#indexes').getByRole('link', { name: '2021年' }).click();
  await expect(page).toHaveURL(/\/briefings\/year\/2021\/$/);
  await page.getByRole('button', { name: '搜索', exact: true }).click();
  await expect(page).toHaveURL(/\/search\/\??$/);
  await context.close();
});

test('says when the index cannot be downloaded, and works again after 重试', async ({ page }) => {
  await page.route('**/search-index/**', (route) => route.abort());
  await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
  await expect(page.getByRole('alert')).toContainText('搜索索引没有下载下来');
  await expect(page.getByRole('link', { name: '从目录找起' }).or(page.locator('#indexes')).first()).toBeVisible();
  await page.unroute('**/search-index/**');
  await page.getByRole('button', { name: '重试' }).click();
  await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('goes on with the new index when the site is published anew while the page is open', async ({ page }) => {
  await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
  await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  // The pieces of the older index are gone until the manifest has been asked for again.
  let published = false;
  await page.route('**/search-index/**', async (route) => {
    if (route.request().url().endsWith('/manifest.json')) {
      published = true;
      const response = await route.fetch();
      // Another manifest to a reader that compares bytes, the same to one that parses them.
      await route.fulfill({ response, body: `${await response.text()}\n` });
    } else await (published ? route.continue() : route.fulfill({ status: 404 }));
  });
  await box(page).fill('庚小井');
  await page.getByRole('button', { name: '搜索', exact: true }).click();
  await expect(status(page)).toContainText('个页面含有“庚小井”。');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(published).toBe(true);
});

test('says in the search box too when the index cannot be downloaded', async ({ page }) => {
  await page.route('**/search-index/**', (route) => route.fulfill({ status: 503 }));
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('小马扎');
  await expect(page.getByRole('alert')).toContainText('搜索索引没有下载下来');
  await page.unroute('**/search-index/**');
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('option').first()).toContainText('小马扎');
});

for (const [trouble, script, words] of [
  ['cannot be read', 'const a = ;', /运行不起来，可能是浏览器版本较旧；不是网络断了/],
  [
    'lacks a name',
    "addEventListener('message', () => { missing(); });",
    /运行不起来，可能是浏览器版本较旧；不是网络断了/,
  ],
  ['does not come', undefined, /没有下载下来，可能是网络断了/],
] as const) {
  test(`says what it is when the worker ${trouble}`, async ({ page }) => {
    await page.route('**/_astro/worker-*.js', (route) =>
      script === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
    await expect(page.getByRole('alert')).toHaveText(words);
    await page.unroute('**/_astro/worker-*.js');
    await page.getByRole('button', { name: '重试' }).click();
    await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  });
}

test('does not blame the network for an index that came broken', async ({ page }) => {
  await page.route('**/directory-*/**', (route) => route.fulfill({ body: 'no index' }));
  await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
  await expect(page.getByRole('alert')).toHaveText(/搜索索引读不出来，文件可能不完整；不是您的网络断了/);
});

test('shows on a slow network that it is downloading', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/search-index/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
  await expect(page.getByText('正在下载搜索索引')).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  release();
  await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

const hostile: readonly (readonly [string, string])[] = [
  ['a quotation mark', '"'],
  ['a script element', '<script>alert(1)</script>'],
  ['an image that runs code', '<img src=x onerror=alert(1)>'],
  ['5,000 characters', '代表'.repeat(2500)],
  ['an emoji', '🧑🏽‍🌾代表'],
  ['a zero-width space', '代\u200B表'],
  ['lone surrogates', '\uD842代表\uDFB7'],
  ['a slash and a percent sign', '../%2e%2e/%'],
  ['regular expression signs', '(.*)+$[\\'],
];

for (const [name, words] of hostile) {
  test(`takes ${name} as words and nothing else`, async ({ page }) => {
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('dialog', (dialog) => {
      trouble.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    await page.goto('/search/#q=');
    await expect(resultTitles(page)).toHaveCount(10);
    await box(page).evaluate((input: HTMLInputElement, value) => {
      input.value = value;
      input.dispatchEvent(new InputEvent('input'));
    }, words);
    await expect(status(page)).not.toHaveText(/^全部/);
    await page.getByRole('button', { name: '搜索', exact: true }).click();
    await page.reload();
    await expect(status(page)).toHaveText(/含有“|请输入汉字/);
    expect(await page.locator('search-page :is(script, img)').count()).toBe(0);
    expect(page.url().length).toBeLessThan(2500);
    expect(trouble).toEqual([]);
  });
}

test('finds words typed with a zero-width space or a lone surrogate in them', async ({ page }) => {
  for (const words of ['代\u200B表', '\uD842代表']) {
    await page.goto('/search/#q=');
    await expect(resultTitles(page)).toHaveCount(10);
    await box(page).fill(words);
    await expect(page.locator('.search-results mark').first()).toHaveText('代表');
  }
});

test('sends nothing of what is typed, and breaks no rule of the security policy', async ({ page, baseURL }) => {
  const words = '民生实事';
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(decodeURI(request.url()) + (request.postData() ?? '')));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(resultTitles(page).first()).toBeVisible();
  await page.reload();
  await resultTitles(page).first().click();
  await expect(page.getByRole('region', { name: '标出的字词' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: '标出的字词' })).toBeVisible();
  expect(requests.length).toBeGreaterThan(10);
  const sent = requests.map((url) => url.split('#', 1)[0] ?? '');
  expect(sent.filter((url) => url.includes(words) || !url.startsWith(baseURL ?? ''))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('works under the policy as a header, in the worker too', async ({ page }) => {
  const policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
  let underPolicy = 0;
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    underPolicy += 1;
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/search/#q=%E5%B0%8F%E9%A9%AC%E6%89%8E');
  await expect(status(page)).toHaveText('3个页面含有“小马扎”。');
  // What is still on its way would fail when the page closes.
  await page.unrouteAll({ behavior: 'wait' });
  expect(underPolicy).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
});

test('works under a sub-path', async ({ page }) => {
  const office = process.env['OFFICE_URL'] ?? '';
  await page.goto(office);
  await page.keyboard.press('/');
  await page.keyboard.type('会议听了');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`^${office}search/#q=`));
  await resultTitles(page).first().click();
  await expect(page).toHaveURL(new RegExp(`^${office}briefings/2020-002/two/#p\\d+&q=`));
  await expect(page.getByRole('region', { name: '标出的字词' })).toContainText('会议听了');
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} surroundings`, () => {
    test.use({ colorScheme: scheme });
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const violations = async (page: Page) =>
      (await new AxeBuilder({ page }).withTags(tags).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
      );

    test('axe finds nothing on results', async ({ page }) => {
      await page.goto('/search/#q=%E4%BB%A3%E8%A1%A8&kind=%E6%A1%88%E4%BE%8B');
      await expect(resultTitles(page)).toHaveCount(3);
      await expect(page.getByRole('checkbox', { name: /^案例/ })).toBeChecked();
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing on hints', async ({ page }) => {
      await page.goto('/search/#q=gengxiaojing');
      await expect(page.locator('.search-hints a').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing on a found page and in the panel', async ({ page }) => {
      await page.goto('/cases/yin/#p1&q=%E4%BB%A3%E8%A1%A8');
      await expect(page.getByRole('region', { name: '标出的字词' })).toBeVisible();
      await page.keyboard.press('/');
      await page.keyboard.type('小马扎');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      expect(await violations(page)).toEqual([]);
    });
  });
}
