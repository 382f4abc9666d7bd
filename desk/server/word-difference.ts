/** What changed from one text to another, word by word. */
import { diffWordsWithSpace } from 'diff';
import type { DiffPart } from '../api/history-answer.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

export function wordDifference(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: words }).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
