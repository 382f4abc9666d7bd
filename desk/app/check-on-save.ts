/** Before Decap saves: the build's checks on exactly what would be written. */
import { concepts } from '#model/concepts.ts';
import type { CollectionName } from '#model/field.ts';
import { CODE, ORIGINAL, writeEntry } from './entry-text.ts';
import { showFindings } from './findings.ts';
import { noteForm } from './form-versions.ts';
import { checkEntry } from './office.ts';

/** What Decap tells of the entry it is about to save. */
export interface SavedEntry {
  get(name: string): unknown;
  getIn(path: readonly string[]): unknown;
}

/** The file an entry is kept in, for a new one by the code its form gives. */
export function pathOf(collection: CollectionName, slug: string): string {
  return `src/content/${collection}/${slug}${concepts[collection].extension}`;
}

/** Shows what the checks find; throws a Chinese sentence when it may not even be saved. */
export async function checkBeforeSaving({ entry }: { readonly entry: SavedEntry }): Promise<void> {
  const collection = String(entry.get('collection')) as CollectionName;
  if (!Object.hasOwn(concepts, collection)) return;
  const data = (entry.get('data') as { toJS(): Record<string, unknown> }).toJS();
  const slug = entry.get('newRecord') === true ? String(data[CODE] ?? '') : String(entry.get('slug'));
  const path = pathOf(collection, slug);
  const original = data[ORIGINAL];
  noteForm(path, entry.get('newRecord') === true ? undefined : String(original ?? ''));
  const findings = await checkEntry(path, writeEntry(data, concepts[collection].extension !== '.yaml'));
  showFindings(findings);
  const blocking = findings.filter(({ blocksSaving }) => blocksSaving === true);
  if (blocking.length > 0) throw new Refused(blocking.map(({ message }) => message).join(' '));
}

/** Decap shows an error as text, which begins with its class for a plain Error. */
class Refused extends Error {
  override toString(): string {
    return this.message;
  }
}
