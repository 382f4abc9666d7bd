/** One bundle of the index, fetched piece by piece and kept while in use. */
import { gunzipSync } from 'fflate';
import { decodeFilter, withoutSignature } from '../format/bundle-format.ts';
import { characterFile, pagesWithCharacter, readFileList } from '../format/char-sets.ts';
import { pageFile } from '../format/manifest.ts';
import type { BundleEntry } from '../format/manifest.ts';
import type { Facet } from '../format/record.ts';
import type { TokenDirectory } from './token-directory.ts';
import { followedBy, noPostings, union } from '../format/postings.ts';
import type { Postings } from '../format/postings.ts';
import type { Piece } from './query-text.ts';
import { Shard, shardFile } from '../format/shard.ts';
import type { StoredPage } from '../format/stored-page.ts';

/** Fetches one file by its path under the search folder; rejects when it cannot. */
export type Load = (path: string) => Promise<Uint8Array>;

const MOST_KEPT = 256;

/** Keeps the latest answers of an asynchronous function by key; failures are not kept, so a retry asks again. */
export function remember<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const known = kept.get(key) ?? ask(key);
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
    return known;
  };
}

export class Bundle {
  readonly entry: BundleEntry;
  readonly #number: number;
  readonly #directory: TokenDirectory;
  readonly #characterFiles: ReadonlySet<string>;
  readonly #shard: (name: string) => Promise<Shard>;
  readonly #page: (name: string) => Promise<StoredPage>;
  readonly #characters: (name: string) => Promise<Uint8Array>;
  readonly filter: (facet: Facet) => Promise<Map<string, Uint32Array>>;
  /** Dates by page number, `''` when unknown. */
  readonly dates: () => Promise<readonly string[]>;

  /** `number` is its place among the bundles of the directory. */
  constructor(entry: BundleEntry, number: number, directory: TokenDirectory, load: Load) {
    this.entry = entry;
    this.#number = number;
    this.#directory = directory;
    this.#characterFiles = readFileList(entry.characterFiles);
    const file = async (name: string) => gunzipSync(await load(`${entry.path}/${name}`));
    const json = async (name: string): Promise<unknown> => JSON.parse(new TextDecoder().decode(await file(name)));
    this.#shard = remember(async (name) => new Shard(await file(name)));
    this.#page = remember(async (name) => (await json(name)) as StoredPage);
    this.#characters = remember(file);
    const dates = remember(async (name) => (await json(name)) as string[]);
    this.dates = () => dates('dates.bin');
    const filter = remember(async (name) => decodeFilter(withoutSignature(await file(`filter/${name}.pf_filter`))));
    this.filter = async (facet) => {
      const name = entry.filters[facet];
      return name === undefined ? new Map<string, Uint32Array>() : filter(name);
    };
  }

  async page(number: number): Promise<StoredPage> {
    return this.#page(pageFile(number));
  }

  /** Every place at which the piece stands. Of one character only the pages are known. */
  async places(piece: Piece): Promise<Postings> {
    const [only] = piece;
    if (only === undefined) return noPostings;
    if (piece.length === 1 && (only.han || [...only.text].length === 1)) return this.#pagesWithCharacter(only.text);
    return this.#phrase(piece);
  }

  async #pagesWithCharacter(character: string): Promise<Postings> {
    const name = characterFile(character);
    if (!this.#characterFiles.has(name)) return noPostings;
    return pagesWithCharacter(await this.#characters(name), character);
  }

  async #phrase(piece: Piece): Promise<Postings> {
    const last = piece[piece.length - 1];
    if (last === undefined) return noPostings;
    // Positions tell adjacency, so every second token covers the phrase.
    const steps: number[] = [];
    for (let at = 0; at < piece.length - 2; at += 2) steps.push(at);
    steps.push(Math.max(piece.length - 2, 0));
    const token = (at: number) => (piece[at]?.text ?? '') + (piece[at + 1]?.text ?? '');
    const lists = await Promise.all(
      steps.map((at) => (at + 2 >= piece.length && !last.han ? this.#startingWith(token(at)) : this.#token(token(at)))),
    );
    return lists.reduce((found, list, index) => followedBy(found, list, steps[index] ?? 0));
  }

  async #token(token: string): Promise<Postings> {
    const shard = await this.#directory.shard(this.#number, token);
    if (shard < 0) return noPostings;
    return (await this.#shard(shardFile(shard))).postings(token) ?? noPostings;
  }

  async #startingWith(prefix: string): Promise<Postings> {
    const numbers = await this.#directory.shardsFrom(this.#number, prefix);
    const shards = await Promise.all(numbers.map((number) => this.#shard(shardFile(number))));
    return union(shards.flatMap((shard) => shard.startingWith(prefix)));
  }
}
