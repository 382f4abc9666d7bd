import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { columns } from '#lib/columns.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { listAnswer } from '../../verify/finding.ts';
import { verifySite } from '../../verify/verify-site.ts';
import { builtPages, root, wordsOf } from './built-site.ts';

const SITE = 'name: 甲县人大\nsite: https://example.test\nbase: /jia/\n';

const FEW = {
  'site.yaml': SITE,
  'places/jia.yaml': 'name: 甲县\nlevel: county\n',
  'topics/water.yaml': 'name: 饮水安全\nsummary: 水井、水管和水质。\n',
  'briefings/2020-001.md': `---
year: 2020
issue: 1
articles:
  - slug: one
    titleLines: [会议听取汇报]
    place: jia
---

<!-- article: one -->

会议听取了关于修路情况的汇报。
`,
  'deputies/ding.mdx': `---
name: 丁某
offices: [甲县人大代表]
summary: 丁某照看老水井。他每天都去。
place: jia
source: 2020-001
topics: [water]
publishAt: '2999-01-01 08:00'
---

丁某照看老水井。
`,
};

const offices = [
  { what: 'without anything published', files: { 'site.yaml': SITE }, kinds: [] },
  { what: 'whose one deputy is not public yet', files: FEW, kinds: ['briefings', 'places', 'topics'] },
] as const;

describe.each(offices)('the site of an office $what', ({ files, kinds }) => {
  let folder = '';
  const dist = () => join(folder, 'dist');
  const empty = columns.filter(({ kind }) => kind !== undefined && !(kinds as readonly string[]).includes(kind));

  beforeAll(async () => {
    mkdirSync(join(root, '.tmp'), { recursive: true });
    folder = mkdtempSync(join(root, '.tmp/few-kinds-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const site = buildRoot({ office: folder, cache: join(folder, '.renda/cache') });
    expect(await buildSite(site, { dist: dist() })).toBe(true);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has no page, no menu item, no feed and no address for a kind of which nothing is public', () => {
    expect(empty.length).toBe(8 - kinds.length);
    const pages = builtPages(dist());
    const map = readFileSync(join(dist(), 'sitemap.xml'), 'utf8');
    for (const { path } of empty) {
      expect(existsSync(join(dist(), path)), path).toBe(false);
      expect(pages.filter(({ html }) => html.includes(`"/jia${path}`)).map((page) => page.path)).toEqual([]);
      expect(map).not.toContain(`/jia${path}`);
    }
  });

  it('has everything of the kinds that are there', () => {
    const front = readFileSync(join(dist(), 'index.html'), 'utf8');
    for (const kind of kinds) {
      expect(existsSync(join(dist(), kind, 'index.html')), kind).toBe(true);
      expect(front).toContain(`href="/jia/${kind}/"`);
    }
  });

  it('says on its front page when nothing is published yet, and only then', () => {
    const words = wordsOf(readFileSync(join(dist(), 'index.html'), 'utf8'));
    if (kinds.length === 0) expect(words).toContain('本站还没有发布内容');
    else expect(words).not.toContain('本站还没有发布内容');
  });

  it('answers every question that any office’s site is asked', async () => {
    const report = await verifySite({ dist: dist(), office: folder, settings: loadSettings(folder), browser: false });
    expect(report.answers.flatMap(listAnswer).filter((line) => line.startsWith('　'))).toEqual([]);
  });
});
