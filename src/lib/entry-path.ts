/** Where an entry of the archive is read. */
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';

/** The address from the site's root; entries without a page of their own share their column's. */
export function entryPath(collection: CollectionName, id: string): string {
  return kindOf(collection).page === 'anchor' ? `/${collection}/#${id}` : `/${collection}/${id}/`;
}
