/** Every 提要 is two sentences: lists, shared cards and the head of the page are laid out for that. */
import { countSentences } from '#lib/sentences.ts';
import type { Archive } from './archive.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

const WANTED = 2;

export function checkSummaries({ briefings, cases, deputies, brands }: Archive): Diagnostic[] {
  const stories = [...cases, ...deputies, ...brands].map((entry) => ({
    entry,
    path: ['summary'] as PropertyKey[],
    summary: entry.data.summary,
  }));
  const articles = briefings.flatMap((entry) =>
    entry.data.articles.flatMap(({ summary }, index) =>
      summary === undefined ? [] : [{ entry, path: ['articles', index, 'summary'] as PropertyKey[], summary }],
    ),
  );
  return [...stories, ...articles]
    .map((one) => ({ ...one, count: countSentences(one.summary) }))
    .filter(({ count }) => count !== WANTED)
    .map(({ entry, path, count }) => {
      const place = { file: entry.file, line: entry.lineOf(path), field: path.join('.') };
      return errorAt('summaries', place, `提要现在是${count}句。请写成两句话。`);
    });
}
