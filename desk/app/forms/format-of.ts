/** In which shape the form of a collection has its entries. */
import { isKind, kindOf } from '#model/kinds.ts';

export type FormatName = 'entry-text' | 'entry-yaml' | 'issue-text';

export function formatOf(collection: string): FormatName {
  if (!isKind(collection)) return 'entry-yaml';
  const { page, extension } = kindOf(collection);
  if (page === 'issue') return 'issue-text';
  return extension === '.yaml' ? 'entry-yaml' : 'entry-text';
}
