/**
 * How well a list of pages answers a question. A page is worth 3 when every
 * group of words stands in its title, 2 when all stand in one paragraph (the
 * title counted with it), 1 when all are somewhere on it; the gain is 2^g - 1.
 */
import type { CorpusDocument } from '../corpus.ts';

const LISTED = 10;

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

export interface GradedText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export function gradedText({ title, paragraphs }: CorpusDocument): GradedText {
  return { title: plain(title), paragraphs: paragraphs.map(plain) };
}

/** From 0 to 3. */
export function gradeOf({ title, paragraphs }: GradedText, groups: readonly (readonly string[])[]): number {
  const holds = (text: string) => groups.every((words) => words.some((word) => text.includes(plain(word))));
  if (holds(title)) return 3;
  if (paragraphs.some((text) => holds(`${title}\n${text}`))) return 2;
  return holds([title, ...paragraphs].join('\n')) ? 1 : 0;
}

const discounted = (grades: readonly number[]) =>
  grades.slice(0, LISTED).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

/** nDCG@10 of a list, by the grades of all pages; undefined when no page answers. */
export function ndcg(listed: readonly number[], grades: ArrayLike<number>): number | undefined {
  const best = discounted(Array.from(grades).sort((a, b) => b - a));
  return best === 0 ? undefined : discounted(listed.map((page) => grades[page] ?? 0)) / best;
}
