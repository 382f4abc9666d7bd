import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeFolder } from '#archive/office-folder.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { deskPages } from './desk-pages.ts';
import { FORGES_FILE, forgeKinds } from './forge-pages.ts';
import type { ForgePages } from './forge-pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'desk-pages-'));
const admin = join(folder, 'admin');
const read = (file: string) => readFileSync(join(admin, file), 'utf8');
let forges: ForgePages;

beforeAll(async () => {
  expect(await deskPages(folder)).toBe(folder);
  forges = JSON.parse(readFileSync(join(folder, FORGES_FILE), 'utf8')) as ForgePages;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pages of the desk', () => {
  it('share their scripts: all together weigh little more than one', () => {
    const weigh = (files: readonly string[]) =>
      files.filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + read(file).length, 0);
    const all = readdirSync(join(admin, 'assets')).map((name) => `assets/${name}`);
    expect(weigh(all)).toBeLessThan(1.35 * weigh(forges.forgejo.files));
  });

  it('hold nothing of an office, of the machine that built them or of what reads settings from a file', () => {
    const { site } = loadSettings(officeFolder(root));
    const told = [site, root, '没有这个文件。网站的名称'];
    const scripts = readdirSync(join(admin, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts.flatMap((name) => told.filter((one) => read(`assets/${name}`).includes(one)))).toEqual([]);
  });

  it.each(forgeKinds)('come for %s with all the files that its page loads, and for no other forge', (kind) => {
    const { html, files } = forges[kind];
    for (const file of files) expect(existsSync(join(admin, file)), file).toBe(true);
    for (const [, file = ''] of html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) expect(files).toContain(file);
    const entries = forgeKinds.filter((one) => files.some((file) => file.startsWith(`assets/${one}-`)));
    expect(entries).toEqual([kind]);
  });

  it('stand for the desk’s own server with its configuration and the import page', () => {
    expect(read('index.html')).toContain('assets/index-');
    expect(JSON.parse(read('config.json'))).toMatchObject({ backend: { name: 'desk' } });
    expect(existsSync(join(admin, 'import/index.html'))).toBe(true);
    expect(readdirSync(admin).filter((name) => name.endsWith('.html'))).toEqual([
      'accounts.html',
      'inbox.html',
      'index.html',
    ]);
  });

  it('are made anew only when what they are made of has changed', async () => {
    const mark = join(admin, 'mark');
    writeFileSync(mark, '');
    await deskPages(folder);
    expect(existsSync(mark)).toBe(true);
    writeFileSync(join(folder, 'built-from.txt'), 'other sources');
    await deskPages(folder);
    expect(existsSync(mark)).toBe(false);
  });
});
