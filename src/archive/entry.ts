/** What the archive is made of: entries that the model has accepted. */
import type { CollectionName, DataOf } from '#model/kinds.ts';
import type { RawEntry } from './read-folder.ts';

export interface Entry<C extends CollectionName = CollectionName> extends Omit<RawEntry, 'data' | 'collection'> {
  readonly collection: C;
  readonly data: DataOf<C>;
}

/** Valid entries by collection. */
export type Archive = { readonly [C in CollectionName]: readonly Entry<C>[] };
