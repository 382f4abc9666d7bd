/** Holds the index of what forms choose from and lists show: files in, hits out, so that reading and searching never hold up the server. */
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import type { EntryQuery, FoundEntries } from '../api/entry-list.ts';
import { ChoiceIndex } from './choice-index.ts';
import { EntryList } from './entry-list.ts';
import type { FoundRows } from './picture-library.ts';
import type { EntryRecord } from './entry-record.ts';
import { answerQuestions } from './side-process.ts';

/** A file as it is now; without a text it is gone. */
export interface ChangedFile {
  readonly path: string;
  readonly text?: string;
  readonly isDraft: boolean;
  /** Whether readers have a version of it. */
  readonly isPublished: boolean;
}

/** Who has an entry now; without a record nobody is known to. */
export interface ChangedRecord {
  readonly key: string;
  readonly draft?: EntryRecord | null;
  readonly published?: EntryRecord | null;
}

export type Asked =
  | { readonly changed: readonly ChangedFile[] }
  | { readonly records: readonly ChangedRecord[] }
  | { readonly kind: ChoiceKind; readonly question: string }
  | { readonly kind: ChoiceKind; readonly values: readonly string[] }
  | { readonly list: EntryQuery }
  | { readonly pictures: string; readonly page: number };

export type Answered = Found | FoundEntries | FoundRows;

const index = new ChoiceIndex();
const list = new EntryList(index);

function take({ path, text, isDraft, isPublished }: ChangedFile): void {
  if (text === undefined) index.remove(path);
  else index.put(path, text, isDraft, isPublished);
}

const all = (hits: readonly Choice[]): Found => ({ hits, more: false });

/** How long a question may have to wait for what is read ahead, in milliseconds. */
const SLICE = 20;
let reading = false;

/** Reads what was handed over, a little at a time, until a search finds all of it read. */
function readAhead(): void {
  reading = index.readAhead(SLICE);
  if (reading) setImmediate(readAhead);
}

answerQuestions((asked: Asked): Answered => {
  if ('changed' in asked) {
    asked.changed.forEach(take);
    list.changed();
    if (!reading) {
      reading = true;
      setImmediate(readAhead);
    }
    return all([]);
  }
  if ('records' in asked) {
    asked.records.forEach((one) => list.record(one));
    return all([]);
  }
  if ('pictures' in asked) return index.pictures(asked.pictures, asked.page);
  if ('list' in asked) return list.find(asked.list);
  if ('values' in asked) return all(index.named(asked.kind, asked.values));
  return index.find(asked.kind, asked.question);
});
