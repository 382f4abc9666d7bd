/** Finds the shards of a token, fetching the groups of the directory as they are needed. */
import { lastAtOrBefore, shardOf, unpackGroup } from '../format/directory.ts';

export class TokenDirectory {
  readonly #starts: readonly string[];
  readonly #group: (number: number) => Promise<ReturnType<typeof unpackGroup>>;

  /** `starts` are the first tokens of the groups; `load` gives a group's unpacked bytes. */
  constructor(starts: readonly string[], load: (group: number) => Promise<Uint8Array>) {
    this.#starts = starts;
    const kept = new Map<number, Promise<ReturnType<typeof unpackGroup>>>();
    this.#group = (number) => {
      const known = kept.get(number) ?? load(number).then(unpackGroup);
      kept.set(number, known);
      known.catch(() => kept.delete(number));
      return known;
    };
  }

  /** The number of the shard of a bundle that would hold a token; -1 when none does. */
  async shard(bundle: number, token: string): Promise<number> {
    const part = (await this.#group(lastAtOrBefore(this.#starts, token)))[bundle];
    return part === undefined ? -1 : shardOf(part, token);
  }

  /** The numbers of the shards of a bundle that may hold tokens with a beginning. */
  async shardsFrom(bundle: number, prefix: string): Promise<number[]> {
    const first = lastAtOrBefore(this.#starts, prefix);
    let end = first + 1;
    while (this.#starts[end]?.startsWith(prefix) === true) end++;
    const groups = await Promise.all(this.#starts.slice(first, end).map((_, index) => this.#group(first + index)));
    const numbers = new Set<number>();
    groups.forEach((group, index) => {
      const part = group[bundle];
      if (part === undefined) return;
      numbers.add(index === 0 ? shardOf(part, prefix) : part.first);
      part.starts.forEach((start, at) => {
        if (start.startsWith(prefix)) numbers.add(part.first + 1 + at);
      });
    });
    return [...numbers].filter((number) => number >= 0).sort((a, b) => a - b);
  }
}
