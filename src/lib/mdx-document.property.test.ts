import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './diagnostic.ts';
import { readMdx } from './mdx-document.ts';

describe('an MDX body read as data', () => {
  it('gives components with their literal props, text and line', () => {
    const { elements, diagnostics } = readMdx(
      '文\n\n<Steps source="a#p1" loop steps={[{ name: "推", n: -1, }]} />\n\n有<Fact source="a#p1">3口井</Fact>。\n',
    );
    expect(diagnostics).toEqual([
      {
        ...{ rule: 'markup', severity: 'error', line: 3, runs: true },
        sentence: '<Steps> 的「steps」里不能写程序。',
        remedy: '请只写文字、数字和列表。',
      },
    ]);
    expect(elements.map(({ name, line, text }) => ({ name, line, text }))).toEqual([
      { name: 'Steps', line: 3, text: '' },
      { name: 'Fact', line: 5, text: '3口井' },
    ]);
    expect(elements[0]?.props).toEqual({ source: 'a#p1', loop: true });
  });

  it('gives the words of a passage in one go, and tells which are whose', () => {
    const { passages } = readMdx(
      '## 标题\n\n甲**乙**<Fact source="a#p1">丙</Fact>丁\n\n| 表 | 格 |\n| - | - |\n\n![图](../a.png)己\n\n<Quote source="a#p1">庚</Quote>\n',
    );
    const read = passages.map(({ heading, pieces }) => [
      pieces.map(({ text, element }) => (element ? `${element.name}:${text}` : text)).join(' '),
      pieces[0]?.line,
      heading,
    ]);
    expect(read).toEqual([
      ['标题', 1, true],
      ['甲 乙 Fact:丙 丁', 3, false],
      ['表', 5, false],
      ['格', 5, false],
      ['己', 8, false],
      ['图', 8, false],
      ['Quote:庚', 10, false],
    ]);
  });

  it.each([
    ['{1 + 1}', '花括号'],
    ['export const a = 1', 'import、export'],
    ['<勤说事>', '书名、品牌请用'],
    ['[a](javascript:alert(1))', '不能用'],
    ['<Fact {...x}>a</Fact>', '一项一项写明'],
    ['<Fact source={() => 1}>a</Fact>', '不能写程序'],
    ['<Fact source={`a${1}`}>a</Fact>', '不能写程序'],
    ['<Fact source="a#p1">3口{evil()}</Fact>', '花括号'],
    ['<Fact source="a#p1">[a](javascript:alert(1))</Fact>', '不能用'],
  ])('finds what could be run or would break: %s', (source, message) => {
    const { diagnostics } = readMdx(source);
    expect(diagnostics.map((one) => wordsOf(one)).join('\n')).toContain(message);
  });

  it('gives a component inside another as one of its own', () => {
    const { elements } = readMdx('<Fact source="a#p1">3口<script>x</script></Fact>');
    expect(elements.map(({ name }) => name)).toEqual(['Fact', 'script']);
  });

  it.each([
    ['import x from "y"', true],
    ['[a](javascript:x)', true],
    ['**“重点”**已', false],
    ['照看,<5岁', false],
  ])('tells what would run from what would only look wrong: %s', (source, runs) => {
    const { diagnostics } = readMdx(source);
    expect(diagnostics.map((one) => one.runs === true)).toEqual([runs]);
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '{',
      '}',
      '`',
      '*',
      '“',
      '”',
      '\n',
      '字',
      'Fact',
      '/',
      '=',
      '"',
      '[',
      ']',
      '(',
      ')',
      '&',
      '#',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { diagnostics } = readMdx(pieces.join(''));
        for (const { line, sentence } of diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(sentence).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});
