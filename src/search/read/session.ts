/** What the pages ask of search, in one place: results with excerpts, facets, names. Runs in the worker. */
import { gunzipSync } from 'fflate';
import { remember } from './bundle.ts';
import type { StoredPage } from '../format/stored-page.ts';
import type { Load } from './bundle.ts';
import { Engine } from './engine.ts';
import type { FacetCounts, Query } from './engine.ts';
import { findMatches, makeExcerpt, segmentText } from './excerpt.ts';
import type { Excerpt, Segment } from './excerpt.ts';
import { MANIFEST_FILE } from '../format/manifest.ts';
import type { Manifest } from '../format/manifest.ts';
import { asPinyin, NameList } from './names.ts';
import type { Name, NameFile } from '../format/name-file.ts';
import { foldBetween, noFold } from '../format/normal-form.ts';
import type { Fold } from '../format/normal-form.ts';
import type { Piece } from './query-text.ts';

export interface SearchRequest {
  readonly query: Query;
  readonly offset: number;
  readonly limit: number;
}

export interface SearchResult {
  /** Address from the site's root without its base path. */
  readonly url: string;
  readonly kind: string;
  readonly title: readonly Segment[];
  readonly placePath: readonly string[];
  readonly date?: string;
  readonly excerpt?: Excerpt;
  /** To be shown beside the excerpt. */
  readonly note?: string;
}

export interface SearchAnswer {
  readonly total: number;
  /** False when the query has no letter to look for. */
  readonly searched: boolean;
  readonly results: readonly SearchResult[];
}

/** What to try when little or nothing was found. */
export interface Hints {
  readonly byPinyin: readonly Name[];
  readonly nearest: readonly Name[];
  /** The pieces that were looked for, when each alone is found more often. */
  readonly pieces: readonly { readonly text: string; readonly total: number }[];
}

export class SearchSession {
  readonly #manifest: () => Promise<Manifest>;
  readonly #engine: () => Promise<Engine>;
  readonly #names: (which: string) => Promise<NameList>;
  readonly #table: () => Promise<Fold>;
  #fold: Fold = noFold;

  constructor(load: Load) {
    const manifest = remember(async (file) => JSON.parse(new TextDecoder().decode(await load(file))) as Manifest);
    this.#manifest = () => manifest(MANIFEST_FILE);
    const engine = remember(async () => new Engine(await this.#manifest(), load));
    this.#engine = () => engine('');
    const textOf = async (file: string) => new TextDecoder().decode(gunzipSync(await load(file)));
    this.#names = remember(async (which) => {
      const { names, titles } = await this.#manifest();
      return new NameList(JSON.parse(await textOf(which === 'titles' ? titles : names)) as NameFile, this.#fold);
    });
    const table = remember(async () => {
      const [traditional = '', simplified = ''] = (await textOf((await this.#manifest()).fold)).split('\n');
      return foldBetween(traditional, simplified);
    });
    this.#table = () => table('');
  }

  async search({ query, offset, limit }: SearchRequest): Promise<SearchAnswer> {
    const engine = await this.#engine();
    let answer = await engine.search(query, this.#fold);
    // The index holds Simplified characters only, so a query that finds anything needs no table.
    if (answer.hits.length === 0 && (await this.#foldFor(query.text))) answer = await engine.search(query, this.#fold);
    const pages = await Promise.all(answer.hits.slice(offset, offset + limit).map((hit) => engine.page(hit)));
    return {
      total: answer.hits.length,
      searched: answer.pieces.length > 0,
      results: await Promise.all(pages.map((page) => this.#result(page, answer.pieces))),
    };
  }

  async counts(query: Query): Promise<FacetCounts> {
    return (await this.#engine()).counts(query, this.#fold);
  }

  /** Names that hold the text, or read like it. */
  async suggest(text: string, limit: number): Promise<Name[]> {
    const names = await this.#names('names');
    const exact = names.holding(text, this.#fold, limit);
    const pinyin = names.reading(text, limit).filter(({ url }) => exact.every((one) => one.url !== url));
    return [...exact, ...pinyin].slice(0, limit);
  }

  async hints(query: Query, limit: number): Promise<Hints> {
    const engine = await this.#engine();
    const names = await this.#names('names');
    const pinyin = asPinyin(query.text);
    const byPinyin =
      pinyin === undefined
        ? []
        : [...names.reading(pinyin, limit), ...(await this.#names('titles')).reading(pinyin, limit)].slice(0, limit);
    const words = query.text.trim().split(/\s+/u);
    const pieces =
      words.length < 2
        ? []
        : await Promise.all(
            words.slice(0, limit).map(async (text) => {
              const { pieces: read, hits } = await engine.search({ ...query, text }, this.#fold);
              return { text, total: read.length === 0 ? 0 : hits.length };
            }),
          );
    return {
      byPinyin,
      nearest: pinyin === undefined ? names.nearest(query.text, this.#fold, limit) : [],
      pieces: pieces.filter(({ total }) => total > 0),
    };
  }

  async #result(page: StoredPage, pieces: readonly Piece[]): Promise<SearchResult> {
    const all = [page.title, ...page.paragraphs.map(({ text }) => text)].join('\n');
    const found = pieces.every((piece) => findMatches(all, [piece], this.#fold).length > 0);
    // A page written in Traditional characters: only the table tells where the words stand.
    if (!found) await this.#foldFor(all);
    const excerpt = makeExcerpt(page.paragraphs, pieces, this.#fold);
    return {
      url: page.url,
      kind: page.kind,
      title: segmentText(page.title, findMatches(page.title, pieces, this.#fold)),
      placePath: page.placePath,
      ...(page.date === undefined ? {} : { date: page.date }),
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(page.note === undefined ? {} : { note: page.note }),
    };
  }

  /** Loads the table of Traditional characters if any stands in the text; tells whether that changes how it is read. */
  async #foldFor(text: string): Promise<boolean> {
    if (this.#fold !== noFold || !/\p{Script=Han}/u.test(text)) return false;
    const fold = await this.#table();
    if (Array.from(text).every((character) => fold(character) === character)) return false;
    this.#fold = fold;
    return true;
  }
}
