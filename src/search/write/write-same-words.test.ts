import { describe, expect, it } from 'vitest';
import { readSameWords } from '../format/same-words.ts';
import { commonSameWords } from './common-same-words.ts';
import { readPairs, sameWordsText } from './write-same-words.ts';

describe('words that mean the same', () => {
  it('are read one way and both ways', () => {
    const pairs = readPairs('打官司 > 诉讼 起诉\n环保 = 环境保护');
    expect(Object.fromEntries(pairs)).toEqual({
      打官司: ['诉讼', '起诉'],
      环保: ['环境保护'],
      环境保护: ['环保'],
    });
    expect(() => readPairs('打官司')).toThrow(RangeError);
  });

  it('of an office come before those that every office has', () => {
    const words = readSameWords(sameWordsText([['老人', '长辈']]));
    expect(words.get('老人')).toEqual(['长辈', '老年人']);
    expect(words.get('长辈')).toEqual(['老人']);
  });

  it('that ship are many, none twice, and none finds only what holds it anyway', () => {
    const lines = commonSameWords.trim().split('\n');
    expect(lines.length).toBeGreaterThan(200);
    const keys = lines.map((line) => line.split(/ [>=] /)[0]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const line of lines.filter((one) => one.includes(' > '))) {
      const [word = '', others = ''] = line.split(' > ');
      expect(others.split(' ').filter((other) => other.includes(word))).toEqual([]);
    }
  });
});
