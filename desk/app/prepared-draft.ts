/**
 * A draft that another page of this browser prepared for the form of a new
 * entry, left where Decap keeps unsaved work. Decap takes a draft with a path
 * for an entry that exists already, so the path is taken away; the editor
 * gives the code in the form.
 */
import localForage from 'localforage';
import { concepts } from '#model/concepts.ts';

interface Kept {
  readonly raw: string;
  readonly path: string;
}

/** Called before Decap looks for unsaved work. */
export async function takePreparedDrafts(): Promise<void> {
  for (const { collection } of Object.values(concepts)) {
    const key = `backup.${collection}`;
    const kept = await localForage.getItem<Kept>(key);
    if (kept && kept.path !== '') await localForage.setItem(key, { ...kept, path: '' });
  }
}
