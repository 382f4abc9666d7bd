/** Everything that the page of one item shows around its words. */
import { briefingLabel, dateLabel, yearLabel } from '#lib/briefing-label.ts';
import { entryFacts } from '#lib/entry-facts.ts';
import type { EntryFact } from '#lib/entry-facts.ts';
import { sharedTraits } from '#lib/shared-traits.ts';
import { sourceHref } from '#site';
import { relatedItems } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { allIssues } from './briefings.ts';
import { calendarOf } from './calendars.ts';
import { glossaryWords } from './glossary.ts';
import type { ArticleInOrder } from './briefings.ts';
import { placesById } from './places.ts';
import { links, vocabularyLinks } from './vocabularies.ts';

/** A line under a title. */
export interface Fact {
  readonly label: string;
  readonly parts: readonly { readonly text: string; readonly href?: string | undefined }[];
}

const fact = (label: string, text: string, href?: string): Fact => ({ label, parts: [{ text, href }] });

async function placeFacts(id: string | undefined): Promise<Fact[]> {
  const path = id === undefined ? [] : ((await placesById()).get(id)?.path ?? []);
  const last = path.at(-1);
  return last ? [fact('地方', path.map((place) => place.name).join('·'), last.href)] : [];
}

/** A fact whose parts are words and links. */
async function resolved({ label, parts }: EntryFact): Promise<Fact> {
  const shown = parts.map(async (part) => {
    if ('text' in part) return part;
    const [link] = await links(part.collection, [part.id]);
    return { text: link?.label ?? part.id, href: link?.href };
  });
  return { label, parts: await Promise.all(shown) };
}

async function around(item: Item) {
  const [vocabularies, topics, related] = await Promise.all([
    vocabularyLinks(item),
    links('topics', item.topics),
    relatedItems(item),
  ]);
  return {
    vocabularies,
    related: related.map((other) => ({ ...other, why: sharedTraits(item, other) })),
    keywords: topics.map((topic) => topic.label),
  };
}

const published = (item: Item): Fact[] => (item.publishedAt === undefined ? [] : [fact('上网时间', item.publishedAt)]);

/** For an entry with a page of its own; the source of a story is the briefing it rests on. */
export async function entryPage(item: Item, data: { readonly source?: string }) {
  const { source } = data;
  const issue = (await allIssues()).find(({ id }) => id === source?.split('/', 1)[0]);
  const from = source === undefined ? undefined : issue ? briefingLabel(issue) : '';
  const facts: Fact[] = [
    ...(await Promise.all(entryFacts(item.kind, data).map(resolved))),
    ...published(item),
    ...(await placeFacts(item.placeId)),
    ...(source === undefined ? [] : [fact('来源', from ?? '', sourceHref(source))]),
  ];
  const [words, calendars] = await Promise.all([glossaryWords(), calendarOf(item.path)]);
  return { ...(await around(item)), facts, source: from, words, calendars };
}

export async function articlePage(item: Item, { issue, article }: ArticleInOrder) {
  const facts: Fact[] = [
    ...published(item),
    fact('印发日期', issue.date === undefined ? `${yearLabel(issue)}（${dateLabel(issue)}）` : dateLabel(issue)),
    ...(await placeFacts(article.place)),
    fact('来源', article.credit === undefined ? '供稿单位未载明' : `${article.credit}供稿`),
  ];
  return { ...(await around(item)), facts, source: article.credit ?? issue.issuer };
}
