/** Where forms and previews look up what there is, who keeps pictures, and who checks what is about to be saved. */
import type { CollectionName } from '#model/kinds.ts';
import type { CheckedDiagnostic } from '../api/checked-diagnostic.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import type { Doubt } from '../api/doubt.ts';
import type { NextIssue } from '../api/next-issue.ts';
import { checkEntry, findChoices, nameChoices, pictureUrl, publishedEntry, uploadPicture } from './api-client.ts';
import { doubtsOf, keepDoubts, nextIssue } from './api-client.ts';

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
  uploadPicture(file: File, progress?: (percent: number) => void): Promise<string>;
  /** The address under which this page may show a picture of the library. */
  pictureUrl(name: string): Promise<string>;
  /** What the import was unsure of in a draft; where nobody keeps it, nothing is asked. */
  doubtsOf?(path: string): Promise<readonly Doubt[]>;
  keepDoubts?(path: string, doubts: readonly Doubt[]): Promise<void>;
  /** What a new issue begins with; where nobody knows, with nothing. */
  nextIssue?(): Promise<NextIssue>;
}

let current: ChoiceSource = {
  ...{ findChoices, nameChoices, publishedEntry, checkEntry, uploadPicture, pictureUrl },
  ...{ doubtsOf, keepDoubts, nextIssue },
};

/** The desk's own server, unless a forge is chosen. */
export function choiceSource(): ChoiceSource {
  return current;
}

export function setChoiceSource(other: ChoiceSource): void {
  current = other;
}
