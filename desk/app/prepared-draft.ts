/**
 * A draft that another page of this browser prepared for the form of a new
 * entry, left where Decap keeps unsaved work. Decap takes a draft with a path
 * for an entry that exists already, so the path is turned into the code that
 * the form proposes.
 */
import localForage from 'localforage';
import { concepts } from '#model/concepts.ts';
import { SLUG } from '#model/field.ts';

interface Kept {
  readonly raw: string;
  readonly path: string;
}

/** The text of each prepared draft → the code that it proposes. */
const proposed = new Map<string, string>();

/** Called before Decap looks for unsaved work. */
export async function takePreparedDrafts(): Promise<void> {
  for (const { collection } of Object.values(concepts)) {
    const key = `backup.${collection}`;
    const kept = await localForage.getItem<Kept>(key);
    if (!kept || typeof kept.raw !== 'string' || typeof kept.path !== 'string' || kept.path === '') continue;
    const code = kept.path.replace(/^.*\//, '').replace(/\.\w+$/, '');
    if (SLUG.test(code)) proposed.set(kept.raw, code);
    await localForage.setItem(key, { ...kept, path: '' });
  }
}

/** The code that was proposed with this text, if any. */
export function proposedCode(raw: string): string | undefined {
  return proposed.get(raw);
}
