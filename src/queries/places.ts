/** Places and how they lie within each other. */
import { placeLevels } from '#model/kinds/place.ts';
import type { PlaceLevel } from '#model/kinds/place.ts';
import { href } from '#site';
import { all, once } from './collections.ts';

export interface PlaceNode {
  readonly id: string;
  readonly name: string;
  readonly level: PlaceLevel;
  readonly levelLabel: string;
  readonly href: string;
  readonly children: readonly PlaceNode[];
  /** From the widest place down to and including this one. */
  readonly path: readonly { readonly id: string; readonly name: string; readonly href: string }[];
}

const tree = once(async () => {
  const places = await all('places');
  const byId = new Map<string, PlaceNode>();
  const grow = (parent: PlaceNode | undefined): PlaceNode[] =>
    places
      .filter((place) => place.data.parent === parent?.id)
      .map((place) => {
        const children: PlaceNode[] = [];
        const self = { id: place.id, name: place.data.name, href: href(`/places/${place.id}/`) };
        const { level } = place.data;
        const node: PlaceNode = {
          ...self,
          level,
          levelLabel: placeLevels[level],
          children,
          path: [...(parent?.path ?? []), self],
        };
        byId.set(place.id, node);
        children.push(...grow(node));
        return node;
      });
  return { roots: grow(undefined), byId };
});

/** The widest places, each with those inside it. */
export async function placeRoots(): Promise<readonly PlaceNode[]> {
  return (await tree()).roots;
}

export async function placesById(): Promise<ReadonlyMap<string, PlaceNode>> {
  return (await tree()).byId;
}
