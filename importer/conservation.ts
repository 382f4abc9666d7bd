/** Every visible character of the source must be in the draft or in the report. */
import { foldCharacters } from './normalise.ts';

/** Counts of the characters that carry words: Han, letters, digits. Marks are compared apart. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const glyph of foldCharacters(text)) {
    if (!/[\p{L}\p{N}\p{Co}□]/u.test(glyph)) continue;
    const key = /\p{Co}/u.test(glyph) ? '□' : glyph;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The characters of `source` that `kept` lacks, as often as they are lacking. */
export function findMissing(source: string, kept: string): string {
  const there = countWords(kept);
  return [...countWords(source)]
    .map(([glyph, count]) => glyph.repeat(Math.max(0, count - (there.get(glyph) ?? 0))))
    .join('');
}
