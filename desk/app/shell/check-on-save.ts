/** Before Decap saves: the build's checks on exactly what would be written. */
import { wordsOf } from '#lib/diagnostic.ts';
import { fileOf, isEditable } from '#model/editable.ts';
import { CODE, ORIGINAL } from '../entry-text.ts';
import { formatOf, formats } from '../formats.ts';
import { showDiagnostics } from './diagnostics.ts';
import { noteForm } from './form-versions.ts';
import { choiceSource } from '../choice-source.ts';

/** What Decap tells of the entry it is about to save. */
export interface SavedEntry {
  get(name: string): unknown;
  getIn(path: readonly string[]): unknown;
}

/** Shows what the checks find; throws a Chinese sentence when it may not even be saved. */
export async function checkBeforeSaving({ entry }: { readonly entry: SavedEntry }): Promise<void> {
  const collection = String(entry.get('collection'));
  if (!isEditable(collection)) return;
  const data = (entry.get('data') as { toJS(): Record<string, unknown> }).toJS();
  // A new entry's code is what its form gives.
  const slug = entry.get('newRecord') === true ? String(data[CODE] ?? '') : String(entry.get('slug'));
  const path = fileOf(collection, slug);
  noteForm(path, entry.get('newRecord') === true ? undefined : String(data[ORIGINAL] ?? ''));
  const diagnostics = await choiceSource().checkEntry(path, formats[formatOf(collection)].write(data));
  showDiagnostics(diagnostics);
  const blocking = diagnostics.filter(({ blocksSaving }) => blocksSaving);
  if (blocking.length > 0) throw new Refused(blocking.map(wordsOf).join(' '));
}

/** Decap shows an error as text, which begins with its class for a plain Error. */
class Refused extends Error {
  override toString(): string {
    return this.message;
  }
}
