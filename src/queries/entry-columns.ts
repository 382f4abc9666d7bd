/** The columns whose entries stand side by side like the columns of a front page. */
import { kindOf, kindsWhere } from '#model/kinds.ts';
import { site } from '#site';
import { itemsOfKind } from './catalogue.ts';
import { columnPage } from './shown-columns.ts';

export async function frontColumns() {
  const columns = kindsWhere(({ column }) => column.list === 'front').map(async (kind) => {
    const { note } = kindOf(kind).column;
    return {
      params: { kind },
      props: { column: columnPage(kind), note: note && site[note], items: await itemsOfKind(kind) },
    };
  });
  return (await Promise.all(columns)).filter(({ props }) => props.items.length > 0);
}
