import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCompressedCopy, precompress } from './precompress.ts';

const page = '<p>人大代表在行动</p>'.repeat(50);
let folder = '';

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
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the compressed copies of a site', () => {
  it('stand beside its text files and hold the same bytes', async () => {
    put('cases/index.html', page);
    await precompress(folder);
    const at = (name: string) => readFileSync(join(folder, 'cases', name));
    expect(gunzipSync(at('index.html.gz')).toString()).toBe(page);
    expect(brotliDecompressSync(at('index.html.br')).toString()).toBe(page);
  });

  it('are left out where they would not be smaller, and for what is packed already', async () => {
    put('a.txt', 'a');
    put('b.pdf', page);
    put('c.zip', page);
    put('search-index/d.bin', page);
    await precompress(folder);
    expect(files()).toEqual(['a.txt', 'b.pdf', 'c.zip', 'd.bin']);
  });

  it('are the same at each build, and no copies of copies', async () => {
    put('feed.xml', page);
    await precompress(folder);
    const first = readFileSync(join(folder, 'feed.xml.gz'));
    await precompress(folder);
    expect(files()).toEqual(['feed.xml', 'feed.xml.br', 'feed.xml.gz']);
    expect(readFileSync(join(folder, 'feed.xml.gz'))).toEqual(first);
    expect(files().filter(isCompressedCopy)).toEqual(['feed.xml.br', 'feed.xml.gz']);
  });
});
