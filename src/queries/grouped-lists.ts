/** The pages of places, topics and mechanisms: each lists, in pages, what belongs to it. */
import { sourceLinks } from './briefings.ts';
import type { PaginateFunction } from 'astro';
import { groupByPlace } from '#lib/compare-places.ts';
import { href } from '#site';
import { all } from './collections.ts';
import { itemsAtPlace, itemsOnTopic, itemsUsingMechanism } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { PAGE_SIZE } from './page-size.ts';
import { placesById } from './places.ts';

interface Paginate {
  readonly paginate: PaginateFunction;
}

export async function placePaths({ paginate }: Paginate) {
  const places = [...(await placesById()).values()];
  const pages = places.map(async (place) =>
    paginate(await itemsAtPlace(place.id), { params: { id: place.id }, props: { place }, pageSize: PAGE_SIZE }),
  );
  return (await Promise.all(pages)).flat();
}

const itemsIn = { topics: itemsOnTopic, mechanisms: itemsUsingMechanism };

export function vocabularyPaths(collection: 'topics' | 'mechanisms') {
  return async ({ paginate }: Paginate) => {
    const pages = (await all(collection)).map(async ({ id, data }) =>
      paginate(await itemsIn[collection](id), {
        params: { id },
        props: {
          name: data.name,
          summary: data.summary,
          sources: await sourceLinks('sources' in data ? data.sources : []),
        },
        pageSize: PAGE_SIZE,
      }),
    );
    return (await Promise.all(pages)).flat();
  };
}

/** How each place goes about a mechanism, for the items of one list page: its cases, brands and deputies, and the briefings that tell of them. */
export async function comparison(items: readonly Item[]) {
  const places = await placesById();
  const brands = new Map((await all('brands')).map((brand) => [brand.id, brand.data]));
  const practices = items.map((item) => {
    const brand = item.kind === 'brands' ? brands.get(item.id) : undefined;
    return { ...item, ledBy: brand?.ledBy, does: brand?.does ?? item.summary };
  });
  return groupByPlace(practices).map((group) => {
    const path = group.placeId === undefined ? [] : (places.get(group.placeId)?.path ?? []);
    return {
      name: path.length > 0 ? path.map(({ name }) => name).join('·') : group.placeName,
      href: path.at(-1)?.href,
      practices: group.practices,
    };
  });
}

/** Every topic or mechanism with how many items belong to it. */
export async function vocabularyLines(collection: 'topics' | 'mechanisms') {
  const lines = (await all(collection)).map(async ({ id, data }) => ({
    title: data.name,
    href: href(`/${collection}/${id}/`),
    summary: data.summary,
    where: `${(await itemsIn[collection](id)).length}篇`,
  }));
  return Promise.all(lines);
}
