import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { childFailure, installFailure, systemFailure } from './failures.mjs';

const error = (code: string, more: Record<string, string> = {}) => Object.assign(new Error(code), { code, ...more });

describe('an installation that failed', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', '连不上 npm 源'],
    ['npm error code ECONNREFUSED', '连不上 npm 源'],
    ['npm error code ENOSPC\nnpm error syscall write', '磁盘满了'],
    ['npm error code EACCES\nnpm error Your cache folder contains root-owned files', '不能写入'],
    ['npm error code E404', '没有要用的软件包'],
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', '内存不够'],
  ])('is told in Chinese with what to do: %s', (said, sentence) => {
    expect(installFailure(said)).toContain(sentence);
  });

  it('is told in npm’s own words when nobody knows them', () => {
    expect(installFailure('npm error code EWHATEVER')).toContain('EWHATEVER');
  });
});

describe('a program that ended before its work was done', () => {
  it.each([
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'SIGABRT', '内存不够'],
    ['', 'SIGKILL', '内存不够'],
    ['Error: ENOSPC: no space left on device, write', null, '磁盘满了'],
    ['panicked: No space left on device (os error 28)', 'SIGABRT', '磁盘满了'],
    ['fatal: desk-index.lock write error. Out of diskspace', null, '磁盘满了'],
  ])('has a sentence when the machine is to blame: %s', (said, signal, sentence) => {
    expect(childFailure(said, signal)).toContain(sentence);
  });

  it('speaks for itself otherwise', () => {
    expect(childFailure('[error] x.mdx:3 Unexpected token', null)).toBeUndefined();
  });
});

describe('an error of the system', () => {
  it.each([
    [error('EACCES', { path: '/srv/项目/.desk' }), '不能读写“/srv/项目/.desk”'],
    [error('EROFS'), '不能读写项目文件夹'],
    [error('EACCES', { syscall: 'listen' }), '换一个大于1024的'],
    [error('ENOSPC'), '磁盘满了'],
    [error('ENOMEM'), '内存不够'],
    [error('ENOENT', { path: '甲.md' }), '没有“甲.md”'],
    [error('EISDIR'), '要的是文件'],
  ])('has a sentence with the remedy: %s', (one, sentence) => {
    expect(systemFailure(one)).toContain(sentence);
  });

  it('says what of the command line is not known', () => {
    expect(() => parseArgs({ args: ['--fast'], options: {} })).toThrow();
    try {
      parseArgs({ args: ['--fast'], options: {} });
    } catch (unknown) {
      expect(systemFailure(unknown)).toBe('不认识“--fast”。有哪些写法，运行 renda --help 看。');
    }
  });

  it('of another kind is left to whoever knows it', () => {
    expect(systemFailure(error('EPIPE'))).toBeUndefined();
    expect(systemFailure(new Error('x'))).toBeUndefined();
  });
});
