import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { officeFolder } from '#archive/office-folder.ts';
import { inspectSite } from './inspect-site.ts';

const fixture = fileURLToPath(new URL('../tests/fixtures/office/', import.meta.url));

let root = '';
let said: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), '有错 '));
  cpSync(fixture, officeFolder(root), { recursive: true });
  said = [];
  for (const name of ['log', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((line: unknown) => void said.push(...String(line).split('\n')));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const path = join(officeFolder(root), file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const read = (file: string) => readFileSync(join(officeFolder(root), file), 'utf8');

/** What a build with `--skip-broken` leaves out; undefined when it refuses to build. */
const leftOut = () => {
  const fit = inspectSite(root, new Date(), true);
  return fit && [...fit.without].sort();
};
const named = () => said.filter((line) => line.includes('没有放上网：')).map((line) => line.trim());

const bad: readonly (readonly [what: string, file: string, text: string | Buffer, reason: string])[] = [
  ['frontmatter that is no YAML', 'briefings/2021-001.md', '---\ntitle: a: b\n---\n', '格式不对'],
  ['a field that is missing', 'glossary/xin.yaml', 'term: 新词\n', '缺少「词语」'],
  ['another encoding', 'glossary/gbk.yaml', Buffer.from('7465726d3a20d6d0b9fa0a', 'hex'), '不是 UTF-8'],
  ['a name that is no address', 'glossary/新词.yaml', '', '会成为网址'],
  ['a name that Windows keeps', 'glossary/nul.yaml', '', 'con、nul'],
  ['another kind of file', 'briefings/old.docx', '', '应当以 .md 结尾'],
];

describe('an entry with something wrong', () => {
  it.each(bad)('keeps the site from being built: %s', (_, file, text) => {
    write(file, text as string);
    expect(inspectSite(root, new Date(), false)).toBeUndefined();
    expect(said.join('\n')).toContain(file);
  });

  it.each(bad)('is left out and named when the office says so: %s', (_, file, text, reason) => {
    write(file, text as string);
    expect(leftOut()).toEqual([file]);
    expect(named()).toEqual([expect.stringMatching(new RegExp(`没有放上网：${file}.*${reason}`))]);
  });

  it('takes what points to it along, each named with its reason', () => {
    write('briefings/2020-001.md', '文件开头被删掉了。\n');
    const gone = leftOut() ?? [];
    expect(gone).toContain('briefings/2020-001.md');
    expect(gone.length).toBeGreaterThan(1);
    expect(named()).toHaveLength(gone.length);
    for (const file of gone) expect(named().some((line) => line.startsWith(`没有放上网：${file}`))).toBe(true);
  });

  it('counts what the text checks call an error', () => {
    const file = 'briefings/2020-002.md';
    write(file, `${read(file)}\n联系电话13912345678。\n`);
    expect(inspectSite(root, new Date(), false)).toBeUndefined();
    expect(leftOut()).toContain(file);
  });
});

describe('nothing is left out', () => {
  it('of a sound archive', () => {
    expect(leftOut()).toEqual([]);
    expect(named()).toEqual([]);
  });

  it('for settings that cannot be read', () => {
    write('site.yaml', 'name: ""\n');
    expect(leftOut()).toBeUndefined();
    expect(said.join('\n')).toContain('site.yaml');
  });

  it('for a withdrawn page that cannot be read: it says what must not be shown', () => {
    write('withdrawn/x.yaml', 'address: "\n');
    expect(leftOut()).toBeUndefined();
    expect(said.join('\n')).toContain('withdrawn/x.yaml');
  });

  it('when nothing would be left of the site', () => {
    for (const folder of ['briefings', 'cases', 'deputies', 'brands', 'places', 'topics', 'mechanisms', 'glossary']) {
      rmSync(join(officeFolder(root), folder), { recursive: true, force: true });
    }
    write('glossary/a.yaml', 'x: "');
    expect(leftOut()).toBeUndefined();
    expect(said.join('\n')).toContain('glossary/a.yaml');
  });
});
