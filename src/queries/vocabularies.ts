/** Topics and mechanisms: their pages, and links to them by id. */
import { href } from '#site';
import { all, once } from './collections.ts';

export interface Link {
  readonly label: string;
  readonly href: string;
}

const names = once(async () => ({
  topics: new Map((await all('topics')).map(({ id, data }) => [id, data.name])),
  mechanisms: new Map((await all('mechanisms')).map(({ id, data }) => [id, data.name])),
}));

/** Links to the vocabulary's pages, in the order of the ids. */
export async function links(collection: 'topics' | 'mechanisms', ids: readonly string[] = []): Promise<Link[]> {
  const labels = (await names())[collection];
  return ids.map((id) => ({ label: labels.get(id) ?? id, href: href(`/${collection}/${id}/`) }));
}
