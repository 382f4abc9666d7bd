import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile } from '../import-file.ts';

async function rulesOf(bytes: Uint8Array): Promise<string[]> {
  const result = await importFile(bytes);
  if (result.status !== 'ok') throw new Error(result.message);
  return result.diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

const text = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
const row = (words: readonly string[]) => `<w:tr>${words.map(cell).join('')}</w:tr>`;

const novel = text([
  '第三章　雪夜',
  '',
  '　　那一夜雪下得很大。老赵推开门，看见院子里站着一个陌生人。',
  '　　“你找谁？”老赵问道。那人没有回答，只是把手里的灯笼举高了些。',
]);
const code = text([
  "import { readFile } from 'node:fs/promises';",
  '',
  'export async function main(path) {',
  "  const lines = (await readFile(path, 'utf8')).split('\\n');",
  '  for (const line of lines) console.log(line.trim());',
  '}',
]);
const numbers = zipSync({
  'word/document.xml': strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${[
      ['1', '2', '3'],
      ['4.5', '6.7', '8.9'],
    ]
      .map(row)
      .join('')}</w:tbl></w:body></w:document>`,
  ),
});

describe('a file that is no briefing', () => {
  it.each([
    ['a chapter of a novel', novel],
    ['source code', code],
    ['a table of numbers', numbers],
  ])('gets an error that nothing of a briefing was recognised: %s', async (_name, bytes) => {
    expect(await rulesOf(bytes)).toContain('not-a-briefing');
  });

  it('is not suspected when one part of a briefing is there', async () => {
    const credited = text(['雪夜里的灯', '', '　　那一夜雪下得很大，村里的灯一直亮着。', '', '（甲县文联供稿）']);
    expect(await rulesOf(credited)).toEqual([]);
  });

  it('is not suspected when it speaks of a congress’s work', async () => {
    const plain = text(['代表走访见实效', '', '　　甲镇人大组织代表走访群众，县人大常委会跟踪督办，问题件件有回音。']);
    expect(await rulesOf(plain)).toEqual([]);
  });
});
