import { describe, expect, it } from 'vitest';
import { excerpt, folded, wordsOf } from './choice-words.ts';

describe('the words of a question', () => {
  it('are compared whatever their case and width', () => {
    expect(folded('ＡＢ１２　Ｘ')).toBe('ab12 x');
    expect(wordsOf('  老水井　第１期 ')).toEqual(['老水井', '第1期']);
    expect(wordsOf(' ')).toEqual([]);
  });

  it('are shown where they stand, unless that is at the beginning', () => {
    const text = `${'前面的话。'.repeat(30)}水渠通了。`;
    expect(excerpt(text, '水渠')).toBe('……话。前面的话。前面的话。水渠通了。');
    expect(excerpt(text, '前面')).toBe(`${text.slice(0, 60)}……`);
    expect(excerpt('短', undefined)).toBe('短');
  });
});
