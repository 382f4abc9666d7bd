/** Where an entry of the archive is read. */
import type { CollectionName } from '#model/kinds.ts';

/** The address from the site's root; the words of the glossary share one page. */
export function entryPath(collection: CollectionName, id: string): string {
  return collection === 'glossary' ? `/glossary/#${id}` : `/${collection}/${id}/`;
}
