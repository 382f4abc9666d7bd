/** Holds the index of what forms choose from: files in, hits out, so that reading and searching never hold up the server. */
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { ChoiceIndex } from './choice-index.ts';
import { answerQuestions } from './side-process.ts';

/** A file as it is now; without a text it is gone. */
export interface ChangedFile {
  readonly path: string;
  readonly text?: string;
  readonly isDraft: boolean;
}

export type Asked =
  | { readonly changed: readonly ChangedFile[] }
  | { readonly kind: ChoiceKind; readonly question: string }
  | { readonly kind: ChoiceKind; readonly values: readonly string[] };

const index = new ChoiceIndex();

function take({ path, text, isDraft }: ChangedFile): void {
  if (text === undefined) index.remove(path);
  else index.put(path, text, isDraft);
}

const all = (hits: readonly Choice[]): Found => ({ hits, more: false });

answerQuestions((asked: Asked): Found => {
  if ('changed' in asked) {
    asked.changed.forEach(take);
    return all([]);
  }
  if ('values' in asked) return all(index.named(asked.kind, asked.values));
  return index.find(asked.kind, asked.question);
});
