/** One program builds many offices, one after the other, without starting anew. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { officeFolders } from '#program/office.ts';
import { listAnswer } from '../../verify/finding.ts';
import { verifySite } from '../../verify/verify-site.ts';

const fixture = join(import.meta.dirname, '../fixtures/office');
const bases = { 丙县: '/renda-bing/', 丁县: '/renda-ding/' } as const;
const names = Object.keys(bases) as (keyof typeof bases)[];
const work = mkdtempSync(join(tmpdir(), '两家 单位-'));

/** The office of the fixtures under another county's name and address. */
function officeOf(county: keyof typeof bases): string {
  const office = join(work, county);
  cpSync(fixture, office, { recursive: true });
  for (const file of readdirSync(office, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:mdx?|yaml)$/.test(file)) continue;
    const text = readFileSync(join(office, file), 'utf8').replaceAll('甲县', county).replaceAll('/jia/', bases[county]);
    writeFileSync(join(office, file), text);
  }
  return office;
}

const siteOf = (county: string): string => join(work, `${county}-网站`);

/** What a site's files say, whatever kind they are. */
function everything(dist: string): string {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8')).join('\n');
}

describe('two offices built one after the other in one process', () => {
  beforeAll(async () => {
    for (const county of names) {
      const folders = officeFolders(officeOf(county));
      expect(await buildSite(buildRoot(folders), { dist: siteOf(county), office: folders.office })).toBe(true);
    }
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('have nothing of each other', () => {
    const [first, second] = names.map((county) => everything(siteOf(county)));
    expect(first).toContain('丙县人大');
    expect(first).not.toMatch(/丁县|renda-ding/);
    expect(second).toContain('丁县人大');
    expect(second).not.toMatch(/丙县|renda-bing/);
  });

  it('are each what their own office describes', async () => {
    for (const county of names) {
      const office = join(work, county);
      const report = await verifySite({ dist: siteOf(county), office, settings: loadSettings(office), browser: false });
      expect(report.answers.flatMap(listAnswer).filter((line) => line.startsWith('　'))).toEqual([]);
    }
  });
});
