/**
 * A shard: one small file with the postings of some tokens that follow each
 * other in order. Its tokens come first, so that one look tells whether a token
 * is there and only its own postings are unpacked.
 *
 * Layout: the tokens, joined by line feeds, as text; the length of each one's
 * postings; the postings. Of each page: the gap to the page before it, twice the
 * number of places in the body plus one if the title has any, their number in
 * the title if so, then the places as gaps.
 */
import { IN_TITLE } from './postings.ts';
import type { Postings } from './postings.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** The path of a shard under its bundle, by its number. */
export function shardFile(number: number): string {
  return `shard/${number}.bin`;
}

/** Writes the postings of one token. */
export function packPostings({ pages, starts, positions }: Postings, into: VarintWriter): void {
  let previousPage = 0;
  for (let index = 0; index < pages.length; index++) {
    const page = pages[index] ?? 0;
    const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
    let title = start;
    while (title < end && (positions[title] ?? 0) < IN_TITLE) title++;
    into.number(page - previousPage);
    into.number((title - start) * 2 + (title < end ? 1 : 0));
    if (title < end) into.number(end - title);
    let previous = 0;
    for (let at = start; at < end; at++) {
      if (at === title) previous = IN_TITLE;
      const position = positions[at] ?? 0;
      into.number(position - previous);
      previous = position;
    }
    previousPage = page;
  }
}

function unpackPostings(bytes: Uint8Array): Postings {
  const reader = new VarintReader(bytes);
  const pages: number[] = [];
  const starts = [0];
  const positions: number[] = [];
  let page = 0;
  while (!reader.ended) {
    page += reader.number();
    pages.push(page);
    const head = reader.number();
    const inTitle = (head & 1) === 1 ? reader.number() : 0;
    let position = 0;
    for (let left = head >> 1; left > 0; left--) positions.push((position += reader.number()));
    position = IN_TITLE;
    for (let left = inTitle; left > 0; left--) positions.push((position += reader.number()));
    starts.push(positions.length);
  }
  return { pages: Uint32Array.from(pages), starts: Uint32Array.from(starts), positions: Uint32Array.from(positions) };
}

/** The file of tokens in ascending order, not yet compressed. No token holds a line feed. */
export function packShard(tokens: readonly string[], postings: readonly Uint8Array[]): Uint8Array {
  const writer = new VarintWriter();
  writer.text(tokens.join('\n'));
  for (const { length } of postings) writer.number(length);
  for (const bytes of postings) writer.raw(bytes);
  return writer.take();
}

export class Shard {
  readonly #bytes: Uint8Array;
  readonly #tokens: readonly string[];
  /** Where the postings of each token start, and where the last ones end. */
  readonly #offsets: readonly number[];

  /** `bytes` are those of `packShard`. */
  constructor(bytes: Uint8Array) {
    const reader = new VarintReader(bytes);
    this.#bytes = bytes;
    this.#tokens = reader.text().split('\n');
    const lengths = this.#tokens.map(() => reader.number());
    const offsets = [reader.at];
    for (const length of lengths) offsets.push((offsets[offsets.length - 1] ?? 0) + length);
    this.#offsets = offsets;
  }

  /** Where a token stands; undefined when it stands nowhere. */
  postings(token: string): Postings | undefined {
    const index = this.#tokens.indexOf(token);
    return index < 0 ? undefined : this.#unpack(index);
  }

  /** The postings of each token that begins so. */
  startingWith(prefix: string): Postings[] {
    return this.#tokens.flatMap((token, index) => (token.startsWith(prefix) ? [this.#unpack(index)] : []));
  }

  #unpack(index: number): Postings {
    return unpackPostings(this.#bytes.subarray(this.#offsets[index], this.#offsets[index + 1]));
  }
}
