import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { RawEntry } from './read-folder.ts';

/** Two files of one collection with the same name would share one address. */
export function checkDuplicates(entries: readonly RawEntry[]): Diagnostic[] {
  const first = new Map<string, RawEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.id);
    if (earlier) {
      const said = `编码「${entry.id}」与 ${earlier.file} 重复，网址会相同。请给其中一个改名。`;
      diagnostics.push(errorAt('duplicates', { file: entry.file }, said));
    } else first.set(entry.id, entry);
  }
  return diagnostics;
}
