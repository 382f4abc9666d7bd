/**
 * An office's first day and its first upgrade, from packed programs, in a path
 * with blanks and Chinese: as whoever installs them would go, with npm itself.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '#program/program.mjs';
import { npmIn, pack } from './npm.ts';

const folder = mkdtempSync(join(tmpdir(), '安装 '));
const office = join(folder, '甲县 人大');
const say = npmIn(folder);
const npm = (cwd: string, ...args: string[]): string => say(cwd, ...args).stdout;

/** The files of the office itself, without what npm and the program keep there: path → digest. */
function filesOfOffice(): Record<string, string> {
  const left = /^(?:node_modules|\.renda|dist)(?:[/\\]|$)/;
  const files = readdirSync(office, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((file) => !left.test(relative(office, file)));
  return Object.fromEntries(
    files.map((file) => [relative(office, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

const NUMBER = "siteIdCode: '4100000000'\n";
const RENAMED = '网站标识码（siteIdCode）改名叫 siteCode。';

const BRIEFING = `---
series: 甲县人大简报
issue: 1
date: '2026-03-05'
issuer: 甲县人大常委会办公室
articles:
  - slug: well
    titleLines: [修好老水井]
    summary: 修好一口老水井。大家都来挑水。
    credit: 甲县人大
---

<!-- article: well -->

代表们修好一口老水井。
`;

let first = '';
beforeAll(() => {
  first = pack(say, PROGRAM, folder);
  npm(folder, 'exec', '--yes', `--package=${first}`, '--', 'renda', 'init', office, '--name', '甲县人大', '--yes');
  npm(office, 'install');
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an office that installed the program', () => {
  it('has a site that answers every question, empty as it is', () => {
    expect(npm(office, 'test', '--', '--no-browser')).toContain('查过的都没有不对的地方。');
  });

  it('publishes a briefing, which is found', () => {
    writeFileSync(join(office, 'briefings/2026-001.md'), BRIEFING);
    const said = npm(office, 'test', '--', '--no-browser', '--remember');
    expect(said).toContain('搜索：1篇都核对了是否在索引里');
    expect(said).toContain('查过的都没有不对的地方。');
    expect(readFileSync(join(office, 'dist/briefings/2026-001/index.html'), 'utf8')).toContain('修好一口老水井');
  });

  it('installs again without a network', () => {
    rmSync(join(office, 'node_modules'), { recursive: true });
    npm(office, 'ci', '--offline');
    expect(npm(office, 'run', 'check')).toContain('要改正的0处');
  });

  it('writes nothing into the program’s folder', () => {
    const packages = join(office, 'node_modules/renda');
    const before = readdirSync(packages, { recursive: true }).length;
    npm(office, 'run', 'build');
    expect(readdirSync(packages, { recursive: true }).length).toBe(before);
  });

  it('is changed by an upgrade in what the notes name, and in nothing else', () => {
    const settings = join(office, 'site.yaml');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}${NUMBER}`);
    const written = readFileSync(settings, 'utf8');
    const before = filesOfOffice();
    const next = pack(say, nextProgram(), folder);
    const file = join(office, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
    manifest.dependencies['renda'] = `file:${next}`;
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    npm(office, 'install');
    const said = npm(office, 'run', 'upgrade');
    expect(said).toContain(RENAMED);
    expect(said).toContain('改好了　site.yaml');
    const after = filesOfOffice();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed.sort()).toEqual(['.renda-version', 'package-lock.json', 'package.json', 'site.yaml']);
    expect(Object.keys(before).filter((path) => !(path in after))).toEqual([]);
    expect(readFileSync(settings, 'utf8')).toBe(
      `${written.replace(NUMBER, '')}${NUMBER.replace('siteIdCode', 'siteCode')}`,
    );
    expect(npm(office, 'test', '--', '--no-browser')).toContain('查过的都没有不对的地方。');
  });
});

/** The program as a later version may be: a field renamed, another one new, other words in its showcase. */
function nextProgram(): string {
  const program = join(folder, 'next');
  mkdirSync(program);
  for (const name of readdirSync(PROGRAM)) {
    if (/^(?:node_modules|\.git|\.tmp|\.desk|dist|tests|bench)$/.test(name)) continue;
    cpSync(join(PROGRAM, name), join(program, name), { recursive: true });
  }
  symlinkSync(join(PROGRAM, 'node_modules'), join(program, 'node_modules'), 'junction');
  const edit = (path: string, change: (text: string) => string) => {
    const text = readFileSync(join(program, path), 'utf8');
    expect(change(text), path).not.toBe(text);
    writeFileSync(join(program, path), change(text));
  };
  edit('package.json', (text) => text.replace(/"version": "[\d.]+"/, '"version": "99.0.0"'));
  edit('CHANGELOG.md', (text) => text.replace('## [', `## [99.0.0]\n\n### 升级\n\n- ${RENAMED}\n\n## [`));
  for (const path of ['src/model/site-settings.ts', 'src/components/office-footer.tsx', 'src/lib/meta.ts']) {
    edit(path, (text) => text.replaceAll('siteIdCode', 'siteCode'));
  }
  edit('src/model/site-settings.ts', (text) =>
    text.replace('  siteCode: ', "  motto: optional(string({ label: '题词', hint: '没有就不写。' })),\n  siteCode: "),
  );
  edit('scripts/migrations.ts', (text) =>
    text.replace(
      /(?<=readonly Migration\[\] = \[\n)/,
      `  { version: '99.0.0', what: '${RENAMED}', change: renamedField('settings', 'siteIdCode', 'siteCode') },\n`,
    ),
  );
  edit('src/content/site.yaml', (text) => text.replace('人大代表在行动', '别的示例'));
  return program;
}
