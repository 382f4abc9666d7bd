/** What the front page shows: the newest few of the kinds that stand there. */
import { columnOf } from '#lib/columns.ts';
import type { Kind } from '#model/kind.ts';
import { kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { BrandOnCard } from '#components/mdx/brand-card.tsx';
import { allItems, itemsOfKind } from './catalogue.ts';
import type { Item } from './catalogue.ts';
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
  | { readonly show: 'front' | 'lines'; readonly items: readonly (Omit<Item, 'kindLabel'> & { kindLabel?: string })[] }
  | { readonly show: 'cards'; readonly items: readonly BrandOnCard[] }
  | { readonly show: 'names'; readonly items: readonly PlaceNode[] };

/** What each way of showing needs. */
const shown: Readonly<Record<Front['show'], Show>> = {
  front: async (kind, most) => ({ show: 'front', items: (await itemsOfKind(kind)).slice(0, most) }),
  lines: async (kind, most) => ({
    show: 'lines',
    items: (await itemsOfKind(kind)).slice(0, most).map(({ kindLabel: _, ...item }) => item),
  }),
  cards: async (_, most) => ({ show: 'cards', items: Object.values(await brandCards()).slice(0, most) }),
  // The front page names places down to the county; the places page has all.
  names: async (_, most) => ({
    show: 'names',
    items: [...(await placesById()).values()]
      .filter(({ level }) => ['province', 'city', 'county'].includes(level))
      .slice(0, most),
  }),
};

async function sectionOf(kind: CollectionName, { show, most, title, more }: Front) {
  const { label, path } = columnOf(kind);
  return { ...(await shown[show](kind, most)), title: title ?? label, path, more };
}

export async function frontPage() {
  const sections = await Promise.all(fronts.map(({ kind, front }) => sectionOf(kind, front)));
  return {
    isEmpty: (await allItems()).length === 0,
    sections: sections.filter(({ items }) => items.length > 0),
  };
}
