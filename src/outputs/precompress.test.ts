import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCompressedCopy, precompress } from './precompress.ts';

const page = '<p>人大代表在行动</p>'.repeat(50);
let folder = '';
let memory = '';

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map(({ name }) => name)
    .sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  memory = mkdtempSync(join(tmpdir(), 'packed-'));
});
afterEach(() => {
  for (const one of [folder, memory]) rmSync(one, { recursive: true, force: true });
});

describe('the compressed copies of a site', () => {
  it('stand beside its text files and hold the same bytes', async () => {
    put('cases/index.html', page);
    await precompress(folder, memory);
    const at = (name: string) => readFileSync(join(folder, 'cases', name));
    expect(gunzipSync(at('index.html.gz')).toString()).toBe(page);
    expect(brotliDecompressSync(at('index.html.br')).toString()).toBe(page);
  });

  it('are left out where they would not be smaller, and for what is packed already', async () => {
    put('a.txt', 'a');
    put('b.pdf', page);
    put('c.zip', page);
    put('search-index/d.bin', page);
    await precompress(folder, memory);
    expect(files()).toEqual(['a.txt', 'b.pdf', 'c.zip', 'd.bin']);
  });

  it('are the same at each build, and no copies of copies', async () => {
    put('feed.xml', page);
    await precompress(folder, memory);
    const first = readFileSync(join(folder, 'feed.xml.gz'));
    await precompress(folder, memory);
    expect(files()).toEqual(['feed.xml', 'feed.xml.br', 'feed.xml.gz']);
    expect(readFileSync(join(folder, 'feed.xml.gz'))).toEqual(first);
    expect(files().filter(isCompressedCopy)).toEqual(['feed.xml.br', 'feed.xml.gz']);
  });

  it('are taken from the last site for what is the same, and never for what is not', async () => {
    put('a.html', page);
    put('b.html', page);
    put('gone.html', `${page}只有这一次。`);
    await precompress(folder, memory);
    rmSync(join(folder, 'gone.html'));
    const before = statSync(join(folder, 'a.html.br')).ino;
    for (const name of readdirSync(folder)) if (/\.(?:gz|br)$/.test(name)) rmSync(join(folder, name));
    // Of the same size, and written into the same file.
    put('b.html', page.replace('代表', '大会'));
    await precompress(folder, memory);
    expect(statSync(join(folder, 'a.html.br')).ino).toBe(before);
    const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(folder, name))).toString();
    expect(unpacked('b.html.br')).toBe(page.replace('代表', '大会'));
    expect(files()).toEqual(['a.html', 'a.html.br', 'a.html.gz', 'b.html', 'b.html.br', 'b.html.gz']);
    // Two texts of two files each, their marks, and the list: what no site shows is not kept.
    expect(readdirSync(memory)).toHaveLength(7);
  });
});
