/** One Pagefind bundle and the files beside it, fetched piece by piece and kept while in use. */
import { gunzipSync } from 'fflate';
import { decodeFilter, decodeIndexChunk, decodeMeta, noPostings, withoutSignature } from './bundle-format.ts';
import type { BundleMeta, Postings } from './bundle-format.ts';
import { characterFile, pagesWithCharacter } from './char-sets.ts';
import type { BundleEntry } from './manifest.ts';
import { followedBy, pageMatches, union } from './postings.ts';
import type { PageMatch } from './postings.ts';
import type { Piece } from './query-text.ts';

/** Fetches one file by its path under the search folder; rejects when it cannot. */
export type Load = (path: string) => Promise<Uint8Array>;

/** What a result shows, as the fragment files carry it. */
export interface StoredPage {
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  readonly placePath: readonly string[];
  readonly date?: string;
  readonly paragraphs: readonly { readonly id: string; readonly text: string }[];
}

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

/** Order of Unicode code points, which is the order of Pagefind's UTF-8; UTF-16 order differs above U+FFFF. */
export function comparePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    const lift = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
    return lift(x) - lift(y);
  }
  return a.length - b.length;
}

export class Bundle {
  readonly entry: BundleEntry;
  readonly #file: (name: string) => Promise<Uint8Array>;
  readonly #chunk: (name: string) => Promise<Map<string, Postings>>;
  readonly #page: (name: string) => Promise<StoredPage>;
  readonly meta: () => Promise<BundleMeta>;
  readonly filter: (facet: string) => Promise<Map<string, Uint32Array>>;

  constructor(entry: BundleEntry, load: Load) {
    this.entry = entry;
    this.#file = async (name) => gunzipSync(await load(`${entry.path}/${name}`));
    this.#chunk = remember(async (name) => decodeIndexChunk(withoutSignature(await this.#file(name))));
    this.#page = remember(async (name) => {
      const json: unknown = JSON.parse(new TextDecoder().decode(withoutSignature(await this.#file(name))));
      return (json as { meta: StoredPage }).meta;
    });
    const meta = remember(async (name) => decodeMeta(withoutSignature(await this.#file(name))));
    this.meta = () => meta(entry.meta);
    this.filter = remember(async (facet) => {
      const name = (await this.meta()).filters.get(facet);
      if (name === undefined) return new Map<string, Uint32Array>();
      return decodeFilter(withoutSignature(await this.#file(`filter/${name}.pf_filter`)));
    });
  }

  async page(number: number): Promise<StoredPage> {
    const name = (await this.meta()).pages[number];
    if (name === undefined) throw new RangeError(`no page ${number} in ${this.entry.path}`);
    return this.#page(`fragment/${name}.pf_fragment`);
  }

  /** Dates by page number, `''` when unknown. */
  async dates(): Promise<readonly string[]> {
    const json: unknown = JSON.parse(new TextDecoder().decode(await this.#file('dates.bin')));
    return json as string[];
  }

  /** Every page on which the piece stands. */
  async pagesWith(piece: Piece): Promise<PageMatch[]> {
    const [only] = piece;
    if (only === undefined) return [];
    if (piece.length === 1 && (only.han || [...only.text].length === 1)) return this.#pagesWithCharacter(only.text);
    return pageMatches(await this.#phrase(piece));
  }

  async #pagesWithCharacter(character: string): Promise<PageMatch[]> {
    const name = characterFile(character);
    if (!this.entry.characterFiles.includes(name)) return [];
    return pagesWithCharacter(await this.#file(name), character);
  }

  async #phrase(piece: Piece): Promise<Postings> {
    const last = piece.at(-1);
    if (last === undefined) return noPostings;
    // Positions tell adjacency, so every second token covers the phrase.
    const steps: number[] = [];
    for (let at = 0; at < piece.length - 2; at += 2) steps.push(at);
    steps.push(Math.max(piece.length - 2, 0));
    const token = (at: number) => (piece[at]?.text ?? '') + (piece[at + 1]?.text ?? '');
    const lists = await Promise.all(
      steps.map((at) => (at + 2 >= piece.length && !last.han ? this.#startingWith(token(at)) : this.#word(token(at)))),
    );
    return lists.reduce((found, list, index) => followedBy(found, list, steps[index] ?? 0));
  }

  async #word(word: string): Promise<Postings> {
    const { chunks } = await this.meta();
    const chunk = chunks[chunkOf(chunks, word)];
    if (chunk === undefined) return noPostings;
    return (await this.#chunk(`index/${chunk.name}.pf_index`)).get(word) ?? noPostings;
  }

  async #startingWith(prefix: string): Promise<Postings> {
    const { chunks } = await this.meta();
    const first = Math.max(chunkOf(chunks, prefix), 0);
    let end = first + 1;
    while (chunks[end]?.from.startsWith(prefix) === true) end++;
    const files = await Promise.all(chunks.slice(first, end).map(({ name }) => this.#chunk(`index/${name}.pf_index`)));
    const lists = files.flatMap((words) => [...words].filter(([word]) => word.startsWith(prefix)));
    return union(lists.map(([, postings]) => postings));
  }
}

/** The index of the file that would hold a word: the last that starts at or before it; -1 when none does. */
function chunkOf(chunks: BundleMeta['chunks'], word: string): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePoints(chunks[middle]?.from ?? '', word) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
