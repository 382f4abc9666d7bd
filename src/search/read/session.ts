/** What the pages ask of search, in one place: results with excerpts, facets, names. Runs in the worker. */
import { gunzipSync } from 'fflate';
import { remember } from './bundle.ts';
import type { StoredPage } from '../format/stored-page.ts';
import type { Load } from './bundle.ts';
import { Engine } from './engine.ts';
import type { Answer, FacetCounts, Query, Word } from './engine.ts';
import { findMatches, makeExcerpt, segmentText } from './excerpt.ts';
import type { Excerpt, Segment } from './excerpt.ts';
import { MANIFEST_FILE } from '../format/manifest.ts';
import type { Manifest } from '../format/manifest.ts';
import { asPinyin, NameList } from './names.ts';
import type { Name, NameFile } from '../format/name-file.ts';
import { foldBetween, noFold } from '../format/normal-form.ts';
import type { Fold } from '../format/normal-form.ts';
import { noSameWords, readSameWords } from '../format/same-words.ts';
import type { VocabularyFile } from '../format/vocabulary.ts';
import { hasOperators, pieceText, piecesOf, readQuery } from './query-text.ts';
import type { Piece } from './query-text.ts';
import { mendQuery, Vocabulary } from './spelling.ts';
import { withoutQuestion } from './question-words.ts';
import { knownWords, readQuestion } from './second-answer.ts';
import type { Known } from './second-answer.ts';

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
  /** Words asked for that are not on the page. */
  readonly missing: readonly string[];
  /** What stands on the page for what was asked, where that is not what was typed. */
  readonly marks?: string;
}

/** What was looked for besides what was typed. */
interface OtherWord {
  readonly typed: string;
  readonly other: string;
}

export interface SearchAnswer {
  /** How many pages are listed. */
  readonly total: number;
  /** How many of them, the first ones, hold everything asked for; the rest hold some of it. */
  readonly full: number;
  /** How many of the rest lack none of `asked`. */
  readonly complete: number;
  /** What a question was taken to ask for, where no page holds it as it stands. */
  readonly asked: readonly string[];
  readonly others: readonly OtherWord[];
  /** What the query was read as, when nothing holds it as it was typed. */
  readonly read?: string;
  /** False when the query has no letter to look for. */
  readonly searched: boolean;
  readonly results: readonly SearchResult[];
  /** Results that could not be fetched. */
  readonly lost: number;
}

/** What to try when little or nothing was found. */
export interface Hints {
  readonly byPinyin: readonly Name[];
  readonly nearest: readonly Name[];
  /** Words of the archive like those typed. */
  readonly words: readonly string[];
  /** The pieces that were looked for, when each alone is found more often. */
  readonly pieces: readonly { readonly text: string; readonly total: number }[];
}

/** Names that hold one word of a question and are offered. */
const FEW_NAMES = 2;

/** A page to be shown, and what is looked for on it. */
interface Listed {
  readonly words: readonly Word[];
  readonly missing: readonly string[];
  /** Whether what stands there is what was typed. */
  readonly typed: boolean;
}

export class SearchSession {
  readonly #manifest: () => Promise<Manifest>;
  readonly #engine: () => Promise<Engine>;
  readonly #names: (which: string) => Promise<NameList>;
  readonly #known: () => Promise<Known>;
  readonly #vocabulary: () => Promise<Vocabulary>;
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
    const known = remember(async () => knownWords(readSameWords(await textOf((await this.#manifest()).sameWords))));
    this.#known = () => known('');
    const vocabulary = remember(
      async () => new Vocabulary(JSON.parse(await textOf((await this.#manifest()).vocabulary)) as VocabularyFile),
    );
    this.#vocabulary = () => vocabulary('');
    const table = remember(async () => {
      const [traditional = '', simplified = ''] = (await textOf((await this.#manifest()).fold)).split('\n');
      return foldBetween(traditional, simplified);
    });
    this.#table = () => table('');
  }

  /** Fetches side by side what any search needs, before anything is typed. */
  async prepare(): Promise<void> {
    await Promise.all([this.#engine(), this.#known(), this.#names('names')]);
  }

  async search({ query, offset, limit }: SearchRequest): Promise<SearchAnswer> {
    const { engine, known, read } = await this.#prepare(query);
    const answer = await engine.search(read ?? query, this.#fold, known);
    return {
      total: answer.hits.length + answer.partHits.length,
      full: answer.hits.length,
      complete: answer.partHits.filter(({ missing }) => missing.length === 0).length,
      asked: answer.partWords.map(({ text }) => text),
      searched: answer.words.length > 0,
      others: answer.others.map(({ typed, other }) => ({ typed, other })),
      ...(read !== undefined && { read: read.text }),
      ...(await this.#results(engine, answer, read === undefined, offset, limit)),
    };
  }

  /** What a query needs before it is answered: the table of Traditional characters, and what was meant by it. */
  async #prepare(query: Query): Promise<{ engine: Engine; known: Known | undefined; read: Query | undefined }> {
    const engine = await this.#engine();
    const known = query.wide === true ? await this.#known().catch(() => knownWords(noSameWords)) : undefined;
    const holds = () => engine.countFull(query, this.#fold, known);
    // The index holds Simplified characters only, so a query that finds anything needs no table.
    if ((await holds()) > 0 || ((await this.#foldFor(query.text)) && (await holds()) > 0)) {
      return { engine, known, read: undefined };
    }
    return {
      engine,
      known,
      read: known === undefined || query.plain === true ? undefined : await this.#mend(engine, query),
    };
  }

  /** The words of a question. */
  async #askedBy(query: Query, engine: Engine): Promise<string[]> {
    const known = await this.#known().catch(() => knownWords(noSameWords));
    const { words } = await readQuestion(query.text, known, (piece) => engine.count(piece), this.#fold);
    return words.map(({ piece }) => pieceText(piece));
  }

  /** Words of the archive that share characters with the text. */
  async #wordsNear(text: string, limit: number): Promise<string[]> {
    const vocabulary = await this.#vocabulary().catch(() => undefined);
    const near = piecesOf(text, this.#fold).flatMap((piece) => vocabulary?.near(pieceText(piece), limit) ?? []);
    return [...new Set(near)].slice(0, limit);
  }

  async #mend(engine: Engine, query: Query): Promise<Query | undefined> {
    if (hasOperators(readQuery(query.text, this.#fold))) return undefined;
    const vocabulary = await this.#vocabulary().catch(() => undefined);
    if (vocabulary === undefined) return undefined;
    const text = await mendQuery(query.text, vocabulary, (piece) => engine.count(piece), this.#fold);
    return text === undefined ? undefined : { ...query, text };
  }

  /** The results of a portion; one that cannot be fetched costs only itself, unless none can. */
  async #results(
    engine: Engine,
    answer: Answer,
    asTyped: boolean,
    offset: number,
    limit: number,
  ): Promise<Pick<SearchAnswer, 'results' | 'lost'>> {
    const { hits, partHits, words, partWords } = answer;
    const listed = [
      ...hits.map((hit) => ({ hit, words, missing: [], typed: asTyped })),
      ...partHits.map((hit) => ({ hit, words: partWords, missing: hit.missing, typed: false })),
    ].slice(offset, offset + limit);
    const fetched = await Promise.allSettled(listed.map(async (one) => this.#result(await engine.page(one.hit), one)));
    const results = fetched.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = fetched.find((one) => one.status === 'rejected');
    if (results.length === 0 && failed !== undefined) throw failed.reason;
    return { results, lost: fetched.length - results.length };
  }

  async counts(query: Query): Promise<FacetCounts> {
    const { engine, known, read } = await this.#prepare(query);
    return engine.counts(read ?? query, this.#fold, known);
  }

  /** Names that hold the text or that the text holds, or that read like it. */
  async suggest(text: string, limit: number): Promise<Name[]> {
    const names = await this.#names('names');
    const asked = withoutQuestion(text, () => 0)
      .split(/\s+/u)
      .filter(({ length }) => length > 1);
    const all = [
      ...names.holding(text, this.#fold, limit),
      ...names.within(text, this.#fold, limit),
      ...asked.flatMap((word) => {
        const holding = word === text ? [] : names.holding(word, this.#fold, limit);
        // A word that many names hold asks for none of them.
        return holding.length > FEW_NAMES ? [] : holding;
      }),
      ...names.reading(text, limit),
    ];
    return [...new Map(all.map((name) => [name.url, name])).values()].slice(0, limit);
  }

  async hints(query: Query, limit: number): Promise<Hints> {
    const engine = await this.#engine();
    const names = await this.#names('names');
    const pinyin = asPinyin(query.text);
    const byPinyin =
      pinyin === undefined
        ? []
        : [...names.reading(pinyin, limit), ...(await this.#names('titles')).reading(pinyin, limit)].slice(0, limit);
    const typed = query.text.trim().split(/\s+/u);
    const asked = typed.length > 1 ? typed : await this.#askedBy(query, engine);
    const words = asked.length === 1 && asked[0] === typed[0] ? [] : asked;
    const pieces =
      words.length === 0
        ? []
        : await Promise.all(
            words.slice(0, limit).map(async (text) => {
              const { words: read, hits } = await engine.search({ ...query, wide: false, text }, this.#fold);
              return { text, total: read.length === 0 ? 0 : hits.length };
            }),
          );
    return {
      byPinyin,
      nearest: pinyin === undefined ? names.nearest(query.text, this.#fold, limit) : [],
      words: await this.#wordsNear(query.text, limit),
      pieces: pieces.filter(({ total }) => total > 0),
    };
  }

  async #result(page: StoredPage, { words, missing, typed }: Listed): Promise<SearchResult> {
    const all = [page.title, ...page.paragraphs.map(({ text }) => text)].join('\n');
    const stands = (piece: Piece): boolean => findMatches(all, [piece], this.#fold).length > 0;
    const held = words.filter(({ text }) => !missing.includes(text));
    // A page written in Traditional characters: only the table tells where the words stand.
    if (!held.every(({ forms }) => forms.some((form) => form.every(stands)))) await this.#foldFor(all);
    const pieces = words.flatMap(({ forms }) => forms.flat());
    const excerpt = makeExcerpt(page.paragraphs, pieces, this.#fold);
    return {
      url: page.url,
      kind: page.kind,
      title: segmentText(page.title, findMatches(page.title, pieces, this.#fold)),
      placePath: page.placePath,
      missing,
      ...(!(typed && words.every(({ forms }) => forms[0]?.every(stands) === true)) && {
        marks: [...new Set(pieces.filter(stands).map(pieceText))].join(' '),
      }),
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
