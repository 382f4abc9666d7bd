/** The one file of a bundle that every search reads: which shard holds a token, and how long each page is. */
import { VarintReader, VarintWriter } from './varint.ts';

export const DIRECTORY_FILE = 'directory.bin';

export interface Directory {
  /** The first token of each shard, in ascending order of UTF-16. */
  readonly starts: readonly string[];
  /** About how many units each page has, by page number. */
  readonly lengths: Float32Array;
}

/** Steps of a twelfth of a doubling: ranking needs a page's length only roughly. */
const STEPS = 12;

export function packDirectory(starts: readonly string[], lengths: readonly number[]): Uint8Array {
  const writer = new VarintWriter();
  writer.number(lengths.length);
  writer.raw(Uint8Array.from(lengths, (length) => Math.min(255, Math.round(STEPS * Math.log2(length + 1)))));
  writer.text(starts.join('\n'));
  return writer.take();
}

export function unpackDirectory(bytes: Uint8Array): Directory {
  const reader = new VarintReader(bytes);
  const lengths = Float32Array.from(reader.raw(reader.number()), (steps) => 2 ** (steps / STEPS) - 1);
  const starts = reader.text();
  return { starts: starts === '' ? [] : starts.split('\n'), lengths };
}

/** The index of the shard that would hold a token: the last that starts at or before it; -1 when none does. */
export function shardOf(starts: readonly string[], token: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? '') <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
