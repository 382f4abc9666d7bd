/**
 * The desk of an office with its own Forgejo, on a real one: a draft goes
 * 推 → 审 → 定 in Chromium, with the forge's own sign-in, branches and merge
 * rules. Not part of `npm test`, because it needs a forge that may be filled
 * with accounts and repositories:
 *
 *     FORGE_ADDRESS=http://localhost:3000 FORGE_TOKEN=… npm run test:forge
 *
 * The token is an administrator's, for everything. The forge lets the site's
 * origin ask it, as docs/deploy.md says; the site is served at
 * http://127.0.0.1:4661 (FORGE_SITE_PORT). In place of the forge's pipeline the
 * walk itself reports the check, and 审 approves with a request.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect as expectSoon } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { serve } from '../../scripts/serve.ts';
import { findChromium } from '../e2e/find-chromium.ts';
import { Forge, PASSWORD } from './prepared-forge.ts';
import type { Approver, Proposal } from './prepared-forge.ts';

/** A forge on a busy machine takes its time. */
const expect = expectSoon.configure({ timeout: 30_000 });
const program = join(import.meta.dirname, '../..');
const { FORGE_ADDRESS: address, FORGE_TOKEN: token, FORGE_SITE_PORT: port = '4661' } = process.env;
if (!address || !token) throw new Error('Name a forge: FORGE_ADDRESS=http://localhost:3000 FORGE_TOKEN=…');

/** The office's folder in the repository. */
const OFFICE = 'content/甲县';
/** More drafts than a forge answers at once, and more files than a tree has on one page. */
const MANY_DRAFTS = 55;
const MANY_FILES = 1100;
const WATER = 'name: 饮水安全\nsummary: 水井、水管和水质。\n';

const forge = new Forge(address, token);
const work = mkdtempSync(join(tmpdir(), 'forge-walk-'));
const desk = `http://127.0.0.1:${port}/jia/admin/`;

function say(step: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${step}`);
}

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=walk', '-c', 'user.email=walk@example.test', ...args], {
    ...{ cwd: work, stdio: ['ignore', 'pipe', 'inherit'] },
  });

/** Puts the office and a crowd of other files into the repository, and builds its site from the checkout. */
async function prepare(): Promise<string> {
  await forge.preparePeople();
  const office = join(work, OFFICE);
  cpSync(join(program, 'tests/fixtures/office'), office, { recursive: true });
  const appId = await forge.prepareSignIn(desk);
  const settings = { kind: 'forgejo', address, repository: forge.repository, appId };
  appendFileSync(join(office, 'site.yaml'), `desk:\n  forge: ${JSON.stringify(settings)}\n`);
  // Sorted before the office's own files.
  mkdirSync(join(work, 'archive'));
  for (let at = 0; at < MANY_FILES; at++) writeFileSync(join(work, `archive/${at}.txt`), '');
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(work, '.gitignore'), '.renda/\ndist/\n');
  git('add', '.');
  git('commit', '--quiet', '--message=第一次');
  git('push', '--quiet', forge.remote, 'main');
  await forge.protectMain();
  git('checkout', '--quiet', '--detach');
  git('branch', '--quiet', '--delete', '--force', 'main');
  const dist = join(work, 'built');
  const command = [join(program, 'bin/renda.mjs'), 'build', '--office', office, '--out', dist];
  execFileSync(process.execPath, command, { stdio: 'inherit' });
  return dist;
}

/** A browser of one person, signed in with the forge's own pages. */
async function deskAs(browser: Browser, approver: Approver): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`  ${approver}: ${message.text()}`);
  });
  await page.goto(desk);
  await page.getByRole('button', { name: '用 Forgejo 账号登录' }).click();
  await page.locator('input[name=user_name]').fill(forge.account(approver));
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form button.primary').first().click();
  await page.locator('#authorize-app').click();
  await expect(page.getByRole('link', { name: '推审定看板' })).toBeVisible({ timeout: 30_000 });
  expect(page.url().startsWith(desk)).toBe(true);
  return page;
}

type Desks = Readonly<Record<Approver, Page>>;

const open = (page: Page, hash: string) => page.goto(`${desk}${hash}`);

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('都保存了')).toBeVisible({ timeout: 60_000 });
}

async function moveTo(page: Page, column: string): Promise<void> {
  await page.getByRole('button', { name: /状态/ }).click();
  await page.getByRole('menuitem', { name: column }).click();
  await expect(page.getByRole('button', { name: `状态：${column}` })).toBeVisible();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '议定', exact: true }).click();
  await page.getByRole('menuitem', { name: '议定并发布', exact: true }).click();
}

async function proposalOf(branch: string): Promise<Proposal> {
  const found = await forge.proposal(branch);
  if (found === undefined) throw new Error(`${branch} is not proposed`);
  return found;
}

const statusOf = async (branch: string) => (await proposalOf(branch)).labels.map(({ name }) => name);

/** 推 writes a new entry; the desk makes a branch, a commit and a proposal of it. */
async function write(page: Page): Promise<void> {
  await open(page, '#/collections/topics');
  await expect(page.getByText('饮水安全')).toBeVisible();
  await open(page, '#/collections/topics/new');
  await page.getByLabel('编码').fill('jing');
  await page.getByLabel('专题名').fill('井');
  await page.getByLabel('说明').fill('水井和吃水。');
  await save(page);
  expect(await statusOf('cms/topics/jing')).toEqual(['decap-cms/draft']);
  expect(await forge.file(`${OFFICE}/topics/jing.yaml`, 'cms/topics/jing')).toBe('name: 井\nsummary: 水井和吃水。\n');
  await moveTo(page, '审核（专工委）');
  await expect.poll(() => statusOf('cms/topics/jing')).toEqual(['decap-cms/pending_review']);
}

/** Whoever the rules leave out is refused by the forge, and told so in Chinese. */
async function refused(page: Page): Promise<void> {
  const answer = page.waitForResponse((one) => one.url().endsWith('/merge'));
  await publish(page);
  expect([405, 409]).toContain((await answer).status());
  await expect(page.getByText(/代码平台(?:没有让发布|还在检查)/).last()).toBeVisible();
  expect(await forge.file(`${OFFICE}/topics/jing.yaml`, 'main')).toBeUndefined();
}

async function walk({ tui, shen, ding }: Desks): Promise<void> {
  say('推 writes a topic and recommends it');
  await write(tui);

  say('审 looks at it, moves it on and approves; the check passes');
  await open(shen, '#/collections/topics/entries/jing');
  await expect(shen.getByLabel('说明')).toHaveValue('水井和吃水。');
  await moveTo(shen, '议定（主任会议）');
  await open(ding, '#/collections/topics/entries/jing');
  say('定 may not publish what is not approved');
  await refused(ding);
  await forge.pass(await proposalOf('cms/topics/jing'));
  await forge.approve(await proposalOf('cms/topics/jing'));
  say('推 may not publish at all');
  await open(tui, '#/workflow');
  await open(tui, '#/collections/topics/entries/jing');
  await refused(tui);

  say('推 changes it after the approval, which then no longer holds');
  await tui.getByLabel('说明').fill('水井和吃水，村村都有。');
  await save(tui);
  await forge.pass(await proposalOf('cms/topics/jing'));
  // The forge sees to it in the background, after the commit is in.
  await expect.poll(async () => forge.approvals(await proposalOf('cms/topics/jing'))).toBe(0);
  await open(ding, '#/workflow');
  await open(ding, '#/collections/topics/entries/jing');
  await refused(ding);
  await forge.approve(await proposalOf('cms/topics/jing'));

  say('定 publishes');
  await open(ding, '#/workflow');
  await open(ding, '#/collections/topics/entries/jing');
  await publish(ding);
  await expect
    .poll(() => forge.file(`${OFFICE}/topics/jing.yaml`, 'main'))
    .toBe('name: 井\nsummary: 水井和吃水，村村都有。\n');
  await expect.poll(() => forge.proposal('cms/topics/jing')).toBeUndefined();
  await expect
    .poll(async () => (await forge.ask(`/repos/${forge.repository}/branches/cms%2Ftopics%2Fjing`)).status)
    .toBe(404);
  expect(await forge.file(`${OFFICE}/topics/water.yaml`, 'main')).toBe(WATER);
}

/** A published entry is changed on a branch of the same name, beside the proposal that was merged. */
async function changeAgain({ tui }: Desks): Promise<void> {
  say('推 changes what is published');
  await tui.reload();
  await open(tui, '#/collections/topics/entries/jing');
  await expect(tui.getByLabel('说明')).toHaveValue('水井和吃水，村村都有。');
  await tui.getByLabel('说明').fill('水井和吃水，口口有人管。');
  await save(tui);
  await moveTo(tui, '审核（专工委）');
  await expect.poll(() => statusOf('cms/topics/jing')).toEqual(['decap-cms/pending_review']);
}

/** A picture of a body is committed with the words around it; a change leaves every other byte as it was. */
async function illustrate({ tui, shen }: Desks): Promise<void> {
  say('推 puts a picture into a published story');
  await open(tui, '#/collections/cases/entries/well');
  await tui.getByText('＋ 插入').first().click();
  await tui.getByRole('button', { name: '图片', exact: true }).first().click();
  const block = tui.locator('.desk-block').first();
  const exif = { IFD0: { Artist: '测试' } };
  const blank = sharp({ create: { width: 800, height: 600, channels: 3, background: '#789' } });
  const buffer = await blank.withExif(exif).jpeg().toBuffer();
  await block
    .locator('input[type=file]')
    .setInputFiles({ name: '老水井（修好以后）.jpg', mimeType: 'image/jpeg', buffer });
  await expect(block.getByRole('status')).toHaveText('已经上传，存为“老水井-修好以后.jpg”。');
  await block.getByLabel('图片说明').fill('修好的老水井');
  const shown = tui.frameLocator('#preview-pane').getByRole('img', { name: '修好的老水井' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await save(tui);
  const branch = 'cms/cases/well';
  const before = await forge.file(`${OFFICE}/cases/well.mdx`, 'main');
  const after = await forge.file(`${OFFICE}/cases/well.mdx`, branch);
  expect(after?.replace('![修好的老水井](../pictures/老水井-修好以后.jpg)\n\n', '')).toBe(before);
  const kept = await forge.bytes(`${OFFICE}/pictures/老水井-修好以后.jpg`, branch);
  expect((await sharp(kept).metadata()).exif).toBeUndefined();

  say('审 sees the picture in the preview of the draft');
  await open(shen, '#/collections/cases/entries/well');
  const seen = shen.frameLocator('#preview-pane').getByRole('img', { name: '修好的老水井' });
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
}

/** Drafts beyond the first page of the forge's answer are on the board too. */
async function manyDrafts({ shen }: Desks): Promise<void> {
  say(`the board shows ${MANY_DRAFTS} drafts`);
  const repo = `/repos/${forge.repository}`;
  const labels = await forge.want<{ id: number; name: string }[]>(`${repo}/labels`);
  const id = labels.find(({ name }) => name === 'decap-cms/pending_review')?.id;
  for (let at = 0; at < MANY_DRAFTS; at++) {
    const branch = `cms/topics/t${at}`;
    const content = Buffer.from(`name: 专题${at}\nsummary: 第${at}个。\n`).toString('base64');
    const path = `${repo}/contents/${encodeURIComponent('content')}/${encodeURIComponent('甲县')}/topics/t${at}.yaml`;
    await forge.post(path, { content, branch: 'main', new_branch: branch, message: `专题${at}` });
    const { number } = await forge.post<Proposal>(`${repo}/pulls`, { title: `专题${at}`, head: branch, base: 'main' });
    await forge.want(`${repo}/issues/${number}/labels`, { method: 'PUT', body: { labels: [id] } });
  }
  await open(shen, '#/collections/topics');
  await shen.reload();
  await open(shen, '#/workflow');
  const shown = async () => new Set((await shen.locator('body').innerText()).match(/专题\d+/g)).size;
  await expect.poll(shown, { timeout: 120_000 }).toBe(MANY_DRAFTS);
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  say('prepares the forge and builds the office');
  const site = await serve(await prepare(), '/jia/', Number(port));
  try {
    say('three people sign in with the forge');
    const [tui, shen, ding] = [
      await deskAs(browser, 'tui'),
      await deskAs(browser, 'shen'),
      await deskAs(browser, 'ding'),
    ];
    await walk({ tui, shen, ding });
    await changeAgain({ tui, shen, ding });
    await illustrate({ tui, shen, ding });
    await manyDrafts({ tui, shen, ding });
    const { version } = await forge.want<{ version: string }>('/version');
    say(`walked on Forgejo ${version}`);
  } finally {
    site.closeAllConnections();
    site.close();
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
