/** The values of a facet in the order a reader looks for them. */
import type { FacetCounts } from '#search/read/engine.ts';
import type { Facet } from '#search/format/record.ts';

export interface FacetOption {
  readonly value: string;
  readonly count: number;
  /** How far a place lies within others; 0 elsewhere. */
  readonly depth: number;
  readonly chosen: boolean;
}

/** Chosen values are there even when they leave nothing, so that they can be let go. */
export function facetOptions(facet: Facet, counts: FacetCounts[Facet], chosen: readonly string[]): FacetOption[] {
  const known = new Map(counts.map(({ value, count }) => [value, count]));
  for (const value of chosen) if (!known.has(value)) known.set(value, 0);
  const options = [...known].map(([value, count]) => ({
    value,
    count,
    depth: facet === 'place' ? value.split('/').length - 1 : 0,
    chosen: chosen.includes(value),
  }));
  if (facet === 'year') return options.sort((a, b) => (a.value < b.value ? 1 : -1));
  if (facet === 'place') return placesInOrder(options);
  return options.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** With more places than this only the way down to the chosen ones is shown. */
const MOST_PLACES = 20;

/** Each place before those inside it, and at each level the ones with most pages first. */
function placesInOrder(options: readonly FacetOption[]): FacetOption[] {
  const chosen = options.filter((option) => option.chosen).map(({ value }) => value);
  const isOpen = (value: string, alone: boolean): boolean =>
    alone || options.length <= MOST_PLACES || chosen.some((one) => `${one}/`.startsWith(`${value}/`));
  const inside = (parent: string): FacetOption[] => {
    const here = options.filter(({ value }) => value.slice(0, Math.max(value.lastIndexOf('/'), 0)) === parent);
    return here
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .flatMap((option) => [option, ...(isOpen(option.value, here.length === 1) ? inside(option.value) : [])]);
  };
  const ordered = inside('');
  return [...ordered, ...options.filter((option) => option.chosen && !ordered.includes(option))];
}

/**
 * The values of a facet after one more is chosen. A place stands for all places
 * inside it, so the places around it and inside it give way to it.
 */
export function withValue(facet: Facet, values: readonly string[], added: string): string[] {
  const related = (one: string): boolean => `${one}/`.startsWith(`${added}/`) || `${added}/`.startsWith(`${one}/`);
  return [...values.filter((one) => one !== added && (facet !== 'place' || !related(one))), added];
}
