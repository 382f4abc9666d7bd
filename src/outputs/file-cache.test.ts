import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileCache } from './file-cache.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

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
