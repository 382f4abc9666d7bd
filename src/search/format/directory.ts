/**
 * Which shard holds a token. One directory serves all bundles of an index. It is
 * cut into groups by token, so that a search fetches only what its tokens need;
 * the manifest says where each group begins.
 *
 * A group: for each bundle in order, the number of the shard that holds the
 * group's first token plus one (0 when the bundle begins later), the number of
 * further shards that begin in the group, and the tokens with which they begin.
 */
import { VarintReader, VarintWriter } from './varint.ts';

/** Shards that begin in a group, those of all bundles together. */
const GROUP = 192;

export interface DirectoryGroup {
  /** The first token that belongs to the group; `''` for the first. */
  readonly start: string;
  readonly bytes: Uint8Array;
}

/** `bundles` are the first tokens of each bundle's shards, in ascending order of UTF-16. */
export function packDirectory(bundles: readonly (readonly string[])[]): DirectoryGroup[] {
  const all = [...new Set(bundles.flat())].sort((a, b) => (a < b ? -1 : 1));
  const starts = ['', ...all.filter((_, index) => index > 0 && index % GROUP === 0)];
  return starts.map((start, index) => ({ start, bytes: packGroup(bundles, start, starts[index + 1]) }));
}

function packGroup(bundles: readonly (readonly string[])[], from: string, to: string | undefined): Uint8Array {
  const writer = new VarintWriter();
  for (const starts of bundles) {
    const first = lastAtOrBefore(starts, from);
    const after = starts.slice(first + 1);
    const end = to === undefined ? after.length : after.findIndex((start) => start >= to);
    const inside = end < 0 ? after : after.slice(0, end);
    writer.number(first + 1);
    writer.number(inside.length);
    writer.text(inside.join('\n'));
  }
  return writer.take();
}

interface BundlePart {
  /** The shard that holds the group's first token; -1 for none. */
  readonly first: number;
  /** The first tokens of the shards after it. */
  readonly starts: readonly string[];
}

/** What a group says of each bundle. */
export function unpackGroup(bytes: Uint8Array): BundlePart[] {
  const reader = new VarintReader(bytes);
  const parts: BundlePart[] = [];
  while (!reader.ended) {
    const first = reader.number() - 1;
    const count = reader.number();
    const text = reader.text();
    parts.push({ first, starts: count === 0 ? [] : text.split('\n') });
  }
  return parts;
}

/** The shard of a bundle that would hold a token of the group; -1 when none does. */
export function shardOf({ first, starts }: BundlePart, token: string): number {
  return first + 1 + lastAtOrBefore(starts, token);
}

/** The index of the last of ascending tokens that is no later than one; -1 when all are later. */
export function lastAtOrBefore(starts: readonly string[], token: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? '') <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
