/** Holds the index of what forms choose from and lists show: files in, hits out, so that reading and searching never hold up the server. */
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import type { EntryQuery, FoundEntries } from '../api/entry-list.ts';
import { ChoiceIndex } from './choice-index.ts';
import { EntryList } from './entry-list.ts';
import type { FoundRows } from './picture-library.ts';
import type { ChangedRecord } from './entry-record.ts';
import { answerQuestions } from './side-process.ts';

/** A file as it is now; without a text it is gone. */
export interface ChangedFile {
  readonly path: string;
  readonly text?: string;
  /** The draft that it belongs to, `collection/slug`. */
  readonly draft?: string;
  /** What is published under the draft. */
  readonly under?: string;
}

/** The drafts that count for who asks, `collection/slug`; all of them when left out. */
interface For {
  readonly only?: readonly string[];
}

export type Asked =
  | { readonly changed: readonly ChangedFile[] }
  | { readonly records: readonly ChangedRecord[] }
  | (For & { readonly kind: ChoiceKind; readonly question: string })
  | (For & { readonly kind: ChoiceKind; readonly values: readonly string[] })
  | (For & { readonly list: EntryQuery })
  | (For & { readonly pictures: string; readonly page: number });

export type Answered = Found | FoundEntries | FoundRows;

interface View {
  readonly index: ChoiceIndex;
  readonly list: EntryList;
}

const index = new ChoiceIndex();
const whole: View = { index, list: new EntryList(index) };
/** The files of drafts, which not everybody sees. */
const drafted = new Map<string, ChangedFile>();
/** What those see who see some drafts only, by the names of these. */
const views = new Map<string, View>();

function take(file: ChangedFile): void {
  const { path, text, draft, under } = file;
  if (draft === undefined) drafted.delete(path);
  else drafted.set(path, file);
  if (text === undefined) index.remove(path);
  else index.put(path, text, draft !== undefined, draft === undefined || under !== undefined);
}

function viewOf(only: readonly string[] | undefined): View {
  if (only === undefined) return whole;
  const seen = new Set(only);
  const name = [...seen].sort().join(' ');
  const known = views.get(name);
  if (known) return known;
  const own = index.copy();
  for (const { path, draft, under } of drafted.values()) {
    if (draft !== undefined && seen.has(draft)) continue;
    if (under === undefined) own.remove(path);
    else own.put(path, under, false);
  }
  const view = { index: own, list: whole.list.copy(own, seen) };
  views.set(name, view);
  return view;
}

const all = (hits: readonly Choice[]): Found => ({ hits, more: false });

answerQuestions((asked: Asked): Answered => {
  if ('changed' in asked) {
    views.clear();
    asked.changed.forEach(take);
    whole.list.changed();
    index.readAhead();
    return all([]);
  }
  if ('records' in asked) {
    views.clear();
    asked.records.forEach((one) => whole.list.record(one));
    return all([]);
  }
  const view = viewOf(asked.only);
  if ('pictures' in asked) return view.index.pictures(asked.pictures, asked.page);
  if ('list' in asked) return view.list.find(asked.list);
  if ('values' in asked) return all(view.index.named(asked.kind, asked.values));
  return view.index.find(asked.kind, asked.question);
});
