import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertBlock, joinBody, kindOf, removeBlock, replaceBlock, splitBody, swapWithNext } from './body-blocks.ts';
import { everyBody as bodies } from '../../../tests/fixtures/every-body.ts';

const zoo = [
  '“重点”——全角，标点……《书名》、顿号。',
  '## 小标题',
  '| 甲 | 乙 |\n| --- | :-: |\n| 1\\|2 | ~三~ |',
  '正文[^1]\n\n[^1]: 注释\n    接着写',
  '- 一\n  - 二\n    1. 三\n\n  还是二\n- 四',
  '行尾两个空格  \n硬换行\\\n再一行',
  '<Quote source="a/b#p1">\n\n孩子 **粗** 里有空行\n\n</Quote>',
  "<Steps\n  source='a/b#p1'\n  title=\"引号 ' > 里\"\n  loop\n  steps={[\n    { name: '推 > 审', detail: 'it\\'s }' },\n\n  ]}\n/>",
  '<!-- 注释\n\n里有空行 -->',
  '<!-- article: xinmi -->\n紧跟着的正文',
  '```js\nconst a = 1;\n\n<Steps\n```',
  '~~~\n没有结尾',
  '*星* _下划线_ ~波浪~ a < b & c &amp; <5岁 <br>',
  '<Unclosed title="没有结尾',
  '<Unclosed>\n\n没有结尾',
  '　　全角空格开头',
  '\t缩进代码',
  '> 引用\n>\n> 第二段',
  '---',
  '\\* 转义 \\_',
];

const gap = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n', '\r\n\r\n', '\n\t\n', '');
const anyBody = fc
  .tuple(gap, fc.array(fc.tuple(fc.oneof(fc.constantFrom(...zoo), fc.string({ unit: 'grapheme' })), gap)))
  .map(([lead, parts]) => lead + parts.map(([block, end]) => block + end).join(''));

describe('a body cut into blocks', () => {
  it.each(bodies)('gives back every byte of %s', (_name, body) => {
    expect(joinBody(splitBody(body))).toBe(body);
  });

  it('gives back every byte of whatever may be written', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(joinBody(splitBody(body))).toBe(body);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes the bytes of an edited block and no other', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), (text, pick) => {
        const body = splitBody(text);
        fc.pre(body.blocks.length > 0);
        const at = pick % body.blocks.length;
        const before = joinBody({ ...body, blocks: body.blocks.slice(0, at) });
        const old = body.blocks[at]?.source ?? '';
        const edited = joinBody(replaceBlock(body, at, '改过的一段'));
        expect(edited).toBe(`${before}改过的一段${text.slice(before.length + old.length)}`);
      }),
    );
  });

  it.each(bodies)('knows a component, a table and a list of %s as one block each', (_name, body) => {
    for (const { source } of splitBody(body).blocks) {
      if (kindOf(source) === 'component') expect(source).toMatch(/(?:\/>|<\/[A-Z]\w*>)$/);
    }
  });

  it('keeps a component with blank lines inside in one piece', () => {
    const [quote, steps] = splitBody(`${zoo[6]}\n\n${zoo[7]}\n`).blocks;
    expect([quote?.source, steps?.source]).toEqual([zoo[6], zoo[7]]);
  });
});

describe('moving blocks', () => {
  const body = splitBody('一\n\n二\n\n三\n');

  it('inserts, removes and swaps with a blank line between blocks and one line break at the end', () => {
    expect(joinBody(insertBlock(body, 3, '四'))).toBe('一\n\n二\n\n三\n\n四\n');
    expect(joinBody(insertBlock(body, 0, '零'))).toBe('零\n\n一\n\n二\n\n三\n');
    expect(joinBody(removeBlock(body, 2))).toBe('一\n\n二\n');
    expect(joinBody(removeBlock(body, 0))).toBe('二\n\n三\n');
    expect(joinBody(swapWithNext(body, 1))).toBe('一\n\n三\n\n二\n');
  });
});
