/** What is not public yet, or no longer, is in nothing that a build leaves, whoever looks for it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SiteHealth } from '#outputs/site-health.ts';
import { buildSite } from '#publication/build-site.ts';
import { builtPages, fileAt } from './built-site.ts';
import { everythingIn, pathsWith } from './outputs-text.ts';
import type { Said } from './outputs-text.ts';
import { secondOffice } from './second-office.ts';

const BEFORE = new Date('2020-06-01T07:59:00+08:00');
const AFTER = new Date('2020-06-01T08:00:00+08:00');

const ISSUE = `---
year: 2020
issue: 3
publishAt: '2020-06-01 08:00'
articles:
  - slug: pit
    titleLines: [丙村挖好鱼鳞坑]
    place: yi
    credit: 丙村联络站
    topics: [water]
    mechanisms: [well-watch]
---

<!-- article: pit -->

丙村挖了5个鱼鳞坑，存住雨水。

![鱼鳞坑](../pictures/pit-photo.png)
`;

const CASE = `---
title: 丙村的鱼鳞坑
summary: 丙村挖了5个鱼鳞坑。雨水留在坡上。
place: yi
source: 2020-003
topics: [water]
mechanisms: [well-watch]
publishAt: '2020-06-01 08:00'
---

丙村挖了<Fact source="2020-003#p1">5个鱼鳞坑</Fact>。见[简报](/briefings/2020-003/)。

![坡上](../pictures/slope-photo.png)
`;

/** Words and names that only what is held back has. */
const HELD = ['鱼鳞坑', '丙村', '2020-003', 'pit-photo', 'slope-photo'];
const WITHDRAWN = ['分水闸', 'gate-photo'];
const UNUSED = ['spare-photo'];

const GONE = `---
year: 2020
issue: 4
articles:
  - slug: gate
    titleLines: [丁村修分水闸]
    place: yi
---

<!-- article: gate -->

丁村修了分水闸。

![闸口](../pictures/gate-photo.png)
`;

const NOTICE = `title: 甲县人大简报
addresses:
  - /briefings/2020-004/
withdrawnAt: '2020-05-01 10:00'
`;

let office = '';
const originals = new Map<string, Buffer>();
const content = (path: string) => join(office, 'src/content', path);

async function putPicture(name: string, background: string): Promise<void> {
  const file = content(`pictures/${name}`);
  await sharp({ create: { width: 900, height: 500, channels: 3, background } })
    .png()
    // As a camera writes it: only the original has it.
    .withExif({ IFD0: { Model: 'camera' } })
    .toFile(file);
  originals.set(name, readFileSync(file));
}

async function build(now: Date): Promise<{ everything: Said[]; said: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const built = await buildSite(office, { now });
  const said = log.mock.calls.map((call) => call.join(' ')).join('\n');
  log.mockRestore();
  expect(built).toBe(true);
  return { everything: everythingIn(join(office, 'dist')), said };
}

/** Names of the pictures of which the original file, byte for byte, is in what was built. */
function shownOriginals(everything: readonly Said[]): string[] {
  return [...originals].filter(([, bytes]) => everything.some((one) => one.bytes.equals(bytes))).map(([name]) => name);
}

beforeAll(async () => {
  office = await secondOffice();
  mkdirSync(content('pictures'), { recursive: true });
  await putPicture('pit-photo.png', '#123');
  await putPicture('slope-photo.png', '#231');
  await putPicture('gate-photo.png', '#312');
  await putPicture('spare-photo.png', '#321');
  // What the fixture itself holds back is none of the two.
  rmSync(content('briefings/2022-002.md'));
  writeFileSync(content('briefings/2020-003.md'), ISSUE);
  writeFileSync(content('cases/pit.mdx'), CASE);
  writeFileSync(content('briefings/2020-004.md'), GONE);
}, 120_000);

afterAll(() => rmSync(office, { recursive: true, force: true }));

describe('one folder, built again and again', () => {
  let before: Awaited<ReturnType<typeof build>>;

  it('shows nowhere what is embargoed, and says what it held back and when it is due', async () => {
    before = await build(BEFORE);
    expect(pathsWith(before.everything, HELD)).toEqual([]);
    expect(pathsWith(before.everything, ['分水闸']).length).toBeGreaterThan(10);
    expect(before.said).toContain('有2个页面还没有到发布时间，这次没有放进网站');
    expect(before.said).toContain('2020-06-01 08:00　briefings/2020-003.md');
    expect(before.said).toContain('2020-06-01 08:00　cases/pit.mdx');
    expect(before.said).toContain('最早的一个到2020-06-01 08:00（北京时间）发布，到那时要再生成一次网站。');
  });

  it('tells monitoring when the next build is due, and of what went on the web no later than now', () => {
    const health = JSON.parse(readFileSync(join(office, 'dist/health.json'), 'utf8')) as SiteHealth;
    expect(health).toMatchObject({
      contentAsOf: '2020-06-01T07:59:00+08:00',
      nextPublication: '2020-06-01T08:00:00+08:00',
    });
    expect(new Date(health.builtAt).getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('ships only pictures that a published page shows, and the original of none', () => {
    expect(pathsWith(before.everything, [...UNUSED, 'pit-photo', 'slope-photo'])).toEqual([]);
    expect(pathsWith(before.everything, ['gate-photo']).some((path) => path.startsWith('/_astro/'))).toBe(true);
    expect(shownOriginals(before.everything)).toEqual([]);
  });

  it('loses everything of a withdrawn issue but the notice at its address', async () => {
    rmSync(content('briefings/2020-004.md'));
    mkdirSync(content('withdrawn'), { recursive: true });
    writeFileSync(content('withdrawn/briefings-2020-004.yaml'), NOTICE);
    const { everything } = await build(BEFORE);
    expect(pathsWith(everything, WITHDRAWN)).toEqual([]);
    expect(pathsWith(everything, ['2020-004']).sort()).toEqual([
      '/briefings/2020-004/index.html',
      '/open-data/archive.zip',
      '/open-data/archive.zip!/content/withdrawn/briefings-2020-004.yaml',
      '/open-data/offline.zip',
      '/open-data/offline.zip!/site/briefings/2020-004/index.html',
      '/open-data/offline.zip!/site/open-data/archive.zip',
      '/open-data/offline.zip!/site/open-data/archive.zip!/content/withdrawn/briefings-2020-004.yaml',
    ]);
    const page = builtPages(join(office, 'dist')).find(({ path }) => path === '/briefings/2020-004/');
    expect(page?.html).toContain('这个页面已经撤下');
  });

  it('shows it everywhere once its time has come, though no file has changed', async () => {
    const { everything, said } = await build(AFTER);
    expect(said).not.toContain('还没有到发布时间');
    const paths = pathsWith(everything, ['鱼鳞坑']);
    for (const path of [
      '/index.html',
      '/briefings/2020-003/index.html',
      '/briefings/2020-003/2020-003.json',
      '/briefings/year/2020/index.html',
      '/cases/pit/index.html',
      '/cases/index.html',
      '/feed.xml',
      '/llms.txt',
      '/print/2020-003/index.html',
      '/places/yi/index.html',
      '/open-data/archive.zip!/csv/articles.csv',
    ]) {
      expect(paths, path).toContain(path);
    }
    expect(paths.some((path) => path.startsWith('/search-index/'))).toBe(true);
    expect(pathsWith(everything, ['pit-photo']).some((path) => path.startsWith('/_astro/'))).toBe(true);
    expect(shownOriginals(everything)).toEqual([]);
    // The issue beside it names it as its neighbour.
    expect(paths).toContain('/briefings/2020-002/two/index.html');
    expect(fileAt(join(office, 'dist'), '/briefings/2020-003/2020-003.pdf')).toBeDefined();
  });

  it('loses it again when its time is put off', async () => {
    for (const file of ['briefings/2020-003.md', 'cases/pit.mdx']) {
      writeFileSync(content(file), readFileSync(content(file), 'utf8').replace('2020-06-01 08:00', '2030-01-01 08:00'));
    }
    const { everything } = await build(AFTER);
    expect(pathsWith(everything, HELD)).toEqual([]);
  });

  it('gives the desk on a forge nothing of it either', async () => {
    const settings = content('site.yaml');
    const forge = '{ kind: gitlab, address: https://git.example.test, repository: jia/rd/site, appId: app-1 }';
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}desk: { forge: ${forge} }\n`);
    const { everything } = await build(AFTER);
    expect(pathsWith(everything, ['鱼鳞坑', '丙村', '2020-003'])).toEqual([]);
  });

  it('is not built while a published page cites what is not public, and says what to write', async () => {
    const file = content('cases/pit.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace("publishAt: '2030-01-01 08:00'\n", ''));
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await buildSite(office, { now: AFTER })).toBe(false);
    expect(error.mock.calls.join('\n')).toContain(
      'cases/pit.mdx:5　要改正　source　简报「2020-003」要到2030-01-01 08:00才发布',
    );
    error.mockRestore();
  });
});
