import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { FileCache } from './file-cache.ts';
import { writePrintFiles } from './print-files.ts';

const office = loadArchive(fileURLToPath(new URL('../../../tests/fixtures/office/', import.meta.url)));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'print-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the print files of a site', () => {
  it('are made in shares until all are there, and only once', async () => {
    // A project without packages, so without Typst: Word files only.
    writeFileSync(join(root, 'package-lock.json'), '{}');
    const site = join(root, 'site');
    expect(office.briefings).toHaveLength(2);
    expect(await writePrintFiles(root, site, office.briefings, 1)).toBe(false);
    expect(existsSync(join(site, 'briefings/2020-001/2020-001.docx'))).toBe(true);
    expect(existsSync(join(site, 'briefings/2020-002/2020-002.docx'))).toBe(false);
    const first = statSync(join(site, 'briefings/2020-001/2020-001.docx')).ino;
    expect(await writePrintFiles(root, site, office.briefings, 2)).toBe(true);
    expect(existsSync(join(site, 'briefings/2020-002/2020-002.docx'))).toBe(true);
    expect(statSync(join(site, 'briefings/2020-001/2020-001.docx')).ino).toBe(first);
    expect(existsSync(join(site, 'briefings/2020-001/2020-001.pdf'))).toBe(false);
  });
});

describe('the cache of made files', () => {
  it('makes a file anew only when what it is made of changed', async () => {
    const cache = new FileCache(join(root, 'cache'));
    const make = (text: string) => () => Buffer.from(text);
    await cache.place(join(root, 'a'), ['1'], make('甲'));
    await cache.place(join(root, 'b'), ['1'], make('乙'));
    expect([readFileSync(join(root, 'b'), 'utf8'), cache.made]).toEqual(['甲', 1]);
    await cache.place(join(root, 'a'), ['2'], make('丙'));
    expect([readFileSync(join(root, 'a'), 'utf8'), readFileSync(join(root, 'b'), 'utf8'), cache.made]).toEqual([
      '丙',
      '甲',
      2,
    ]);
  });

  it('keeps nothing of a file that could not be made, and drops what is not used any more', async () => {
    mkdirSync(join(root, 'cache'));
    const cache = new FileCache(join(root, 'cache'));
    const failing = cache.place(join(root, 'a'), ['1'], () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await cache.place(join(root, 'b'), ['2'], () => Buffer.from('乙'));
    const later = new FileCache(join(root, 'cache'));
    await later.place(join(root, 'c'), ['3'], () => Buffer.from('丙'));
    later.prune();
    expect(readdirSync(join(root, 'cache'))).toHaveLength(1);
    expect(readFileSync(join(root, 'b'), 'utf8')).toBe('乙');
  });
});
