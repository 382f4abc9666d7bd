import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prefixOf } from './project.ts';

let top: string;
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], { cwd: top, stdio: 'pipe' });

function office(folder: string): string {
  mkdirSync(join(top, folder), { recursive: true });
  writeFileSync(join(top, folder, 'site.yaml'), '');
  return join(top, folder);
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), '人大 仓库-'));
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

it('finds the office in a checkout of one commit, as a pipeline makes it', async () => {
  const folder = office('content/甲县');
  git('add', '.');
  git('commit', '--quiet', '--message=words');
  git('checkout', '--quiet', '--detach');
  git('branch', '--delete', '--force', 'main');
  expect(await prefixOf(folder)).toBe('content/甲县/');
});

it('takes the top when the office is the repository, or the repository does not keep it', async () => {
  const folder = office('');
  git('add', '.');
  git('commit', '--quiet', '--message=words');
  expect(await prefixOf(folder)).toBe('');
  expect(await prefixOf(office('unpacked'))).toBe('');
});
