import type { Problem } from './problem.ts';
import type { RawEntry } from './read-folder.ts';

/** Two files of one collection with the same name would share one address. */
export function checkDuplicates(entries: readonly RawEntry[]): Problem[] {
  const first = new Map<string, RawEntry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.id);
    if (earlier) {
      problems.push({
        file: entry.file,
        message: `编码「${entry.id}」与 ${earlier.file} 重复，网址会相同，请给其中一个改名。`,
      });
    } else first.set(entry.id, entry);
  }
  return problems;
}
