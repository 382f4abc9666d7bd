import { describe, expect, it } from 'vitest';
import { makeExcerpt } from './excerpt.ts';
import { noFold } from '../format/normal-form.ts';
import { readPieces } from './query-text.ts';

describe('an excerpt', () => {
  it('never ends in the middle of a match, wherever its end falls', () => {
    const pieces = readPieces('代表大会会议', noFold);
    for (let between = 60; between < 100; between++) {
      const text = `代表大会会议${'甲'.repeat(between)}代表大会会议${'乙'.repeat(200)}`;
      const marked = makeExcerpt([{ id: 'p1', text }], pieces, noFold)?.segments.filter((one) => one.marked) ?? [];
      expect(marked.map((one) => one.text)).toEqual(marked.map(() => '代表大会会议'));
      expect(marked.length).toBeGreaterThan(0);
    }
  });
});
