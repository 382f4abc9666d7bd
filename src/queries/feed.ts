/** The newest items for RSS and JSON Feed, newest on the web first. */
import { momentToDate } from '#model/moment.ts';
import { absolute } from '#lib/urls.ts';
import { allItems } from './catalogue.ts';

const LIMIT = 50;

export async function feedItems() {
  return [...(await allItems())]
    .sort((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
    .slice(0, LIMIT)
    .map((item) => ({
      title: item.title,
      url: absolute(item.path),
      summary: item.summary ?? item.title,
      category: item.kindLabel,
      date: item.publishedAt === undefined ? undefined : momentToDate(item.publishedAt),
    }));
}
