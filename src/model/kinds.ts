/**
 * Every kind of content, by the name of its collection, folder and route. The
 * only list of them: a test finds any other. Their order is that of forms,
 * open data and settings; readers meet them in the order of their columns.
 */
import type { z } from 'astro/zod';
import type { Control } from './field.ts';
import type { Kind } from './kind.ts';
import { brand } from './kinds/brand.ts';
import { briefing } from './kinds/briefing.ts';
import { caseStudy } from './kinds/case.ts';
import { deputy } from './kinds/deputy.ts';
import { glossaryTerm } from './kinds/glossary-term.ts';
import { mechanism } from './kinds/mechanism.ts';
import { place } from './kinds/place.ts';
import { station } from './kinds/station.ts';
import { topic } from './kinds/topic.ts';

const table = [briefing, caseStudy, deputy, brand, station, place, topic, mechanism, glossaryTerm] as const;

type Declared = (typeof table)[number];

export type CollectionName = Declared['name'];

export const kinds = Object.fromEntries(table.map((kind) => [kind.name, kind])) as {
  readonly [K in CollectionName]: Extract<Declared, { readonly name: K }>;
};

/** What a valid entry of a kind says. */
export type DataOf<C extends CollectionName> = z.infer<(typeof kinds)[C]['schema']>;

/** The names of the kinds that have a trait. */
export type KindsWith<T> = Extract<Declared, T>['name'];

export const kindNames: readonly CollectionName[] = table.map(({ name }) => name);

/** A kind as whoever asks its traits only sees it. */
export function kindOf(name: CollectionName): Kind & { readonly name: CollectionName } {
  return kinds[name] as unknown as Kind & { readonly name: CollectionName };
}

export function isKind(name: string): name is CollectionName {
  return Object.hasOwn(kinds, name);
}

/** The kind that a field refers to. */
export function targetOf({ collection = '' }: Control): CollectionName | undefined {
  return isKind(collection) ? collection : undefined;
}

/** The names of the kinds of which something is true, in the order in which readers meet them. */
export function kindsWhere(is: (kind: Kind) => boolean): readonly CollectionName[] {
  return inOrder.filter((name) => is(kindOf(name)));
}

const inOrder = [...kindNames].sort((a, b) => kindOf(a).column.order - kindOf(b).column.order);

/** The kinds whose entries are read themselves; what belongs to the others is. */
export type ReadName = KindsWith<{ readonly page: 'issue' | 'entry' }>;

export const readNames = kindsWhere(({ page }) => page === 'issue' || page === 'entry') as readonly ReadName[];

/** The kinds whose entries each have a page of their own words or facts. */
export type EntryName = KindsWith<{ readonly page: 'entry' }>;

export const entryNames = kindsWhere(({ page }) => page === 'entry') as readonly EntryName[];
