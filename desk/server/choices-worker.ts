/** Holds the index of what forms choose from: files in, hits out, so that reading and searching never hold up the server. */
import { parentPort } from 'node:worker_threads';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { ChoiceIndex } from './choice-index.ts';

/** A file as it is now; without a text it is gone. */
export interface ChangedFile {
  readonly path: string;
  readonly text?: string;
  readonly isDraft: boolean;
}

export type Asked =
  | { readonly changed: readonly ChangedFile[] }
  | { readonly id: number; readonly kind: ChoiceKind; readonly question: string }
  | { readonly id: number; readonly kind: ChoiceKind; readonly values: readonly string[] };

export interface Answered {
  readonly id: number;
  readonly found: Found;
}

const index = new ChoiceIndex();

function take({ path, text, isDraft }: ChangedFile): void {
  if (text === undefined) index.remove(path);
  else index.put(path, text, isDraft);
}

const all = (hits: readonly Choice[]): Found => ({ hits, more: false });

parentPort?.on('message', (asked: Asked) => {
  if ('changed' in asked) asked.changed.forEach(take);
  else {
    const found =
      'values' in asked ? all(index.named(asked.kind, asked.values)) : index.find(asked.kind, asked.question);
    parentPort?.postMessage({ id: asked.id, found } satisfies Answered);
  }
});
