/** Everything that the page of one item shows around its words. */
import { briefingLabel, dateLabel, yearLabel } from '#lib/briefing-label.ts';
import { sharedTraits } from '#lib/shared-traits.ts';
import { sourceHref } from '#site';
import { relatedItems } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { allIssues } from './briefings.ts';
import { calendarOf } from './calendars.ts';
import { glossaryWords } from './glossary.ts';
import type { ArticleInOrder } from './briefings.ts';
import { placesById } from './places.ts';
import { links } from './vocabularies.ts';

type Fact = readonly [label: string, text: string, href?: string];

async function placeFacts(id: string | undefined): Promise<Fact[]> {
  const path = id === undefined ? [] : ((await placesById()).get(id)?.path ?? []);
  const last = path.at(-1);
  return last ? [['地方', path.map((place) => place.name).join('·'), last.href]] : [];
}

async function around(item: Item) {
  const [topics, mechanisms, related] = await Promise.all([
    links('topics', item.topics),
    links('mechanisms', item.mechanisms),
    relatedItems(item),
  ]);
  return {
    topics,
    mechanisms,
    related: related.map((other) => ({ ...other, why: sharedTraits(item, other) })),
    keywords: topics.map((topic) => topic.label),
  };
}

const published = (item: Item): Fact[] => (item.publishedAt === undefined ? [] : [['上网时间', item.publishedAt]]);

/** For a case, deputy or brand: the source is the briefing it rests on. */
export async function storyPage(item: Item, source: string) {
  const issues = await allIssues();
  const issue = issues.find(({ id }) => id === source.split('/', 1)[0]);
  const from = issue ? briefingLabel(issue) : '';
  const facts: Fact[] = [...published(item), ...(await placeFacts(item.placeId)), ['来源', from, sourceHref(source)]];
  const [words, calendars] = await Promise.all([glossaryWords(), calendarOf(item.path)]);
  return { ...(await around(item)), facts, source: from, words, calendars };
}

export async function articlePage(item: Item, { issue, article }: ArticleInOrder) {
  const facts: Fact[] = [
    ...published(item),
    ['印发日期', issue.date === undefined ? `${yearLabel(issue)}（${dateLabel(issue)}）` : dateLabel(issue)],
    ...(await placeFacts(article.place)),
    ['来源', article.credit === undefined ? '供稿单位未载明' : `${article.credit}供稿`],
  ];
  return { ...(await around(item)), facts, source: article.credit ?? issue.issuer };
}
