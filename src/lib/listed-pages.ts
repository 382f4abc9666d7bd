/** The pages that lists, feeds and search know: what an entry says of itself to be found by. */
import type { Control } from '#model/field.ts';
import { kindOf, targetOf } from '#model/kinds.ts';
import type { CollectionName, DataOf, ReadName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { articlePath } from './article-path.ts';
import { articleTitle } from './briefing-label.ts';
import { entryFacts, factSentence } from './entry-facts.ts';
import { entryPath } from './entry-path.ts';

export interface ListedPage {
  readonly kind: ReadName;
  /** Entry id; for an article `briefing/article`. */
  readonly id: string;
  readonly title: string;
  /** From the site's root. */
  readonly path: string;
  readonly summary: string | undefined;
  readonly place: string | undefined;
  readonly topics: readonly string[];
  readonly mechanisms: readonly string[];
  /** Ids of what it belongs to, by kind. */
  readonly belongs: Readonly<Partial<Record<CollectionName, readonly string[]>>>;
  readonly icon: string | undefined;
  readonly scene: string | undefined;
  readonly publishedAt: string | undefined;
  /** The issue that it is dated by: an article's own, or the one that a story is told after. */
  readonly briefing: string | undefined;
  readonly credit: string | undefined;
  /** The column that an article stands in. */
  readonly column: string | undefined;
}

interface Listable<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
  readonly data: DataOf<C>;
}

/** What an entry or an article may say; each kind says some of it. */
interface StoryData {
  readonly summary?: string | undefined;
  readonly place?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly mechanisms?: readonly string[] | undefined;
  readonly icon?: string | undefined;
  readonly scene?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly source?: string | undefined;
  readonly credit?: string | undefined;
  readonly column?: string | undefined;
}

/** The pages of an entry that are read themselves: its articles, the entry, or none. */
export function listedPages(entry: Listable): readonly ListedPage[] {
  const { page } = kindOf(entry.collection);
  if (page === 'issue') return articlesOf(entry as Listable<'briefings'>);
  return page === 'entry' ? [entryOf(entry)] : [];
}

function entryOf({ collection, id, data }: Listable): ListedPage {
  const { title, fields } = kindOf(collection);
  const story = data as StoryData;
  const controls = Object.entries(fields).map(([name, { control }]) => [name, control] as const);
  return {
    ...common(story, controls),
    kind: collection as ReadName,
    id,
    title: String(valuesAt(data, title)[0]?.value ?? id),
    path: entryPath(collection, id),
    summary: story.summary ?? factSentence(entryFacts(collection, data)),
    publishedAt: story.publishedAt,
    briefing: story.source?.split(/[/#]/, 1)[0],
  };
}

function articlesOf({ collection, id, data }: Listable<'briefings'>): ListedPage[] {
  const controls = Object.entries(kindOf(collection).fields['articles']?.control.item?.fields ?? {});
  return data.articles.map((article) => ({
    ...common(article, controls),
    kind: collection,
    id: `${id}/${article.slug}`,
    title: articleTitle(article),
    path: articlePath({ id, articles: data.articles }, article.slug),
    summary: article.summary,
    publishedAt: data.publishedAt,
    briefing: id,
  }));
}

function common(story: StoryData, controls: readonly (readonly [string, Control])[]) {
  const { place, topics = [], mechanisms = [], icon, scene, credit, column } = story;
  return { place, topics, mechanisms, icon, scene, credit, column, belongs: belongsTo(story, controls) };
}

/** What the fields name that has a page of what belongs to it. */
function belongsTo(story: object, controls: readonly (readonly [string, Control])[]): ListedPage['belongs'] {
  const named = controls.flatMap(([name, control]) => {
    const to = targetOf(control) ?? (control.item && targetOf(control.item));
    const value = (story as Readonly<Record<string, unknown>>)[name];
    if (to === undefined || value === undefined || kindOf(to).shared === undefined) return [];
    return [[to, [value].flat().map(String)] as const];
  });
  return Object.fromEntries(named);
}
