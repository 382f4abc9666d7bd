/** What the front page shows: the newest few of everything. */
import { itemsOfKind } from './catalogue.ts';
import { placesById } from './places.ts';
import { brandCards } from './stories.ts';

export async function frontPage() {
  const [cases, deputies, articles, cards, places] = await Promise.all([
    itemsOfKind('cases'),
    itemsOfKind('deputies'),
    itemsOfKind('briefings'),
    brandCards(),
    placesById(),
  ]);
  const plain = (items: typeof cases, limit: number) => items.slice(0, limit).map(({ kindLabel: _, ...item }) => item);
  return {
    cases: cases.slice(0, 3),
    deputies: plain(deputies, 6),
    articles: plain(articles, 8),
    isEmpty: [cases, deputies, articles].every((items) => items.length === 0) && Object.keys(cards).length === 0,
    brands: Object.values(cards).slice(0, 6),
    // The front page names places down to the county; the places page has all.
    places: [...places.values()].filter(({ level }) => ['province', 'city', 'county'].includes(level)),
  };
}
