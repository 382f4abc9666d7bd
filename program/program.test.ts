import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBelow } from './program.mjs';

describe('packages found by walking up', () => {
  it.each([
    ['/srv/office', '/srv/office/.renda/cache/site', posix, true],
    ['/srv/office', '/srv/office', posix, true],
    ['/srv/office', '/srv/..office', posix, false],
    ['/srv/office', '/srv/office/..2024', posix, true],
    ['C:\\人大 站', 'C:\\人大 站\\.renda\\cache\\site', win32, true],
    ['C:\\人大 站', 'c:\\人大 站\\.renda', win32, true],
    ['C:\\program', 'C:\\office\\.renda', win32, false],
    // Another disk, and a folder shared by a server: no relative way leads there.
    ['C:\\program', 'D:\\office\\.renda', win32, false],
    ['C:\\program', '\\\\server\\share\\office', win32, false],
  ])('beside %s from %s', (folder, to, paths, found) => {
    expect(isBelow(folder, to, paths)).toBe(found);
  });
});
