import { describe, expect, it } from 'vitest';
import { adviceOf, errorAt, inFile, listDiagnostics, placeOf, printDiagnostic } from './diagnostic.ts';

describe('what is said in one go', () => {
  it.each([
    ['「标题」不能为空。写一行文字。', '「标题」不能为空。', '写一行文字。'],
    ['这里没有「三口井。请看」。请核对。', '这里没有「三口井。请看」。', '请核对。'],
    ['「级别」只能是：a、b。', '「级别」只能是：a、b。', ''],
    ['没有句号', '没有句号', ''],
  ])('is a sentence and a remedy: %s', (said, sentence, remedy) => {
    expect(adviceOf(said)).toEqual({ sentence, remedy });
  });
});

describe('a diagnostic', () => {
  const one = errorAt('schema', { file: 'cases/well.mdx', line: 3, field: 'title' }, '「标题」不能为空。写一行文字。');

  it('is printed with its place, weight, field, words and rule', () => {
    expect(printDiagnostic(one)).toBe('cases/well.mdx:3　要改正　title　「标题」不能为空。写一行文字。 [schema]');
    expect(printDiagnostic({ ...one, severity: 'warning', column: 5 })).toContain('cases/well.mdx:3:5　请核对');
  });

  it('is printed without what is not known', () => {
    const bare = errorAt('schema', { file: 'cases/well.mdx' }, '「标题」不能为空。写一行文字。');
    expect(printDiagnostic(bare)).toBe('cases/well.mdx　要改正　「标题」不能为空。写一行文字。 [schema]');
  });

  it('tells people where it is', () => {
    expect(placeOf(one)).toBe('cases/well.mdx 第3行（title）');
    expect(placeOf({ file: 'site.yaml' })).toBe('site.yaml');
    expect(placeOf({ line: 3 })).toBe('第3行');
  });

  it('of a body is one of its file', () => {
    const said = errorAt('markup', { line: 2 }, '正文里不能写网页代码。请删去。');
    expect(inFile('cases/well.mdx', 10, said)).toMatchObject({ file: 'cases/well.mdx', line: 12, rule: 'markup' });
  });

  it('is listed once for many that differ in names and numbers only', () => {
    const alike = Array.from({ length: 25 }, (_, at) =>
      errorAt('references', { file: `cases/c-${at}.mdx`, line: 1, field: `topics.${at}` }, `没有「t-${at}」。请改。`),
    );
    const lines = listDiagnostics([...alike, one]);
    expect(lines).toHaveLength(22);
    expect(lines[20]).toBe('　……同类的还有5处');
  });
});
