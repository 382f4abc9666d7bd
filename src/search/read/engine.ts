/** Answers queries over the bundles of a manifest. Runs in a worker, and in plain Node for the tests. */
import { gunzipSync } from 'fflate';
import { Bundle } from './bundle.ts';
import { TokenDirectory } from './token-directory.ts';
import type { StoredPage } from '../format/stored-page.ts';
import type { Load } from './bundle.ts';
import type { Manifest } from '../format/manifest.ts';
import type { Fold } from '../format/normal-form.ts';
import { IN_TITLE, noPostings, onPagesOfAll, union } from '../format/postings.ts';
import type { Postings } from '../format/postings.ts';
import { noSameWords } from '../format/same-words.ts';
import { hasOperators, pieceText, readQuery } from './query-text.ts';
import type { Asked, Piece, QueryText } from './query-text.ts';
import { rankPages } from './rank.ts';
import type { RankedPage } from './rank.ts';
import { facets } from '../format/record.ts';
import type { Facet } from '../format/record.ts';
import { readQuestion } from './second-answer.ts';
import type { Known, Question } from './second-answer.ts';
import { otherForms } from './word-forms.ts';
import type { OtherForm } from './word-forms.ts';

export type Selection = Partial<Record<Facet, readonly string[]>>;

export interface Query {
  readonly text: string;
  /** Values of one facet mean "any of", several facets mean "and". */
  readonly selection: Selection;
  readonly order: 'relevance' | 'date';
  /** Whether pages that hold only some of the words are an answer, where few hold all. */
  readonly wide?: boolean;
  /** Whether the words typed are looked for and no others for the same; only a wide query looks for others. */
  readonly plain?: boolean;
  /** Other words for the same that are not looked for. */
  readonly leftOut?: readonly string[];
}

/** A page of a bundle. */
export interface Hit {
  readonly bundle: number;
  readonly page: number;
}

/** One thing looked for, in all its forms. */
export interface Word {
  readonly text: string;
  /** Each with the pieces that must all stand; the first are as typed. */
  readonly forms: readonly (readonly Piece[])[];
}

/** A page with the words that are not on it. */
interface PartialHit extends Hit {
  readonly missing: readonly string[];
}

export interface Answer {
  /** What was looked for. Empty when the query has no letter. */
  readonly words: readonly Word[];
  readonly hits: readonly Hit[];
  /** Other words for what was typed that were looked for as well. */
  readonly others: readonly OtherForm[];
  /** The words of the second answer, and the pages that hold most of them. */
  readonly partWords: readonly Word[];
  readonly partHits: readonly PartialHit[];
}

export type FacetCounts = Record<Facet, readonly { readonly value: string; readonly count: number }[]>;

/** With so many pages that hold everything, nobody needs others. */
const FEW = 10;

/** What pages of the second answer must hold of the weight of all words. */
const LEAST_HELD = 0.5;

/** What a word in a row with another is worth besides. */
const PHRASE_WORTH = 0.15;

/** All of the weight, as sums of fractions come out. */
const ALL_HELD = 1 - 1e-9;

/** More words than this and only the weightiest count. */
const MOST_WORDS = 10;

interface Candidate extends Hit {
  readonly score: number;
  readonly titledWords: number;
  readonly holds: number;
}

/** What a query finds before anything is chosen. */
interface Found {
  readonly query: QueryText;
  readonly words: readonly Word[];
  readonly others: readonly OtherForm[];
  readonly full: readonly Candidate[];
  readonly partWords: readonly Word[];
  readonly part: readonly Candidate[];
}

/** A word with its places in each bundle. */
interface PlacedWord {
  readonly word: Word;
  readonly places: readonly Postings[];
  readonly pages: number;
  readonly titled: boolean;
}

export class Engine {
  readonly #bundles: readonly Bundle[];
  #last: { readonly key: string; readonly fold: Fold; readonly found: Promise<Found> } | undefined;

  constructor(manifest: Manifest, load: Load) {
    const { path, starts } = manifest.directory;
    const directory = new TokenDirectory(starts, async (group) => gunzipSync(await load(`${path}/${group}.bin`)));
    this.#bundles = manifest.bundles.map((entry, number) => new Bundle(entry, number, directory, load));
  }

  /**
   * The pages that hold every word of the query and fit the selection, best
   * first; of a wide query then those that hold most. A query without letters
   * finds the whole archive, newest first. `fold` is the one the index was built with.
   */
  async search(query: Query, fold: Fold, known?: Known): Promise<Answer> {
    const [found, allowed] = await Promise.all([
      this.#find(query, fold, known),
      Promise.all(this.#bundles.map((bundle) => this.#allowed(bundle, query.selection))),
    ]);
    const chosen = (list: readonly Candidate[]) =>
      list.filter(({ bundle, page }) => allowed[bundle]?.has(page) !== false);
    const dated = query.order === 'date' || found.words.length === 0;
    const inOrder = async (list: readonly Candidate[]) => (dated ? this.#newestFirst(chosen(list)) : chosen(list));
    const [full, part] = await Promise.all([inOrder(found.full), inOrder(found.part)]);
    return {
      words: found.words,
      others: found.others,
      hits: full.map(({ bundle, page }) => ({ bundle, page })),
      partWords: found.partWords,
      partHits: part.map(({ bundle, page, holds }) => ({
        ...{ bundle, page },
        missing: found.partWords.flatMap(({ text }, index) => ((holds & (1 << index)) === 0 ? [text] : [])),
      })),
    };
  }

  /** How many pages hold every word of the query, whatever is chosen. */
  async countFull(query: Query, fold: Fold, known: Known | undefined): Promise<number> {
    return (await this.#findFull(query, fold, known)).full.length;
  }

  /** The same query in another selection or order is not looked for again. */
  async #find(query: Query, fold: Fold, known: Known | undefined): Promise<Found> {
    const key = JSON.stringify([query.text, query.wide, query.plain, query.leftOut, known?.words.size]);
    if (this.#last?.key === key && this.#last.fold === fold) return this.#last.found;
    const last = { key, fold, found: this.#findAnew(query, fold, known) };
    this.#last = last;
    last.found.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return last.found;
  }

  async #findFull(query: Query, fold: Fold, known: Known | undefined) {
    const read = readQuery(query.text, fold);
    const open = query.wide === true && query.plain !== true && known !== undefined && !hasOperators(read);
    const { words, others } = open
      ? wordsOf(read.asked, { ...known, leftOut: query.leftOut }, fold)
      : wordsAsTyped(read.asked);
    const full = await this.#holdingAll(words, read.without);
    return { query: read, words, others, full };
  }

  async #findAnew(query: Query, fold: Fold, known: Known | undefined): Promise<Found> {
    const base = await this.#findFull(query, fold, known);
    const { words, full } = base;
    if (query.wide !== true || !known || words.length === 0 || full.length >= FEW || hasOperators(base.query)) {
      return { ...base, partWords: [], part: [] };
    }
    const same = query.plain === true ? noSameWords : known.same;
    const meant = { ...known, same, leftOut: query.leftOut };
    const asked = await readQuestion(query.text, meant, (piece) => this.count(piece), fold);
    return { ...base, ...(await this.#holdingMost(asked, full)) };
  }

  /** On how many pages a piece stands. */
  async count(piece: Piece): Promise<number> {
    const places = await Promise.all(this.#bundles.map((bundle) => bundle.places(piece)));
    return places.reduce((sum, { pages }) => sum + pages.length, 0);
  }

  async #place(word: Word): Promise<PlacedWord> {
    const places = await Promise.all(
      this.#bundles.map(async (bundle) =>
        union(
          await Promise.all(
            word.forms.map(async (form) => onPagesOfAll(await Promise.all(form.map((piece) => bundle.places(piece))))),
          ),
        ),
      ),
    );
    const titled = places.some(({ positions }) => positions.some((position) => position >= IN_TITLE));
    return { word, places, pages: places.reduce((sum, { pages }) => sum + pages.length, 0), titled };
  }

  /** @returns in order of worth. */
  async #holdingAll(words: readonly Word[], without: readonly Piece[]): Promise<Candidate[]> {
    if (words.length === 0) return this.#everyPage();
    const placed = await Promise.all(words.map((word) => this.#place(word)));
    const pages = this.#pages();
    const weights = placed.map((one) => rarity(one.pages, pages));
    const all = (1 << words.length) - 1;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const ranked = await this.#rank(placed, weights, (held) => held > total * ALL_HELD, without);
    return ranked.filter(({ holds }) => holds === all).sort(byWorth);
  }

  async #holdingMost(
    { words: asked, phrases }: Question,
    full: readonly Candidate[],
  ): Promise<Pick<Found, 'partWords' | 'part'>> {
    const pages = this.#pages();
    const words = asked.map(({ piece, others }) => ({
      text: pieceText(piece),
      forms: [[piece], ...others.map(({ pieces }) => pieces)],
    }));
    const all = await Promise.all(words.map((word) => this.#place(word)));
    const weighed = all
      .map((placed) => ({ placed, weight: weightOf(placed, pages) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_WORDS);
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const placed = weighed.map((one) => one.placed);
    const ranked = await this.#rank(
      placed,
      weighed.map(({ weight }) => weight),
      (held) => held >= total * LEAST_HELD,
      [],
    );
    const known = new Set(full.map(({ bundle, page }) => `${bundle}/${page}`));
    const bonus = await this.#phraseScores(phrases, pages);
    const keyOf = ({ bundle, page }: Hit) => `${bundle}/${page}`;
    const scored = ranked.map((one) => ({ ...one, score: one.score + PHRASE_WORTH * (bonus.get(keyOf(one)) ?? 0) }));
    const part = scored.filter(({ bundle, page }) => !known.has(`${bundle}/${page}`)).sort(byScore);
    return { partWords: placed.map(({ word }) => word), part };
  }

  /** How far pages hold words in a row that were typed in a row. */
  async #phraseScores(phrases: readonly Piece[], pages: number): Promise<Map<string, number>> {
    if (phrases.length === 0) return new Map();
    const placed = await Promise.all(phrases.map((piece) => this.#place({ text: pieceText(piece), forms: [[piece]] })));
    const found = placed.filter((one) => one.pages > 0).slice(0, MOST_WORDS);
    const weights = found.map((one) => rarity(one.pages, pages));
    const ranked = await this.#rank(found, weights, () => true, []);
    return new Map(ranked.map(({ bundle, page, score }) => [`${bundle}/${page}`, score]));
  }

  async #rank(
    words: readonly PlacedWord[],
    weights: readonly number[],
    wanted: (held: number) => boolean,
    without: readonly Piece[],
  ): Promise<Candidate[]> {
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const ranked = await Promise.all(
      this.#bundles.map(async (bundle, index) => {
        const excluded = await Promise.all(without.map((piece) => bundle.places(piece)));
        const dead = new Set([...bundle.entry.dead, ...excluded.flatMap(({ pages }) => [...pages])]);
        const weighed = words.map(({ places }, at) => ({
          places: places[index] ?? noPostings,
          weight: weights[at] ?? 0,
        }));
        return rankPages(weighed, total, wanted)
          .filter(({ page }) => !dead.has(page))
          .map((one): Candidate => ({ bundle: index, ...one, score: scoreOf(one) }));
      }),
    );
    return ranked.flat();
  }

  #pages(): number {
    return this.#bundles.reduce((sum, { entry }) => sum + entry.pages, 0);
  }

  #everyPage(): Candidate[] {
    return this.#bundles.flatMap(({ entry }, bundle) => {
      const dead = new Set(entry.dead);
      const pages = Array.from({ length: entry.pages }, (_, page): Candidate => ({
        bundle,
        page,
        score: 0,
        titledWords: 0,
        holds: 0,
      }));
      return pages.filter(({ page }) => !dead.has(page));
    });
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

  async #newestFirst(candidates: readonly Candidate[]): Promise<Candidate[]> {
    const dates = await Promise.all(this.#bundles.map((bundle) => bundle.dates()));
    const dateOf = ({ bundle, page }: Hit) => dates[bundle]?.[page] ?? '';
    return candidates
      .map((hit) => ({ hit, date: dateOf(hit) }))
      .sort((a, b) => (a.date === b.date ? byPlace(a.hit, b.hit) : a.date < b.date ? 1 : -1))
      .map(({ hit }) => hit);
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
  async counts(query: Query, fold: Fold, known?: Known): Promise<FacetCounts> {
    const counted = await Promise.all(
      facets.map(async (facet) => {
        const selection = { ...query.selection, [facet]: [] };
        const { hits, partHits } = await this.search({ ...query, selection, order: 'relevance' }, fold, known);
        return [facet, await this.#countValues(facet, [...hits, ...partHits])] as const;
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

/** How much a word tells that stands on so many of the pages. */
function rarity(having: number, pages: number): number {
  return Math.log((pages + 1) / (having + 0.5));
}

/** A word that stands in no title tells less of what is asked for, and one that stands nowhere is guessed at. */
function weightOf({ word, pages, titled }: PlacedWord, all: number): number {
  if (pages === 0) return 0.4 * rarity(0, all) * Math.max(1, (word.forms[0]?.[0]?.length ?? 0) / 2);
  return rarity(pages, all) * (titled ? 1 : 0.5);
}

const scoreOf = ({ held, close, titled, often }: RankedPage): number => held + 1.2 * close + 1.5 * titled + 0.2 * often;

const byPlace = (a: Hit, b: Hit): number => a.bundle - b.bundle || a.page - b.page;
const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || byPlace(a, b);
const byWorth = (a: Candidate, b: Candidate): number => b.titledWords - a.titledWords || byScore(a, b);

/** What is looked for. */
function wordsAsTyped(asked: readonly Asked[]): { words: Word[]; others: OtherForm[] } {
  const text = (choices: Asked['choices']) => choices.map((pieces) => pieces.map(pieceText).join('')).join('或');
  return { words: asked.map(({ choices }) => ({ text: text(choices), forms: choices })), others: [] };
}

/** What is looked for with other words for the same, and which those are. */
function wordsOf(
  asked: readonly Asked[],
  { same, leftOut }: Known,
  fold: Fold,
): { words: Word[]; others: OtherForm[] } {
  const { words } = wordsAsTyped(asked);
  const others = words.map(({ forms }) =>
    forms[0]?.[0] === undefined ? [] : otherForms(forms[0][0], same, fold, leftOut),
  );
  return {
    words: words.map((word, index) => ({
      ...word,
      forms: [...word.forms, ...(others[index] ?? []).map(({ pieces }) => pieces)],
    })),
    others: others.flat(),
  };
}
