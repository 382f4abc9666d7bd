/** What a form may offer: the entries of a collection, or every paragraph of the briefings. */
import { splitArticles } from '#archive/briefing-body.ts';
import type { CollectionName } from '#model/field.ts';
import { readEntry } from './entry-text.ts';
import { entriesOf } from './office.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const asked = new Map<string, Promise<readonly Choice[]>>();

/** Asked of the server once; an empty list when the server does not answer. */
export function choicesOf(from: CollectionName | 'sources'): Promise<readonly Choice[]> {
  const known = asked.get(from) ?? (from === 'sources' ? sources() : entries(from)).catch(() => []);
  asked.set(from, known);
  return known;
}

async function entries(collection: CollectionName): Promise<Choice[]> {
  return [...(await entriesOf(collection))].map(([id, raw]) => {
    const data = readEntry(raw, !raw.startsWith('name:') && raw.startsWith('---'));
    const title = data['title'] ?? data['name'] ?? id;
    return { value: id, label: String(title) };
  });
}

async function sources(): Promise<Choice[]> {
  return [...(await entriesOf('briefings'))].flatMap(([id, raw]) => sourcesOf(id, String(readEntry(raw, true)['body'])));
}

/** The articles of a briefing, as sources are written; a single article is named by its briefing alone. */
export function sourcesOf(briefing: string, body: string): Choice[] {
  const { articles } = splitArticles(body);
  return articles.map(({ slug, markdown }) => ({
    value: `${articles.length > 1 ? `${briefing}/${slug}` : briefing}#p1`,
    label: `${markdown.split('\n', 1)[0]?.slice(0, 30) ?? ''}……（第几段就把 1 改成几）`,
  }));
}
