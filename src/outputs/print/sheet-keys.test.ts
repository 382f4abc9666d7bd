import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SheetKeys } from './sheet-keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheet-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the key, and whether the sheet had to be laid out for it. */
function ask(program: string, given: string, sheet: string): readonly [key: string, laidOut: boolean] {
  const keys = new SheetKeys(join(folder, 'keys.json'), program);
  const layOut = vi.fn(() => [sheet]);
  const key = keys.of([given], layOut);
  keys.keep();
  return [key, layOut.mock.calls.length > 0];
}

it('lays out a sheet once for a text and a program, and finds the same key for the same sheet', () => {
  const [key] = ask('1', '甲', '版');
  expect(ask('1', '甲', '版')).toEqual([key, false]);
  expect(ask('2', '甲', '版')).toEqual([key, true]);
  expect(ask('2', '乙', '版')).toEqual([key, true]);
  expect(ask('3', '乙', '另一版')[0]).not.toBe(key);
});

it('begins anew where what was kept was cut off', () => {
  const [key] = ask('1', '甲', '版');
  writeFileSync(join(folder, 'keys.json'), '{"');
  expect(ask('1', '甲', '版')).toEqual([key, true]);
});
