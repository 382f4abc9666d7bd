/** Every visible character of the source must be in the draft or in the report. */
import { OPEN_QUESTION } from '#lib/open-question.ts';
import type { DraftBriefing } from '../draft.ts';
import { foldCharacters } from '../lines/normalise.ts';

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

/** The draft with each open question of the source in it: one in a part that has no field goes to the end of the text. */
export function keepQuestions(draft: DraftBriefing, source: string): DraftBriefing {
  // The recipients are those of the imprint once more.
  const kept = JSON.stringify({ ...draft, recipients: undefined }).match(OPEN_QUESTION) ?? [];
  const lost = [...(source.match(OPEN_QUESTION) ?? [])];
  for (const question of kept) if (lost.includes(question)) lost.splice(lost.indexOf(question), 1);
  const last = draft.articles.at(-1);
  if (lost.length === 0 || last === undefined) return draft;
  const blocks = [...last.blocks, { kind: 'paragraph' as const, text: lost.join('') }];
  return { ...draft, articles: draft.articles.with(-1, { ...last, blocks }) };
}
