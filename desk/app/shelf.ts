/** Where forms and previews look up what is published, and who checks what is about to be saved. */
import type { EditableName } from '#model/field.ts';
import { checkEntry, entriesOf, uploadNames } from './office.ts';
import type { Trouble } from './office.ts';

export interface Shelf {
  /** The published entries of a collection, by id. */
  entriesOf(collection: Exclude<EditableName, 'settings'>): Promise<ReadonlyMap<string, string>>;
  /** The file names of the uploaded pictures. */
  uploadNames(): Promise<readonly string[]>;
  /** What the checks find in a text that would be kept at `path`. */
  checkEntry(path: string, raw: string): Promise<readonly Trouble[]>;
}

let current: Shelf = { entriesOf, uploadNames, checkEntry };

/** The desk's own server, unless a forge is chosen. */
export function shelf(): Shelf {
  return current;
}

export function setShelf(other: Shelf): void {
  current = other;
}
