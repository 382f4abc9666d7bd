import { describe, expect, it } from 'vitest';
import { installFailure, systemFailure } from './failures.mjs';

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

describe('an error of the system', () => {
  it.each([
    [error('EACCES', { path: '/srv/项目/.desk' }), '不能读写“/srv/项目/.desk”'],
    [error('EROFS'), '不能读写项目文件夹'],
    [error('EACCES', { syscall: 'listen' }), '换一个大于1024的'],
    [error('ENOSPC'), '磁盘满了'],
    [error('ENOMEM'), '内存不够'],
  ])('has a sentence with the remedy: %s', (one, sentence) => {
    expect(systemFailure(one)).toContain(sentence);
  });

  it('of another kind is left to whoever knows it', () => {
    expect(systemFailure(error('EPIPE'))).toBeUndefined();
    expect(systemFailure(new Error('x'))).toBeUndefined();
  });
});
