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
export interface Fact extends EntryFact {
  readonly href?: string;
}

async function placeFacts(id: string | undefined): Promise<Fact[]> {
  const path = id === undefined ? [] : ((await placesById()).get(id)?.path ?? []);
  const last = path.at(-1);
  return last ? [{ label: '地方', text: path.map((place) => place.name).join('·'), href: last.href }] : [];
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

const published = (item: Item): Fact[] =>
  item.publishedAt === undefined ? [] : [{ label: '上网时间', text: item.publishedAt }];

/** For an entry with a page of its own; the source of a story is the briefing it rests on. */
export async function entryPage(item: Item, data: object) {
  const { source } = data as { readonly source?: string };
  const issue = (await allIssues()).find(({ id }) => id === source?.split('/', 1)[0]);
  const from = source === undefined ? undefined : issue ? briefingLabel(issue) : '';
  const facts: Fact[] = [
    ...entryFacts(item.kind, data),
    ...published(item),
    ...(await placeFacts(item.placeId)),
    ...(source === undefined ? [] : [{ label: '来源', text: from ?? '', href: sourceHref(source) }]),
  ];
  const [words, calendars] = await Promise.all([glossaryWords(), calendarOf(item.path)]);
  return { ...(await around(item)), facts, source: from, words, calendars };
}

export async function articlePage(item: Item, { issue, article }: ArticleInOrder) {
  const facts: Fact[] = [
    ...published(item),
    {
      label: '印发日期',
      text: issue.date === undefined ? `${yearLabel(issue)}（${dateLabel(issue)}）` : dateLabel(issue),
    },
    ...(await placeFacts(article.place)),
    { label: '来源', text: article.credit === undefined ? '供稿单位未载明' : `${article.credit}供稿` },
  ];
  return { ...(await around(item)), facts, source: article.credit ?? issue.issuer };
}
