import { describe, expect, it } from 'vitest';
import { memoised } from './memoised.ts';

describe('a memoised function', () => {
  it('works once for each object, whatever it finds, and again for another one that looks the same', () => {
    const asked: object[] = [];
    const find = memoised((given: { readonly words: string }): string | undefined => {
      asked.push(given);
      return given.words === '' ? undefined : given.words;
    });
    const [first, second, empty] = [{ words: '井' }, { words: '井' }, { words: '' }];
    expect([find(first), find(first), find(second), find(empty), find(empty)]).toEqual([
      '井',
      '井',
      '井',
      undefined,
      undefined,
    ]);
    expect(asked).toEqual([first, second, empty]);
  });
});
