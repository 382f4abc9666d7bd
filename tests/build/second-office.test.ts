import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordingNote } from '#model/wording-words.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { buildSite } from '#publication/build-site.ts';
import { listAnswer } from '../../verify/finding.ts';
import { verifySite } from '../../verify/verify-site.ts';
import { attributes, builtPages, fileAt, wordsOf } from './built-site.ts';
import { secondOffice } from './second-office.ts';

/** What verification finds wrong with the built site of an office. */
async function wrongWith(office: string): Promise<string[]> {
  const folders = { dist: join(office, 'dist'), office: join(office, 'src/content') };
  const report = await verifySite({ ...folders, settings: loadSettings(folders.office), browser: false });
  return report.answers.flatMap(listAnswer).filter((line) => line.startsWith('　'));
}

const OWN_ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Another office takes the project over: its own settings and content, nothing else. */
describe('a second office under a sub-path', () => {
  let office = '';

  beforeAll(async () => {
    office = await secondOffice();
    mkdirSync(join(office, 'src/content/public'));
    writeFileSync(join(office, 'src/content/public/favicon.svg'), OWN_ICON);
    expect(await buildSite(office)).toBe(true);
  });

  afterAll(() => rmSync(office, { recursive: true, force: true }));

  const page = (path: string) => builtPages(join(office, 'dist')).find((one) => one.path === path)?.html ?? '';

  it('shows its own name, issuer and numbers, and nothing of the first office', () => {
    const all = builtPages(join(office, 'dist'))
      .map(({ html }) => wordsOf(html))
      .join('\n');
    expect(all).toContain('甲县人大');
    expect(all).toContain('测ICP备00000000号');
    expect(all).not.toMatch(/新密|孙营|舞钢|河南/);
  });

  it('shows a picture in sizes for each screen, none of which says where it was taken', async () => {
    const [picture = ''] = /<img [^>]*alt="修好的老水井"[^>]*>/.exec(page('/deputies/ding/')) ?? [];
    expect(picture).toMatch(/ sizes="[^"]*100vw" loading="lazy"[^>]* width="1600" height="900"/);
    const [srcset = ''] = attributes(picture, 'srcset');
    const sizes = srcset.split(', ').map((one) => one.split(' '));
    expect(sizes.map(([, width]) => width)).toEqual(['400w', '800w', '1200w', '1600w']);
    for (const [address = '', width] of sizes) {
      const file = fileAt(join(office, 'dist'), address.slice('/jia'.length));
      const { exif, ...about } = await sharp(file).metadata();
      expect([about.format, `${about.width}w`, exif]).toEqual(['webp', width, undefined]);
    }
  });

  it('answers every question that any office’s site is asked, under its sub-path', async () => {
    expect(await wrongWith(office)).toEqual([]);
  });

  it('leads the links in its texts below the sub-path, and whole ones away from the site', () => {
    expect(page('/briefings/2020-002/two/')).toContain('<a href="/jia/cases/well/">乙镇的老水井</a>');
    expect(page('/cases/well/')).toContain('<a href="/jia/briefings/2020-001/">简报</a>');
    expect(page('/print/2020-002/')).toContain('<a href="https://example.test/jia/cases/well/">乙镇的老水井</a>');
    const data = readFileSync(join(office, 'dist/briefings/2020-002/2020-002.json'), 'utf8');
    expect(data).toContain('[乙镇的老水井](https://example.test/jia/cases/well/)');
  });

  it('makes one page of a briefing with a single article, and several of one with several', () => {
    expect(wordsOf(page('/briefings/2020-001/'))).toContain('第1期（总第9期）');
    expect(page('/briefings/2020-001/')).toContain('id="p1"');
    expect(page('/briefings/2020-001/well/')).toBe('');
    expect(wordsOf(page('/briefings/2020-002/two/'))).toContain('会议听了。');
  });

  it('draws its own drawing at the head of the page that names it', () => {
    expect(page('/deputies/ding/')).toMatch(
      /<svg class="icon icon-large"[^>]*aria-hidden="true"[^>]*><path d="M5 21h14/,
    );
  });

  it('links a fact to its paragraph', () => {
    expect(attributes(page('/cases/well/'), 'href')).toContain('/jia/briefings/2020-001/#p1');
  });

  it('gives the files of its public folder as they are, in the place of the program’s', () => {
    expect(readFileSync(join(office, 'dist/favicon.svg'), 'utf8')).toBe(OWN_ICON);
  });

  it('calls a verbatim issue the print’s own words, and says of another that nothing is stated', () => {
    const [fact = ''] = /<a [^>]*class="fact"[^>]*>/.exec(page('/cases/well/')) ?? [];
    expect(attributes(fact, 'title')).toEqual(['出处：简报原文第1段']);
    expect(wordsOf(page('/glossary/'))).toContain('简报原文第1段');
    expect(wordsOf(page('/briefings/2020-001/'))).toContain(wordingNote('verbatim'));
    expect(attributes(page('/briefings/2020-001/'), 'data-cite').join()).not.toContain('（本期');
    const sheet = wordsOf(page('/print/2020-001/'));
    expect(sheet).toContain('报送：甲县人大常委会主任甲县人大常委会办公室印发共印20份');
    expect(sheet).not.toContain('本期');
    for (const path of ['/briefings/2020-002/', '/briefings/2020-002/one/', '/print/2020-002/']) {
      expect(wordsOf(page(path)), path).toContain(wordingNote(undefined));
    }
  });

  it('shows the known part of a provenance and says the rest is not stated', () => {
    expect(wordsOf(page('/deputies/ding/'))).toContain('乙镇（2020年2月）');
    expect(wordsOf(page('/deputies/ding/'))).toContain('未载明');
  });

  it('shows a picture of a briefing in several sizes, on the page and on the sheet, and lists a plain copy', () => {
    for (const path of ['/briefings/2020-002/two/', '/print/2020-002/']) {
      const [sizes = ''] = attributes(page(path), 'srcset');
      const files = sizes.split(', ').map((one) => one.split(' ')[0] ?? '');
      expect(files.length, path).toBeGreaterThan(1);
      for (const file of files) {
        expect(file.startsWith('/jia/_astro/'), file).toBe(true);
        expect(fileAt(join(office, 'dist'), file.slice('/jia'.length)), file).toBeDefined();
      }
    }
    const data = readFileSync(join(office, 'dist/briefings/2020-002/2020-002.json'), 'utf8');
    const copy = /\/jia(\/pictures\/[^)"]+)/.exec(data)?.[1] ?? '';
    expect(fileAt(join(office, 'dist'), decodeURIComponent(copy))).toBeDefined();
  });

  it('shows each station with what is known of it, by place, for machines and for calendars', () => {
    const station = page('/stations/yi/');
    expect(wordsOf(station)).toContain('每周三9:00–11:30、每月15日14:30–17:00');
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(station) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'GovernmentOffice',
      openingHoursSpecification: [{ opens: '09:00' }],
    });
    const calendar = readFileSync(join(office, 'dist/stations/yi/reception.ics'), 'utf8');
    expect(calendar).toContain('RRULE:FREQ=WEEKLY;BYDAY=WE');
    expect(page('/stations/jia/')).not.toContain('.ics');
    expect(wordsOf(page('/stations/'))).toMatch(/甲县甲县人大代表联络站.*乙镇井台代表联络点/su);
    expect(wordsOf(page('/places/yi/'))).toContain('乙镇人大代表联络站');
    expect(existsSync(join(office, 'dist/stations/feed.xml'))).toBe(false);
  });

  it('keeps the address of a page that was taken down, says so there and lists it nowhere', () => {
    expect(wordsOf(page('/cases/gone/'))).toContain('《撤下的案例》于2020-04-0210:00撤下。数字没有核实。');
    expect(builtPages(join(office, 'dist')).filter(({ html }) => html.includes('cases/gone')).length).toBe(1);
  });

  it('shows what was put right after the page went on the web', () => {
    expect(wordsOf(page('/cases/well/'))).toContain('原写“4口”，应为“3口”。');
  });

  it('sends a moved address to the new one', () => {
    expect(page('/cases/old/')).toContain('/jia/cases/well/');
  });

  it('says on every page what its settings say now, pages included whose words did not change', async () => {
    const file = join(office, 'src/content/site.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('测ICP备00000000号', '测ICP备11111111号'));
    expect(await buildSite(office)).toBe(true);
    const pages = builtPages(join(office, 'dist')).filter(({ html }) => /class="site-footer[ "]/.test(html));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter(({ html }) => !html.includes('测ICP备11111111号')).map(({ path }) => path)).toEqual([]);
  });

  it('has the same pages of files with the line breaks of Windows', async () => {
    const folder = join(office, 'src/content');
    const words = readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((item) => join(item.parentPath, item.name))
      .filter((file) => /\.(?:mdx?|yaml)$/.test(file));
    const before = words.map((file) => readFileSync(file, 'utf8'));
    const pages = () => new Map(builtPages(join(office, 'dist')).map(({ path, html }) => [path, wordsOf(html)]));
    const plain = pages();
    for (const [at, file] of words.entries()) writeFileSync(file, before[at]?.replaceAll('\n', '\r\n') ?? '');
    expect(await buildSite(office)).toBe(true);
    expect(pages()).toEqual(plain);
    for (const [at, file] of words.entries()) writeFileSync(file, before[at] ?? '');
  });

  it('has the desk beside its pages when it names its forge, and not before', async () => {
    const admin = join(office, 'dist/admin');
    expect(existsSync(admin)).toBe(false);
    const file = join(office, 'src/content/site.yaml');
    const plain = readFileSync(file, 'utf8');
    const forge = '{ kind: gitlab, address: https://git.example.test, repository: jia/rd/site, appId: app-1 }';
    writeFileSync(file, `${plain}desk: { forge: ${forge} }\n`);
    expect(await buildSite(office)).toBe(true);
    const read = (name: string) => readFileSync(join(admin, name), 'utf8');
    expect(JSON.parse(read('config.json'))).toMatchObject({ backend: { name: 'gitlab', repo: 'jia/rd/site' } });
    expect(read('index.html')).toContain("connect-src 'self' blob: https://git.example.test;");
    expect(JSON.parse(read('choices/cases.json'))).toContainEqual(expect.objectContaining({ value: 'well' }));
    // The desk is a program of its own, which the questions leave alone.
    expect(await wrongWith(office)).toEqual([]);
    expect(JSON.parse(read('office.json'))).toMatchObject({
      proposals: expect.stringContaining('merge_requests') as string,
    });
    writeFileSync(file, plain);
  });

  it('does without a broken issue when told to, on its pages and in the files beside them', async () => {
    const file = join(office, 'src/content/briefings/2020-009.md');
    writeFileSync(file, '---\nyear: 二〇二〇\n---\n\n坏了的一期。\n');
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(await buildSite(office, { skipBroken: true })).toBe(true);
    expect(said.mock.calls.join('\n')).toContain('没有放上网：briefings/2020-009.md:2　要改正　year　');
    said.mockRestore();
    rmSync(file);
    expect(page('/briefings/2020-001/')).not.toBe('');
    expect(existsSync(join(office, 'dist/briefings/2020-009'))).toBe(false);
    expect(existsSync(join(office, 'dist/briefings/2020-001/2020-001.pdf'))).toBe(true);
    expect(await wrongWith(office)).toEqual([]);
  });

  it('is not built, and says where to mend what, when its settings are wrong', async () => {
    const file = join(office, 'src/content/site.yaml');
    const right = readFileSync(file, 'utf8');
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(file, right.replace('base: /jia/', 'base: jia').replace('icp:', 'IPC:'));
    expect(await buildSite(office)).toBe(false);
    expect(said.mock.calls.join('\n')).toContain('site.yaml:3　要改正　base　「base」应当以“/”开头、以“/”结尾');
    expect(said.mock.calls.join('\n')).toContain('site.yaml:5　要改正　IPC　没有「IPC」这一项。');
    expect(page('/')).toContain('测ICP备11111111号');
    said.mockRestore();
    writeFileSync(file, right);
  });
});
