/** Running headers, footers and page numbers of a text whose pages are known. */
import { maskNumbers } from '../lines/masked-numbers.ts';

/** Signs that only a page number has: — 3 —, 第3页. */
const PAGE_NUMBER = /^(?:[—–－-]\s*\d{1,4}\s*[—–－-]|第\s*\d{1,4}\s*页(?:\s*[/／，,]?\s*共\s*\d{1,4}\s*页)?)$/u;

/** Of the pages, on which a running line stands. */
const LEAST_SHARE = 0.4;

export interface PageLine {
  readonly words: string;
  readonly page: number;
}

/**
 * The lines that are no text: first or last lines of pages that come back on
 * other pages, digits apart, and page numbers. Bare numbers have to count with
 * the pages, for they may be figures of a table.
 */
export function findRunningHeaders<T extends PageLine>(lines: readonly T[]): ReadonlySet<T> {
  const found = new Set(lines.filter(({ words }) => PAGE_NUMBER.test(words.trim())));
  const groups = new Map<string, T[]>();
  for (const line of edgesOf(lines.filter((line) => !found.has(line)))) {
    const key = maskNumbers(line.words);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const count = new Set(lines.map(({ page }) => page)).size;
  for (const [key, group] of groups) {
    const pages = new Set(group.map(({ page }) => page));
    // The end of a paragraph may come back by chance; headers differ on left and right pages at the most.
    if (pages.size < Math.max(2, LEAST_SHARE * count) || /[。；，：！？”]$/u.test(key)) continue;
    const steps = new Set(group.map(({ words, page }) => Number(/\d+/.exec(words)?.[0]) - page));
    if (/\p{L}/u.test(key) || steps.size === 1) for (const line of group) found.add(line);
  }
  return found;
}

/** The first and the last line of each page, where there are several pages. */
function edgesOf<T extends PageLine>(lines: readonly T[]): T[] {
  const isEdge = (line: T, index: number): boolean =>
    lines[index - 1]?.page !== line.page || lines[index + 1]?.page !== line.page;
  const edges = lines.filter(isEdge);
  return new Set(edges.map(({ page }) => page)).size > 1 ? edges : [];
}
