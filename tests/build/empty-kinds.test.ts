import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { columns } from '#lib/columns.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { listAnswer } from '../../verify/finding.ts';
import { verifySite } from '../../verify/verify-site.ts';
import { builtPages, root, wordsOf } from './built-site.ts';
import { fixture } from './product-office.ts';

function makeEmpty(folder: string): void {
  writeFileSync(join(folder, 'site.yaml'), 'name: 甲县人大\nsite: https://example.test\nbase: /jia/\n');
}

/** The whole office, but that it has no brands and that its deputies' time has not come. */
function makeWithoutBrands(folder: string): void {
  cpSync(fixture, folder, { recursive: true });
  rmSync(join(folder, 'brands'), { recursive: true });
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  for (const name of readdirSync(join(folder, 'cases'))) {
    edit(`cases/${name}`, (text) => text.replaceAll(/<BrandCard [^>]*\/>\n*/g, ''));
  }
  for (const name of readdirSync(join(folder, 'deputies'))) {
    edit(`deputies/${name}`, (text) =>
      text.replace('---\n', "---\npublishAt: '2999-01-01 08:00'\n").replaceAll(/<BrandCard [^>]*\/>\n*/g, ''),
    );
  }
}

const every = columns.flatMap(({ kind }) => (kind === undefined ? [] : [kind]));
const offices = [
  { what: 'without anything published', make: makeEmpty, kinds: [] },
  {
    what: 'without brands, whose deputies are not public yet',
    make: makeWithoutBrands,
    kinds: every.filter((kind) => kind !== 'brands' && kind !== 'deputies'),
  },
] as const;

describe.each(offices)('the site of an office $what', ({ make, kinds }) => {
  let folder = '';
  const dist = () => join(folder, 'dist');
  const empty = columns.filter(({ kind }) => kind !== undefined && !(kinds as readonly string[]).includes(kind));

  beforeAll(async () => {
    mkdirSync(join(root, '.tmp'), { recursive: true });
    folder = mkdtempSync(join(root, '.tmp/few-kinds-'));
    make(folder);
    const site = buildRoot({ office: folder, cache: join(folder, '.renda/cache') });
    expect(await buildSite(site, { dist: dist() })).toBe(true);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has no page, no menu item, no feed and no address for a kind of which nothing is public', () => {
    expect(empty.length).toBe(every.length - kinds.length);
    expect(empty.length).toBeGreaterThan(1);
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
      const page = join(dist(), kind, 'index.html');
      expect(existsSync(page), kind).toBe(true);
      // The glossary is in no menu: words lead to it from where they are explained.
      expect(kind === 'glossary' ? readFileSync(page, 'utf8') : front).toContain(`/jia/${kind}/`);
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
