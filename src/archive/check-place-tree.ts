import { placeLevels } from '#model/kinds/place.ts';
import type { Entry } from './entry.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

const order = Object.keys(placeLevels);

/** A place's parent is always of a wider level, so the tree can have no loop. */
export function checkPlaceTree(places: readonly Entry<'places'>[]): Diagnostic[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  return places.flatMap((place) => {
    const parent = byId.get(place.data.parent ?? '');
    if (!parent || order.indexOf(parent.data.level) < order.indexOf(place.data.level)) return [];
    const said = `「${place.data.name}」是${placeLevels[place.data.level]}级，而它的上级「${parent.data.name}」是${placeLevels[parent.data.level]}级。上级应当比它大，请改成更大的地方。`;
    return [errorAt('place-tree', { file: place.file, line: place.lineOf(['parent']), field: 'parent' }, said)];
  });
}
