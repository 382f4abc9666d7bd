import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Accounts } from './accounts.ts';
import { askForAccounts } from './ask-accounts.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'accounts-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** Answers one question after another, and gives what the screen has shown. */
async function answer(accounts: Accounts, answers: readonly string[]): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  let shown = '';
  const left = [...answers];
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (/：$/.test(shown.replace(/\u001B\[[0-9]*[A-Z]/g, ''))) {
      setImmediate(() => input.write(`${left.shift() ?? ''}\n`));
    }
  });
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (shown += `${text}\n`));
  await askForAccounts(accounts, { input, output });
  return shown;
}

it('asks until a name is left empty, and shows no password', async () => {
  const accounts = new Accounts(join(folder, 'accounts.json'));
  const shown = await answer(accounts, ['甲', '某乡人大', '推、审', 'shuijing-2026', 'shuijing-2026', '']);
  expect(accounts.all().map(({ name, roles }) => [name, ...roles])).toEqual([['甲', 'recommend', 'review']]);
  expect(shown).toContain('已经建立：甲');
  expect(shown).not.toContain('shuijing');
});

it('says what is not right, of the answers and of two passwords that differ', async () => {
  const accounts = new Accounts(join(folder, 'accounts.json'));
  const wrong = ['甲', '某乡人大', '推荐人', 'shuijing-2026', 'shuijing-2026'];
  const shown = await answer(accounts, [...wrong, '甲', '某乡人大', '推', 'shuijing-2026', 'shuijing-2025', '']);
  expect(shown).toContain('没有建立：\n  · ');
  expect(shown).toContain('没有建立：两遍密码不一样。');
  expect(shown).not.toContain('账号文件');
  expect(accounts.all()).toEqual([]);
});
