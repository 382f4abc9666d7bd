/** What a form may offer: the entries of a collection, or every paragraph of the briefings. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { splitArticles } from '#archive/briefing-body.ts';
import { concepts } from '#model/concepts.ts';
import type { CollectionName } from '#model/field.ts';
import { readEntry } from './entry-text.ts';
import { shelf } from './shelf.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const asked = new Map<string, Promise<readonly Choice[]>>();

/** Asked of the server once; an empty list when the server does not answer. */
export function choicesOf(from: CollectionName | 'sources' | 'uploads'): Promise<readonly Choice[]> {
  // A picture may have been uploaded a moment ago.
  if (from === 'uploads') return uploads().catch(() => []);
  const known = asked.get(from) ?? (from === 'sources' ? sources() : entries(from)).catch(() => []);
  asked.set(from, known);
  return known;
}

async function entries(collection: CollectionName): Promise<Choice[]> {
  return [...(await shelf().entriesOf(collection))].map(([id, raw]) => {
    const data = readEntry(raw, concepts[collection].extension !== '.yaml');
    const title = data['title'] ?? data['name'] ?? id;
    return { value: id, label: String(title) };
  });
}

async function uploads(): Promise<Choice[]> {
  return (await shelf().uploadNames()).map((name) => ({ value: name, label: name }));
}

async function sources(): Promise<Choice[]> {
  return [...(await shelf().entriesOf('briefings'))].flatMap(([id, raw]) =>
    sourcesOf(id, String(readEntry(raw, true)['body'])),
  );
}

/** Every paragraph of a briefing, named as sources are written and numbered as the page numbers them. */
export function sourcesOf(briefing: string, body: string): Choice[] {
  const { articles } = splitArticles(body);
  return articles.flatMap(({ slug, markdown }) => {
    const page = articles.length > 1 ? `${briefing}/${slug}` : briefing;
    const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    return (children as readonly (Words & { readonly type: string })[])
      .filter(({ type }) => numbered.has(type))
      .map((block, at) => ({ value: `${page}#p${at + 1}`, label: wordsOf(block).slice(0, 40) }));
  });
}

/** What `numberBlocks` numbers, in the names of the syntax tree. */
const numbered = new Set(['paragraph', 'list', 'table', 'blockquote', 'code']);

interface Words {
  readonly value?: unknown;
  readonly children?: readonly Words[];
}

function wordsOf({ value, children = [] }: Words): string {
  return typeof value === 'string' ? value : children.map(wordsOf).join('');
}
