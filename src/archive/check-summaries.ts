/** Every 提要 is two sentences: lists, shared cards and the head of the page are laid out for that. */
import { countSentences } from '#lib/sentences.ts';
import { kindOf } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import type { Archive, Entry } from './entry.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

const WANTED = 2;

export function checkSummaries(archive: Archive): Diagnostic[] {
  const entries: readonly Entry[] = Object.values(archive).flat();
  return entries.flatMap(({ collection, data, file, lineOf }) => {
    const { summary } = kindOf(collection);
    if (summary === undefined) return [];
    return valuesAt(data, summary)
      .map(({ path, value }) => ({ path, count: countSentences(String(value)) }))
      .filter(({ count }) => count !== WANTED)
      .map(({ path, count }) => {
        const place = { file, line: lineOf(path), field: path.join('.') };
        return errorAt('summaries', place, `提要现在是${count}句。请写成两句话。`);
      });
  });
}
