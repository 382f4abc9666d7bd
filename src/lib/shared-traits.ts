/** Why one page is offered beside another. */
import { kindOf, kindsWhere } from '#model/kinds.ts';
import type { ListedPage } from './listed-pages.ts';

type Traits = Pick<ListedPage, 'belongs'>;

/** What pages may have in common, that which counts most first. */
export const sharedKinds = [...kindsWhere(({ shared }) => shared !== undefined)].sort((a, b) => weight(b) - weight(a));

/** How much it counts that two pages belong to the same of a kind. */
export function weight(kind: (typeof sharedKinds)[number]): number {
  return kindOf(kind).shared?.weight ?? 0;
}

/** What two items have in common, in a reader's words, the closest first; empty when nothing. */
export function sharedTraits(one: Traits, other: Traits): string {
  return sharedKinds
    .filter((kind) => one.belongs[kind]?.some((id) => other.belongs[kind]?.includes(id)))
    .map((kind) => kindOf(kind).shared?.words ?? '')
    .join('、');
}
