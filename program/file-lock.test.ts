import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from './file-lock.ts';

const folder = mkdtempSync(join(tmpdir(), '锁 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that holds the lock until it is killed. */
async function holder(file: string, kind: string): Promise<() => Promise<void>> {
  const module = pathToFileURL(join(import.meta.dirname, 'file-lock.ts')).href;
  const script = `const { takeLock } = await import(${JSON.stringify(module)});
    globalThis.kept = takeLock(${JSON.stringify(file)}, ${JSON.stringify(kind)});
    console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return () =>
    new Promise((resolve) => {
      child.on('exit', () => resolve());
      child.kill('SIGKILL');
    });
}

describe('a lock on a file', () => {
  it('is shared by many, and held alone by nobody meanwhile', async () => {
    const file = join(folder, 'shared');
    const kill = await holder(file, 'shared');
    const mine = takeLock(file, 'shared');
    expect(mine).toBeTypeOf('function');
    mine?.();
    expect(takeLock(file, 'alone')).toBeUndefined();
    await kill();
  });

  it('is free again when its process was killed', async () => {
    const file = join(folder, 'killed');
    const kill = await holder(file, 'alone');
    expect(takeLock(file, 'shared')).toBeUndefined();
    await kill();
    const mine = takeLock(file, 'alone');
    expect(mine).toBeTypeOf('function');
    expect(takeLock(file, 'alone')).toBeUndefined();
    mine?.();
    takeLock(file, 'alone')?.();
  });

  it('says where there can be none', () => {
    const file = join(folder, 'other');
    writeFileSync(file, 'x'.repeat(4096));
    expect(() => takeLock(file, 'alone')).toThrow('本机的硬盘');
  });
});
