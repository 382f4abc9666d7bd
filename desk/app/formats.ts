/** The shapes in which forms have their entries, between the file and the form data. */
import { isKind, kindOf } from '#model/kinds.ts';
import { readEntry, writeEntry } from './entry-text.ts';
import { readIssue, writeIssue } from './issue-text.ts';

type FormatName = 'entry-text' | 'entry-yaml' | 'issue-text';

type Data = Readonly<Record<string, unknown>>;

interface Format {
  readonly extension: string;
  readonly read: (raw: string) => Data;
  readonly write: (data: Data) => string;
}

export const formats: Readonly<Record<FormatName, Format>> = {
  'entry-text': {
    extension: 'mdx',
    read: (raw) => readEntry(raw, true),
    write: (data) => writeEntry(data, true),
  },
  'entry-yaml': {
    extension: 'yaml',
    read: (raw) => readEntry(raw, false),
    write: (data) => writeEntry(data, false),
  },
  'issue-text': { extension: 'md', read: readIssue, write: writeIssue },
};

/** In which shape the form of a collection has its entries. */
export function formatOf(collection: string): FormatName {
  if (!isKind(collection)) return 'entry-yaml';
  const { page, extension } = kindOf(collection);
  if (page === 'issue') return 'issue-text';
  return extension === '.yaml' ? 'entry-yaml' : 'entry-text';
}
