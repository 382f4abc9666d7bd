/** One Pagefind bundle and the files beside it, fetched piece by piece and kept while in use. */
import { gunzipSync } from 'fflate';
import { decodeFilter, decodeMeta, withoutSignature } from '../format/bundle-format.ts';
import type { BundleMeta } from '../format/bundle-format.ts';
import { characterFile, pagesWithCharacter } from '../format/char-sets.ts';
import { DIRECTORY_FILE, shardOf, unpackDirectory } from '../format/directory.ts';
import type { Directory } from '../format/directory.ts';
import type { BundleEntry } from '../format/manifest.ts';
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
  readonly #file: (name: string) => Promise<Uint8Array>;
  readonly #shard: (name: string) => Promise<Shard>;
  readonly #page: (name: string) => Promise<StoredPage>;
  readonly #meta: () => Promise<BundleMeta>;
  readonly #characters: (name: string) => Promise<Uint8Array>;
  readonly directory: () => Promise<Directory>;
  readonly filter: (facet: string) => Promise<Map<string, Uint32Array>>;
  /** Dates by page number, `''` when unknown. */
  readonly dates: () => Promise<readonly string[]>;

  constructor(entry: BundleEntry, load: Load) {
    this.entry = entry;
    this.#file = async (name) => gunzipSync(await load(`${entry.path}/${name}`));
    this.#shard = remember(async (name) => new Shard(await this.#file(name)));
    this.#page = remember(async (name) => storedPage(withoutSignature(await this.#file(name))));
    const meta = remember(async (name) => decodeMeta(withoutSignature(await this.#file(name))));
    this.#meta = () => meta(entry.meta);
    this.#characters = remember((name) => this.#file(name));
    const dates = remember(async (name) => JSON.parse(new TextDecoder().decode(await this.#file(name))) as string[]);
    this.dates = () => dates('dates.bin');
    const directory = remember(async (name) => unpackDirectory(await this.#file(name)));
    this.directory = () => directory(DIRECTORY_FILE);
    this.filter = remember(async (facet) => {
      const name = (await this.#meta()).filters.get(facet);
      if (name === undefined) return new Map<string, Uint32Array>();
      return decodeFilter(withoutSignature(await this.#file(`filter/${name}.pf_filter`)));
    });
  }

  async page(number: number): Promise<StoredPage> {
    const name = (await this.#meta()).pages[number];
    if (name === undefined) throw new RangeError(`no page ${number} in ${this.entry.path}`);
    return this.#page(`fragment/${name}.pf_fragment`);
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
    if (!this.entry.characterFiles.includes(name)) return noPostings;
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
    const shard = shardOf((await this.directory()).starts, token);
    if (shard < 0) return noPostings;
    return (await this.#shard(shardFile(shard))).postings(token) ?? noPostings;
  }

  async #startingWith(prefix: string): Promise<Postings> {
    const { starts } = await this.directory();
    const first = Math.max(shardOf(starts, prefix), 0);
    let end = Math.min(first + 1, starts.length);
    while (starts[end]?.startsWith(prefix) === true) end++;
    const numbers = Array.from({ length: end - first }, (_, offset) => first + offset);
    const shards = await Promise.all(numbers.map((number) => this.#shard(shardFile(number))));
    return union(shards.flatMap((shard) => shard.startingWith(prefix)));
  }
}

/** Reads a fragment as write-bundle.ts fills it. */
function storedPage(fragment: Uint8Array): StoredPage {
  return (JSON.parse(new TextDecoder().decode(fragment)) as { meta: StoredPage }).meta;
}
