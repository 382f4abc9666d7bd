/** An archive of many issues of one article each, for the desk's browser tests. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hundred issues a year from 2000 on, in two places; `words` are its one paragraph. */
export function issue(at: number, words: string): string {
  const year = 2000 + Math.floor(at / 100);
  const head = [`year: ${year}`, `issue: ${(at % 100) + 1}`, `date: ${year}-05-0${(at % 9) + 1}`, 'articles:'];
  const article = ['  - slug: a', `    titleLines: [第${at}次会议]`, `    place: ${at % 2 === 0 ? 'jia' : 'yi'}`];
  return ['---', ...head, ...article, '---', '', '<!-- article: a -->', '', words, ''].join('\n');
}

/** Writes them as `many-0`, `many-1` … into an office's folder. */
export function writeIssues(office: string, count: number, wordsOf: (at: number) => string): void {
  for (let at = 0; at < count; at++) writeFileSync(join(office, `briefings/many-${at}.md`), issue(at, wordsOf(at)));
}
