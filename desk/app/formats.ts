/** The shapes in which forms have their entries, between the file and the form data. */
import { readEntry, writeEntry } from './entry-text.ts';
import type { FormatName } from './forms/format-of.ts';
import { readIssue, writeIssue } from './issue-text.ts';

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
