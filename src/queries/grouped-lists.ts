/** The pages of places, topics and mechanisms: each lists, in pages, what belongs to it. */
import { sourceLinks } from './briefings.ts';
import type { PaginateFunction } from 'astro';
import { groupByPlace } from '#lib/compare-places.ts';
import { entryPath } from '#lib/entry-path.ts';
import type { Kind } from '#model/kind.ts';
import { columnOf } from '#lib/columns.ts';
import { kindOf, readNames } from '#model/kinds.ts';
import type { CollectionName, KindsWith } from '#model/kinds.ts';
import { href } from '#site';
import { all } from './collections.ts';
import { itemsIn } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { PAGE_SIZE } from './page-size.ts';
import { placesById } from './places.ts';
import { columnPage } from './shown-columns.ts';
import { vocabularies } from './vocabularies.ts';

interface Paginate {
  readonly paginate: PaginateFunction;
}

export async function placePaths({ paginate }: Paginate) {
  const places = [...(await placesById()).values()];
  const pages = places.map(async (place) =>
    paginate(await itemsIn('places', place.id), {
      params: { id: place.id },
      props: { place, kinds: kindsAmong(await itemsIn('places', place.id)) },
      pageSize: PAGE_SIZE,
    }),
  );
  return (await Promise.all(pages)).flat();
}

type Vocabulary = Extract<KindsWith<{ readonly column: { readonly list: 'counted' } }>, CollectionName>;

const counted = vocabularies as readonly Vocabulary[];

/** What the kinds of these items are called. */
function kindsAmong(items: readonly Item[]): readonly string[] {
  return readNames.filter((kind) => items.some((item) => item.kind === kind)).map((kind) => columnOf(kind).label);
}

/** The pages of the vocabularies whose entries have that form of page. @param param what the route calls the kind. */
export function vocabularyPaths(page: Kind['page'], param: string) {
  return async ({ paginate }: Paginate) => {
    const kinds = counted.filter((kind) => kindOf(kind).page === page);
    const pages = kinds.map(async (kind) =>
      (await all(kind)).map(async ({ id, data }) =>
        paginate(await itemsIn(kind, id), {
          params: { [param]: kind, id },
          props: {
            kind,
            name: data.name,
            summary: data.summary,
            sources: await sourceLinks('sources' in data ? data.sources : []),
          },
          pageSize: PAGE_SIZE,
        }),
      ),
    );
    return (await Promise.all((await Promise.all(pages)).flat())).flat();
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

/** The columns of the vocabularies, each with how many items belong to every entry. */
export async function vocabularyColumns() {
  const columns = counted.map(async (kind) => ({
    params: { vocabulary: kind },
    props: { column: columnPage(kind), lines: await vocabularyLines(kind) },
  }));
  return (await Promise.all(columns)).filter(({ props }) => props.lines.length > 0);
}

async function vocabularyLines(kind: Vocabulary) {
  const lines = (await all(kind)).map(async ({ id, data }) => ({
    title: data.name,
    href: href(entryPath(kind, id)),
    summary: data.summary,
    where: `${(await itemsIn(kind, id)).length}篇`,
  }));
  return Promise.all(lines);
}
