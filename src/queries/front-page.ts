/** What the front page shows: the newest few of the kinds that stand there. */
import { columnOf } from '#lib/columns.ts';
import type { Kind } from '#model/kind.ts';
import { kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { BrandOnCard } from '#components/mdx/brand-card.tsx';
import { allItems, itemsOfKind, lastPublished } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { all } from './collections.ts';
import { placesById } from './places.ts';
import type { PlaceNode } from './places.ts';
import { brandCards } from './stories.ts';

type Front = NonNullable<Kind['front']>;

const fronts = kindsWhere(({ front }) => front !== undefined)
  .flatMap((kind) => {
    const { front } = kindOf(kind);
    return front === undefined ? [] : [{ kind, front }];
  })
  .sort((a, b) => a.front.order - b.front.order);

type Show = (kind: CollectionName, most: number) => Promise<Section>;

type Section =
  | {
      readonly show: 'front' | 'lines' | 'people';
      readonly items: readonly (Omit<Item, 'kindLabel'> & { kindLabel?: string })[];
    }
  | { readonly show: 'cards'; readonly items: readonly BrandOnCard[] }
  | { readonly show: 'names'; readonly items: readonly PlaceGroup[] };

/** A city with the counties and townships in it. */
interface PlaceGroup {
  readonly place: PlaceNode;
  readonly within: readonly PlaceNode[];
}

/** What each way of showing needs. */
const shown: Readonly<Record<Front['show'], Show>> = {
  front: async (kind, most) => ({ show: 'front', items: (await itemsOfKind(kind)).slice(0, most) }),
  lines: async (kind, most) => ({
    show: 'lines',
    items: (await itemsOfKind(kind)).slice(0, most).map(({ kindLabel: _, ...item }) => item),
  }),
  cards: async (_, most) => ({ show: 'cards', items: Object.values(await brandCards()).slice(0, most) }),
  people: async (kind, most) => ({ show: 'people', items: (await itemsOfKind(kind)).slice(0, most) }),
  names: async (_, most) => ({ show: 'names', items: placeGroups([...(await placesById()).values()]).slice(0, most) }),
};

/** More than these are no list for a front page; the places page has all. */
const TOWNSHIPS = 60;

function placeGroups(places: readonly PlaceNode[]): PlaceGroup[] {
  const levels = ['county', ...(places.length > TOWNSHIPS ? [] : ['township'])];
  return places
    .filter(({ level }) => level === 'city')
    .map((place) => ({
      place,
      within: places.filter(({ level, path }) => levels.includes(level) && path.some(({ id }) => id === place.id)),
    }));
}

/** The story that the page leads with: the first of the kind that stands first. */
async function leadOf(sections: readonly Section[]) {
  const [first] = sections;
  const item = first?.show === 'front' ? first.items[0] : undefined;
  if (item === undefined) return undefined;
  const told = (await all('cases')).find(({ id }) => item.kind === 'cases' && item.id === id);
  return { ...item, kindLabel: item.kindLabel ?? '', headline: told?.data.headline };
}

async function sectionOf(kind: CollectionName, { show, most, title, more }: Front) {
  const { label, path } = columnOf(kind);
  return { ...(await shown[show](kind, most)), title: title ?? label, path, more };
}

export async function frontPage() {
  const every = await Promise.all(fronts.map(({ kind, front }) => sectionOf(kind, front)));
  const lead = await leadOf(every);
  const sections = every.map((section) =>
    section.show === 'front' && lead ? { ...section, items: section.items.slice(1) } : section,
  );
  return {
    isEmpty: (await allItems()).length === 0,
    lead,
    updated: await lastPublished(),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}
