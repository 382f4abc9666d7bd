/**
 * Turns pages into postings. Each unit gives one token, itself and its right
 * neighbour, so that the place of a token is the place of its unit and a phrase
 * is found by tokens that stand in a row. A Han character before a break gives
 * none: char-sets.ts finds it.
 */
import { IN_TITLE } from '../format/postings.ts';
import type { Postings } from '../format/postings.ts';
import { packPostings, packShard } from '../format/shard.ts';
import type { Unit } from '../format/units.ts';
import { VarintWriter } from '../format/varint.ts';

/** A shard is closed when its postings have so many bytes. Smaller ones mean fewer bytes a search, and a longer directory. */
const SHARD_BYTES = 6144;

export interface PackedShard {
  /** The first token of the shard. */
  readonly start: string;
  /** Not yet compressed. */
  readonly bytes: Uint8Array;
}

/** A list of numbers that grows without an object for each. */
class NumberList {
  #numbers = new Uint32Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.length++] = value;
  }

  get(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}

export class Inverter {
  readonly #numberOfUnit = new Map<string, number>();
  /** For each unit's number, the number of the token it makes with the unit of that number after it. */
  readonly #tokenBefore: Map<number, number>[] = [];
  /** No two pairs of units read the same: letters that touch are one unit. */
  readonly #tokens: string[] = [];
  /** Token and place of each occurrence, page by page, in the order of places. */
  readonly #occurring = new NumberList();
  readonly #places = new NumberList();
  readonly #pageEnds: number[] = [];

  /** Adds the next page; its number is how many were added before. */
  addPage(title: readonly Unit[], paragraphs: readonly (readonly Unit[])[]): void {
    let place = 0;
    for (const units of paragraphs) place = this.#addUnits(units, place);
    this.#addUnits(title, IN_TITLE);
    this.#pageEnds.push(this.#occurring.length);
  }

  /** Returns the place after the last unit. A break takes a place too, so that tokens on its sides never stand in a row. */
  #addUnits(units: readonly Unit[], from: number): number {
    let place = from;
    let number = units[0] === undefined ? 0 : this.#unit(units[0].text);
    units.forEach((unit, index) => {
      const next = units[index + 1];
      const nextNumber = next === undefined ? 0 : this.#unit(next.text);
      if (unit.touchesNext && next !== undefined)
        this.#add(this.#token(number, nextNumber, unit.text, next.text), place);
      else if (!unit.han) this.#add(this.#token(number, 0, unit.text, ''), place);
      place += unit.touchesNext ? 1 : 2;
      number = nextNumber;
    });
    return place;
  }

  #add(token: number, place: number): void {
    this.#occurring.push(token);
    this.#places.push(place);
  }

  /** Numbers start at one: nought stands for no unit. */
  #unit(text: string): number {
    const known = this.#numberOfUnit.get(text);
    if (known !== undefined) return known;
    const number = this.#numberOfUnit.size + 1;
    this.#numberOfUnit.set(text, number);
    this.#tokenBefore[number] = new Map();
    return number;
  }

  #token(first: number, second: number, firstText: string, secondText: string): number {
    const followers = this.#tokenBefore[first];
    const known = followers?.get(second);
    if (known !== undefined) return known;
    const token = this.#tokens.length;
    this.#tokens.push(firstText + secondText);
    followers?.set(second, token);
    return token;
  }

  /** All tokens with their postings, in ascending order, packed into shards. */
  *shards(): Generator<PackedShard> {
    const sorted = this.#byToken();
    let tokens: string[] = [];
    let postings: Uint8Array[] = [];
    let size = 0;
    const writer = new VarintWriter();
    for (const [token, places] of sorted) {
      packPostings(places, writer);
      const packed = writer.take();
      tokens.push(token);
      postings.push(packed);
      size += packed.length;
      if (size < SHARD_BYTES) continue;
      yield { start: tokens[0] ?? '', bytes: packShard(tokens, postings) };
      [tokens, postings, size] = [[], [], 0];
    }
    if (tokens.length > 0) yield { start: tokens[0] ?? '', bytes: packShard(tokens, postings) };
  }

  *#byToken(): Generator<[token: string, postings: Postings]> {
    const { pages, places, ends } = this.#countingSort();
    const order = this.#tokens.map((_, token) => token);
    order.sort((a, b) => ((this.#tokens[a] ?? '') < (this.#tokens[b] ?? '') ? -1 : 1));
    for (const token of order) {
      const text = this.#tokens[token] ?? '';
      const start = token === 0 ? 0 : (ends[token - 1] ?? 0);
      yield [text, postingsOf(pages.subarray(start, ends[token]), places.subarray(start, ends[token]))];
    }
  }

  /** Page and place of each occurrence, those of one token together, and where each token's end. */
  #countingSort(): { pages: Uint32Array; places: Uint32Array; ends: Uint32Array } {
    const count = this.#occurring.length;
    const next = new Uint32Array(this.#tokens.length + 1);
    for (let at = 0; at < count; at++) {
      const after = this.#occurring.get(at) + 1;
      next[after] = (next[after] ?? 0) + 1;
    }
    for (let token = 1; token < next.length; token++) next[token] = (next[token] ?? 0) + (next[token - 1] ?? 0);
    const pages = new Uint32Array(count);
    const places = new Uint32Array(count);
    let page = 0;
    for (let at = 0; at < count; at++) {
      while (at >= (this.#pageEnds[page] ?? Infinity)) page++;
      const token = this.#occurring.get(at);
      const to = next[token] ?? 0;
      next[token] = to + 1;
      pages[to] = page;
      places[to] = this.#places.get(at);
    }
    return { pages, places, ends: next };
  }
}

function postingsOf(pageOfEach: Uint32Array, positions: Uint32Array): Postings {
  const pages: number[] = [];
  const starts: number[] = [];
  pageOfEach.forEach((page, index) => {
    if (pages[pages.length - 1] === page) return;
    pages.push(page);
    starts.push(index);
  });
  starts.push(positions.length);
  return { pages: Uint32Array.from(pages), starts: Uint32Array.from(starts), positions };
}
