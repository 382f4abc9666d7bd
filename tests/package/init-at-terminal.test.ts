/** `renda init` as somebody at a terminal meets it, with the pseudo terminal of `script` (bsdutils, which Debian always has). */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PROGRAM } from '#program/program.mjs';

const folder = mkdtempSync(join(tmpdir(), '问答 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quoted = (word: string): string => `'${word}'`;

/** What is typed when something is shown. @returns all that was shown. */
async function converse(command: string, turns: readonly (readonly [shown: string, typed: string])[]): Promise<string> {
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  let read = 0;
  const left = [...turns];
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const [next] = left;
    const at = next === undefined ? -1 : shown.indexOf(next[0], read);
    if (next === undefined || at < 0) return;
    read = shown.length;
    left.shift();
    terminal.stdin.write(`${next[1]}\n`);
  });
  const code = await new Promise((resolve) => terminal.on('close', resolve));
  expect([code, left], shown).toEqual([0, []]);
  return shown;
}

it('asks at a terminal, and again after a wrong answer', async () => {
  const command = [process.execPath, join(PROGRAM, 'bin/renda.mjs'), 'init', '甲县 人大'].map(quoted).join(' ');
  const shown = await converse(command, [
    ['网站名称', '甲县人大代表在行动'],
    ['网址', 'www.example.gov.cn'],
    ['只写到域名为止', 'https://www.example.gov.cn'],
    ['路径', '/rd/'],
    ['在哪里', '某省/甲县'],
  ]);
  expect(shown).toContain('请再写一次。');
  expect(shown).toContain('建好了：');
  const settings = readFileSync(join(folder, '甲县 人大/site.yaml'), 'utf8');
  expect(settings).toContain('name: 甲县人大代表在行动\nsite: https://www.example.gov.cn\nbase: /rd/\n');
  expect(existsSync(join(folder, '甲县 人大/places/jiaxian.yaml'))).toBe(true);
});
