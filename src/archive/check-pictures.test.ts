import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectArchive } from './archive.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';

const FILE = 'briefings/2020-001.md';
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pictures-'));
  cpSync(join(import.meta.dirname, '../../tests/fixtures/office'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  [
    '../pictures/%E6%96%B0%E4%BA%95.jpg',
    '图片库里没有“新井.jpg”。请上传这张图（放在 pictures），从图片库里另选一张，或删去它。',
  ],
  [
    'https://example.test/a.jpg',
    '图片「https://example.test/a.jpg」不在图片库里。请在编务台上传这张图，或写成 ../pictures/文件名。',
  ],
  ['../pictures/', '有一块图片还没有选图。请上传一张，或者删去这一块。'],
  [
    '../pictures/well.GIF',
    '图片「well.GIF」不能用。请另存为 JPEG、PNG 或 WebP，文件名以小写的 .jpg、.png 或 .webp 结尾。',
  ],
  ['../pictures/con.jpg', '图片「con.jpg」这个名字在 Windows 上用不了。请给图片改名。'],
  ['../pictures/NUL.2024.png', '图片「NUL.2024.png」这个名字在 Windows 上用不了。请给图片改名。'],
  ['../pictures/8:30.jpg', '图片「8:30.jpg」这个名字在 Windows 上用不了。请给图片改名。'],
])('says which file and line shows a picture that the library lacks: %s', (address, message) => {
  const text = readFileSync(join(root, FILE), 'utf8');
  writeFileSync(join(root, FILE), `${text}\n![井](${address})\n`);
  const line = text.split('\n').length + 1;
  expect(inspectArchive(root, new Date()).diagnostics.map(diagnosticLine)).toEqual([`${FILE}:${line}　${message}`]);
});

it('accepts the pictures of the library', () => {
  expect(inspectArchive(root, new Date()).diagnostics).toEqual([]);
});

it('looks at a picture whose address stands apart from it', () => {
  const text = readFileSync(join(root, FILE), 'utf8');
  writeFileSync(join(root, FILE), `${text}\n![井][well]\n\n[well]: ../pictures/xinjing.jpg\n`);
  const line = text.split('\n').length + 1;
  expect(inspectArchive(root, new Date()).diagnostics.map(diagnosticLine)).toEqual([
    `${FILE}:${line}　图片库里没有“xinjing.jpg”。请上传这张图（放在 pictures），从图片库里另选一张，或删去它。`,
  ]);
});
