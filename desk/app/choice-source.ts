/** Where forms and previews look up what there is, who keeps pictures, and who checks what is about to be saved. */
import type { CollectionName } from '#model/kinds.ts';
import type { CheckedDiagnostic } from '../api/checked-diagnostic.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { checkEntry, findChoices, nameChoices, pictureUrl, publishedEntry, uploadPicture } from './api-client.ts';

export interface ChoiceSource {
  /** The first of what holds all the words of a question; never a whole collection. */
  findChoices(kind: ChoiceKind, question: string): Promise<Found>;
  /** What stored values stand for; an unknown one is left out. */
  nameChoices(kind: ChoiceKind, values: readonly string[]): Promise<readonly Choice[]>;
  /** The text of a published entry; undefined when there is none. */
  publishedEntry(collection: CollectionName, id: string): Promise<string | undefined>;
  /** What the checks find in a text that would be kept at `path`. */
  checkEntry(path: string, raw: string): Promise<readonly CheckedDiagnostic[]>;
  /** Puts a picture into the library; @returns the name it is kept under. */
  uploadPicture(file: File): Promise<string>;
  /** The address under which this page may show a picture of the library. */
  pictureUrl(name: string): Promise<string>;
}

let current: ChoiceSource = { findChoices, nameChoices, publishedEntry, checkEntry, uploadPicture, pictureUrl };

/** The desk's own server, unless a forge is chosen. */
export function choiceSource(): ChoiceSource {
  return current;
}

export function setChoiceSource(other: ChoiceSource): void {
  current = other;
}
