/** How a citizen finds a deputy here: the stations that are registered, and what the briefings say. */
import { entryFacts } from '#lib/entry-facts.ts';
import { site } from '#site';
import { sourceLinks } from './briefings.ts';
import { itemsOfKind } from './catalogue.ts';
import { all } from './collections.ts';

export async function waysToDeputies() {
  const data = new Map((await all('stations')).map((station) => [station.id, station.data]));
  const stations = (await itemsOfKind('stations')).map(({ id, title, href, placeName }) => ({
    ...{ title, href, placeName },
    facts: entryFacts('stations', data.get(id) ?? {}),
  }));
  const told = site.reach ?? [];
  const links = await sourceLinks(told.map(({ source }) => source));
  const ways = [...Map.groupBy(told.keys(), (at) => told[at]?.where ?? '')].map(([where, places]) => ({
    where,
    said: places.map((at) => ({ text: told[at]?.text ?? '', link: links[at] })),
  }));
  return { stations, ways, deputies: await itemsOfKind('deputies') };
}
