/** What the front page shows: the newest few of the kinds that stand there. */
import { columnOf } from '#lib/columns.ts';
import type { Kind } from '#model/kind.ts';
import { kindOf, kindsWhere } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { allItems, itemsOfKind } from './catalogue.ts';
import { placesById } from './places.ts';
import { brandCards } from './stories.ts';

type Front = NonNullable<Kind['front']>;

const fronts = kindsWhere(({ front }) => front !== undefined)
  .flatMap((kind) => {
    const { front } = kindOf(kind);
    return front === undefined ? [] : [{ kind, front }];
  })
  .sort((a, b) => a.front.order - b.front.order);

/** What each way of showing needs. */
const shown = {
  front: async (kind: CollectionName) => ({ show: 'front' as const, items: await itemsOfKind(kind) }),
  lines: async (kind: CollectionName) => ({
    show: 'lines' as const,
    items: (await itemsOfKind(kind)).map(({ kindLabel: _, ...item }) => item),
  }),
  cards: async () => ({ show: 'cards' as const, items: Object.values(await brandCards()) }),
  // The front page names places down to the county; the places page has all.
  names: async () => ({
    show: 'names' as const,
    items: [...(await placesById()).values()].filter(({ level }) => ['province', 'city', 'county'].includes(level)),
  }),
};

async function sectionOf(kind: CollectionName, { show, most, title, more }: Front) {
  const { label, path } = columnOf(kind);
  const section = await shown[show](kind);
  return { ...section, items: section.items.slice(0, most), title: title ?? label, path, more };
}

export async function frontPage() {
  const sections = await Promise.all(fronts.map(({ kind, front }) => sectionOf(kind, front)));
  return {
    isEmpty: (await allItems()).length === 0,
    sections: sections.filter(({ items }) => items.length > 0),
  };
}
