import { placeLevels } from '#model/kinds/place.ts';
import type { Entry } from './archive.ts';
import type { Problem } from './problem.ts';

const order = Object.keys(placeLevels);

/** A place's parent is always of a wider level, so the tree can have no loop. */
export function checkPlaceTree(places: readonly Entry<'places'>[]): Problem[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  return places.flatMap((place) => {
    const parent = byId.get(place.data.parent ?? '');
    if (!parent || order.indexOf(parent.data.level) < order.indexOf(place.data.level)) return [];
    return [
      {
        file: place.file,
        line: place.lineOf(['parent']),
        field: 'parent',
        message: `「${place.data.name}」是${placeLevels[place.data.level]}级，上级应当比它大，而「${parent.data.name}」是${placeLevels[parent.data.level]}级。`,
      },
    ];
  });
}
