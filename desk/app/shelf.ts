/** Where forms and previews look up what there is, and who checks what is about to be saved. */
import type { CollectionName } from '#model/field.ts';
import type { Choice, ChoiceKind, Found } from '../choice.ts';
import { checkEntry, findChoices, nameChoices, publishedEntry } from './office.ts';
import type { Trouble } from './office.ts';

export interface Shelf {
  /** The first of what holds all the words of a question; never a whole collection. */
  findChoices(kind: ChoiceKind, question: string): Promise<Found>;
  /** What stored values stand for; an unknown one is left out. */
  nameChoices(kind: ChoiceKind, values: readonly string[]): Promise<readonly Choice[]>;
  /** The text of a published entry; undefined when there is none. */
  publishedEntry(collection: CollectionName, id: string): Promise<string | undefined>;
  /** What the checks find in a text that would be kept at `path`. */
  checkEntry(path: string, raw: string): Promise<readonly Trouble[]>;
}

let current: Shelf = { findChoices, nameChoices, publishedEntry, checkEntry };

/** The desk's own server, unless a forge is chosen. */
export function shelf(): Shelf {
  return current;
}

export function setShelf(other: Shelf): void {
  current = other;
}
