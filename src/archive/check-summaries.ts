/** Every 提要 is two sentences: lists, shared cards and the head of the page are laid out for that. */
import { countSentences } from '#lib/sentences.ts';
import type { Archive } from './archive.ts';
import type { Problem } from './problem.ts';

const WANTED = 2;

export function checkSummaries({ briefings, cases, deputies, brands }: Archive): Problem[] {
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
    .map(({ entry, path, count }) => ({
      file: entry.file,
      line: entry.lineOf(path),
      field: path.join('.'),
      message: `提要要写两句话，现在是${count}句。`,
    }));
}
