import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveWhole, replaceFolder } from './move-whole.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '换 '));
  for (const name of ['fresh', 'current']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.html'), name);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** This disk, with a program that holds open what `held` says: its renaming is refused as Windows refuses it. */
function windows(held: (from: string, tries: number) => boolean, code = 'EPERM') {
  let tries = 0;
  return {
    heldOpen: true,
    pause: () => undefined,
    rename: (from: string, to: string) => {
      tries += 1;
      if (held(from, tries)) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    },
  };
}

const shown = () => readFileSync(join(folder, 'current/index.html'), 'utf8');
const replace = (machine: ReturnType<typeof windows>) =>
  replaceFolder(join(folder, 'fresh'), join(folder, 'current'), machine);

describe('a folder put in the place of another', () => {
  it('stands there alone', () => {
    replaceFolder(join(folder, 'fresh'), join(folder, 'current'));
    expect(shown()).toBe('fresh');
    expect(readdirSync(folder)).toEqual(['current']);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES', 'ENOTEMPTY'])('waits for a virus scanner to let go (%s)', (code) => {
    replace(windows((_, tries) => tries < 4, code));
    expect(shown()).toBe('fresh');
  });

  it('is left as it was, with a sentence that names it, while a window holds the old one open', () => {
    expect(() => replace(windows((from) => from.endsWith('current')))).toThrow(
      `“${join(folder, 'current')}”正被别的程序打开（资源管理器、编辑器、网页服务器或杀毒软件）。请关掉它，再运行一次；原来的没有动。`,
    );
    expect(shown()).toBe('current');
  });

  it('is put back when the new one is held open', () => {
    expect(() => replace(windows((from) => from.endsWith('fresh')))).toThrow(/fresh”正被别的程序打开/);
    expect(shown()).toBe('current');
    expect(existsSync(join(folder, 'fresh'))).toBe(true);
  });

  it('is refused at once for any other reason, and where nothing is ever held open', () => {
    const full = windows(() => true, 'ENOSPC');
    expect(() => moveWhole(join(folder, 'fresh'), join(folder, 'x'), full)).toThrow(/^ENOSPC$/);
    const denied = { ...windows(() => true), heldOpen: false };
    expect(() => moveWhole(join(folder, 'fresh'), join(folder, 'x'), denied)).toThrow(/^EPERM$/);
  });
});
