/** Texts that cost a parser or a pattern the square of their length. None is timed: one that freezes never ends. */
import { expect } from 'vitest';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import { savingErrors } from '#desk/server/saving-errors.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import type { Chapter, Row } from './row.ts';

const OFFICE = { today: '2026-11-29', ownNumbers: [], ownEmails: [], organisations: ['甲县人大常委会办公室'] };
const SIZE = 300_000;
const WHOLE = 900_000;

const of = (piece: string, size = SIZE): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** What a shape is called, its text, and whether it is refused unread. */
const SHAPES: readonly (readonly [what: string, text: () => string, refused: boolean])[] = [
  ['粘进来的图片编码', () => of('iVBORw0KGgoAAAANSUhEUg', WHOLE), false],
  ['一串数字', () => of('8', WHOLE), false],
  ['一串“a@”', () => of('a@'), false],
  ['一串“a.”', () => of('a.', WHOLE), false],
  ['一串句点', () => of('.'), false],
  ['没有结尾的标签', () => of('<a '), true],
  ['一个标签里几万个属性', () => `<a${of(' b="x"')}`, false],
  ['没有结尾的花括号', () => `<a ${of('{')}`, true],
  ['没有结尾的注释', () => of('<!--'), true],
  ['几万道代码围栏', () => of('```\n'), true],
  ['几万格的分隔行', () => of('|-'), true],
  ['一行里几十万个空格', () => `${of(' ')}。`, true],
  ['几十万个“>”', () => of('>'), true],
  ['几十万个“- ”', () => of('- '), true],
  ['几万个“](”', () => of(']('), true],
  ['一个很长的链接', () => `](${of('x', WHOLE)}`, false],
  ['几万个“{/*”', () => of('{/*'), true],
  ['几万个左括号', () => of('（', 100_000), false],
  ['几万个左引号', () => of('“', 100_000), false],
  ['几万行左引号', () => of('“甲\n\n', 100_000), false],
  ['几万个“[^”', () => of('[^'), true],
  ['几万个日期', () => of('2024年1月1日，', 100_000), false],
  ['几万个“1-”', () => of('1-'), false],
  ['逐位空格的数字', () => of('1 '), false],
  ['几万层强调', () => of('*a ') + '*'.repeat(1000), true],
  ['几百层链接', () => '['.repeat(400) + '甲' + '](/)'.repeat(400), false],
  ['几万层链接', () => '['.repeat(30_000) + '](x)'.repeat(30_000), true],
  ['几万个“_a”', () => of('_a'), true],
  ['几万个实体', () => of('&#49;'), true],
  ['几万个网址', () => of('https://a.cn/b 甲'), true],
  ['几万个“家住”', () => of('家住', 100_000), false],
  ['几万个“住街”', () => of('住街', 100_000), false],
  ['几万行表格', () => `|a|b|\n|-|-|\n${of('|a|b|\n', 100_000)}`, false],
  ['几万处错字', () => of('其它，', 100_000), false],
];

function read(file: string, text: string): boolean {
  const raw = `---\nyear: 2024\n---\n\n${text}\n`;
  const refused = savingErrors(file, raw, OFFICE).some(({ rule, sentence }) => {
    return rule === 'markup' && sentence.includes('没有检查下去');
  });
  checkDocument(parseDocument(file, raw), OFFICE);
  renderMarkdown(text);
  return refused;
}

const rows = SHAPES.map(([what, text, refused]): Row => ({
  what: `一篇稿子里有${what}`,
  origin: 'ASVS 1.3.12',
  run: () => expect(read('briefings/a.md', text())).toBe(refused),
}));

export const freezing: Chapter = { title: '拖住服务器的文字', rows };
