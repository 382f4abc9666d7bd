/** Holds the index of what forms choose from: files in, hits out, so that reading and searching never hold up the server. */
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { ChoiceIndex } from './choice-index.ts';
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

/** `only`: the drafts that count for who asks; all of them when left out. */
interface For {
  readonly kind: ChoiceKind;
  readonly only?: readonly string[];
}

export type Asked =
  | { readonly changed: readonly ChangedFile[] }
  | (For & { readonly question: string })
  | (For & { readonly values: readonly string[] });

const index = new ChoiceIndex();
/** The files of drafts, which not everybody sees. */
const drafted = new Map<string, ChangedFile>();
/** The index as those see it who see some drafts only. */
const views = new Map<string, ChoiceIndex>();

function take(file: ChangedFile): void {
  const { path, text, draft } = file;
  if (draft === undefined) drafted.delete(path);
  else drafted.set(path, file);
  if (text === undefined) index.remove(path);
  else index.put(path, text, draft !== undefined);
}

function viewOf(only: readonly string[] | undefined): ChoiceIndex {
  if (only === undefined) return index;
  const seen = new Set(only);
  const name = [...seen].sort().join(' ');
  const known = views.get(name);
  if (known) return known;
  const view = index.copy();
  for (const { path, draft, under } of drafted.values()) {
    if (draft !== undefined && seen.has(draft)) continue;
    if (under === undefined) view.remove(path);
    else view.put(path, under, false);
  }
  views.set(name, view);
  return view;
}

const all = (hits: readonly Choice[]): Found => ({ hits, more: false });

answerQuestions((asked: Asked): Found => {
  if ('changed' in asked) {
    views.clear();
    asked.changed.forEach(take);
    return all([]);
  }
  const view = viewOf(asked.only);
  if ('values' in asked) return all(view.named(asked.kind, asked.values));
  return view.find(asked.kind, asked.question);
});
