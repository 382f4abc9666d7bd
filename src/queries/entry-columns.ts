/** The columns of entries with pages of their own, each with all its entries. */
import { groupByPlace } from '#lib/compare-places.ts';
import type { Kind } from '#model/kind.ts';
import { kindOf, kindsWhere } from '#model/kinds.ts';
import { site } from '#site';
import { itemsOfKind } from './catalogue.ts';
import { columnPage } from './shown-columns.ts';

/** The columns that show their entries in that way. @param param what the route calls the kind. */
export function entryColumns(list: Kind['column']['list'], param: string) {
  return async () => {
    const columns = kindsWhere(({ column }) => column.list === list).map(async (kind) => {
      const { note } = kindOf(kind).column;
      const items = (await itemsOfKind(kind)).map(({ kindLabel: _, ...item }) => item);
      const places = groupByPlace(items).map(({ placeName, practices }) => ({ name: placeName, items: practices }));
      return {
        params: { [param]: kind },
        props: { column: columnPage(kind), note: note && site[note], items, places },
      };
    });
    return (await Promise.all(columns)).filter(({ props }) => props.items.length > 0);
  };
}
