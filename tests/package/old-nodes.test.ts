/** The command lines of README under each Node that an office's machine may have, in a path with blanks and Chinese. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '#program/program.mjs';
import { npmIn, pack } from './npm.ts';
import type { Npm } from './npm.ts';

const folder = mkdtempSync(join(tmpdir(), '各种 Node '));
let packed = '';

beforeAll(() => {
  packed = pack(npmIn(folder), PROGRAM, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the folder of a Node of that major version, which npm brings. */
function bringNode(major: number): string {
  const place = join(folder, `node-${major}`);
  mkdirSync(place);
  npmIn(folder)(place, 'install', '--no-save', '--no-package-lock', `node@${major}`);
  return join(place, 'node_modules/node/bin');
}

describe.each([20, 22, 24])('under Node %d', (major) => {
  const office = join(folder, `甲县 人大 ${major}`);
  let npm: Npm;

  beforeAll(() => {
    npm = npmIn(folder, bringNode(major));
  });

  it('an office is made, without a warning that it would have to understand', () => {
    const args = ['exec', '--yes', '--loglevel=error', `--package=${packed}`, '--', 'renda', 'init', office, '--yes'];
    expect(npm(folder, ...args)).toMatchObject({ stderr: '', stdout: expect.stringContaining('建好了：') as string });
    expect(npm(office, 'install').stderr).toBe('');
    expect(npm(office, 'exec', '-c', 'node --version').stdout).toContain(`v${major}.`);
  });

  it('its content is checked and its site built', () => {
    expect(npm(office, 'run', 'check')).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('要改正的0处') as string,
    });
    npm(office, 'run', 'build');
    expect(existsSync(join(office, 'dist/index.html'))).toBe(true);
  });

  it('it is installed and checked again without a network', () => {
    rmSync(join(office, 'node_modules'), { recursive: true });
    expect(npm(office, 'ci', '--offline').stderr).toBe('');
    expect(npm(office, 'run', 'check').stdout).toContain('要改正的0处');
  });
});
