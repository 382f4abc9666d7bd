import { describe, expect, it } from 'vitest';
import { countSentences } from './sentences.ts';

describe('countSentences', () => {
  it.each([
    ['', 0],
    ['修好水井。', 1],
    ['修好水井。有人照看。', 2],
    ['修好水井。有人照看', 2],
    ['他说“修好了。”大家（都来看。）高兴；真好！', 1],
    ['谁来修？大家修！修好了。', 3],
  ])('finds in %s %i', (text, count) => {
    expect(countSentences(text)).toBe(count);
  });
});
