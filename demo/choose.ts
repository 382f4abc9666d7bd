/** Chance that is the same at each run: whoever tries twice finds the same office. */
export class Chooser {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to below `limit` (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** @throws RangeError when there is nothing to pick. */
  pick<T>(from: readonly T[]): T {
    const [picked] = from.slice(this.below(from.length));
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** So many different ones, in the order in which they stand. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    while (left.length > count) left.splice(this.below(left.length), 1);
    return left;
  }
}
