/** Answers queries over the bundles of a manifest. Runs in a worker, and in plain Node for the tests. */
import { Bundle } from './bundle.ts';
import type { StoredPage } from '../format/stored-page.ts';
import type { Load } from './bundle.ts';
import type { Manifest } from '../format/manifest.ts';
import type { PageMatch } from '../format/postings.ts';
import { readPieces } from './query-text.ts';
import type { Piece } from './query-text.ts';
import type { Fold } from '../format/normal-form.ts';
import { facets } from '../format/record.ts';
import type { Facet } from '../format/record.ts';

export type Selection = Partial<Record<Facet, readonly string[]>>;

export interface Query {
  readonly text: string;
  /** Values of one facet mean "any of", several facets mean "and". */
  readonly selection: Selection;
  readonly order: 'relevance' | 'date';
}

/** A page of a bundle. */
export interface Hit {
  readonly bundle: number;
  readonly page: number;
}

export interface Answer {
  readonly pieces: readonly Piece[];
  readonly hits: readonly Hit[];
}

export type FacetCounts = Record<Facet, readonly { readonly value: string; readonly count: number }[]>;

interface Candidate extends Hit {
  readonly score: number;
  /** How many of the pieces stand in the title. */
  readonly titled: number;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** Pages in every list, with the evidence of each list. */
function inAll(lists: readonly (readonly PageMatch[])[]): PageMatch[][] {
  const [first = [], ...rest] = [...lists].sort((a, b) => a.length - b.length);
  let found = new Map(first.map((match) => [match.page, [match]]));
  for (const list of rest) {
    const next = new Map<number, PageMatch[]>();
    for (const match of list) {
      const before = found.get(match.page);
      if (before !== undefined) next.set(match.page, [...before, match]);
    }
    found = next;
  }
  return [...found.values()];
}

export class Engine {
  readonly #bundles: readonly Bundle[];

  constructor(manifest: Manifest, load: Load) {
    this.#bundles = manifest.bundles.map((entry) => new Bundle(entry, load));
  }

  /**
   * The pages that hold every piece of the query and fit the selection, best
   * first. A query without letters finds the whole archive, newest first.
   * `fold` is the one the index was built with.
   */
  async search(query: Query, fold: Fold): Promise<Answer> {
    const pieces = readPieces(query.text, fold);
    const candidates = (
      await Promise.all(this.#bundles.map((bundle, index) => this.#candidates(bundle, index, pieces, query)))
    ).flat();
    if (query.order === 'date' || pieces.length === 0) return { pieces, hits: await this.#newestFirst(candidates) };
    candidates.sort((a, b) => b.titled - a.titled || b.score - a.score || a.bundle - b.bundle || a.page - b.page);
    return { pieces, hits: candidates.map(({ bundle, page }) => ({ bundle, page })) };
  }

  async #candidates(bundle: Bundle, index: number, pieces: readonly Piece[], query: Query): Promise<Candidate[]> {
    const [{ lengths }, allowed, ...lists] = await Promise.all([
      bundle.directory(),
      this.#allowed(bundle, query.selection),
      ...pieces.map((piece) => bundle.pagesWith(piece)),
    ]);
    const dead = new Set(bundle.entry.dead);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const average = total / Math.max(lengths.length, 1) || 1;
    const matches =
      pieces.length === 0
        ? Array.from(lengths, (_, page): PageMatch[] => [{ page, count: 0, inTitle: false }])
        : inAll(lists);
    const candidates: Candidate[] = [];
    for (const evidence of matches) {
      const page = evidence[0]?.page ?? 0;
      if (dead.has(page) || allowed?.has(page) === false) continue;
      const length = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * (lengths[page] ?? 0)) / average;
      let score = 0;
      let titled = 0;
      for (const { count, inTitle } of evidence) {
        score += count / (count + SATURATION * length);
        if (inTitle) titled += 1;
      }
      candidates.push({ bundle: index, page, score, titled });
    }
    return candidates;
  }

  async #allowed(bundle: Bundle, selection: Selection): Promise<Set<number> | undefined> {
    let allowed: Set<number> | undefined;
    for (const facet of facets) {
      const values = selection[facet] ?? [];
      if (values.length === 0) continue;
      const filter = await bundle.filter(facet);
      const pages = new Set(values.flatMap((value) => [...(filter.get(value) ?? [])]));
      allowed = allowed === undefined ? pages : new Set([...allowed].filter((page) => pages.has(page)));
    }
    return allowed;
  }

  async #newestFirst(candidates: readonly Candidate[]): Promise<Hit[]> {
    const dates = await Promise.all(this.#bundles.map((bundle) => bundle.dates()));
    const dateOf = ({ bundle, page }: Hit) => dates[bundle]?.[page] ?? '';
    return candidates
      .map((hit) => ({ bundle: hit.bundle, page: hit.page, date: dateOf(hit) }))
      .sort((a, b) => (a.date === b.date ? a.bundle - b.bundle || a.page - b.page : a.date < b.date ? 1 : -1))
      .map(({ bundle, page }) => ({ bundle, page }));
  }

  /** What the page of a hit shows. */
  async page(hit: Hit): Promise<StoredPage> {
    const bundle = this.#bundles[hit.bundle];
    if (bundle === undefined) throw new RangeError(`no bundle ${hit.bundle}`);
    return bundle.page(hit.page);
  }

  /**
   * How many pages of the answer each value has. A facet is counted as if
   * nothing were selected in it, so that its other values can be chosen.
   */
  async counts(query: Query, fold: Fold): Promise<FacetCounts> {
    const counted = await Promise.all(
      facets.map(async (facet) => {
        const selection = { ...query.selection, [facet]: [] };
        const { hits } = await this.search({ text: query.text, selection, order: 'relevance' }, fold);
        return [facet, await this.#countValues(facet, hits)] as const;
      }),
    );
    return Object.fromEntries(counted) as unknown as FacetCounts;
  }

  async #countValues(facet: Facet, hits: readonly Hit[]): Promise<FacetCounts[Facet]> {
    const counts = new Map<string, number>();
    for (const [index, bundle] of this.#bundles.entries()) {
      const pages = new Set(hits.filter((hit) => hit.bundle === index).map((hit) => hit.page));
      for (const [value, having] of await bundle.filter(facet)) {
        const count = having.reduce((sum, page) => sum + (pages.has(page) ? 1 : 0), 0);
        if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }
}
