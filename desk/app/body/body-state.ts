/** The boxes on the screen, and what every change makes of them. A box keeps its number while others come and go. */
import { insertBlock, removeBlock, replaceBlock, splitBody, swapWithNext } from './body-blocks.ts';
import type { Body } from './body-blocks.ts';

export interface BodyState {
  readonly body: Body;
  /** One for each block, so that a box keeps its cursor when blocks move. */
  readonly ids: readonly number[];
  readonly next: number;
}

/** A body without words has one box to begin in. @param lead what then stands before it in the file. */
export function stateOf(value: string, lead = '\n'): BodyState {
  const read = splitBody(value);
  const body = read.blocks.length > 0 ? read : { lead, blocks: [{ source: '', gap: '\n' }] };
  return { body, ids: body.blocks.map((_, at) => at), next: body.blocks.length };
}

export function sourceAt({ body }: BodyState, at: number): string {
  return body.blocks[at]?.source ?? '';
}

export function replaceAt(state: BodyState, at: number, source: string): BodyState {
  return { ...state, body: replaceBlock(state.body, at, source) };
}

/** New blocks before the one at `at`, or at the end. */
export function insertAt(state: BodyState, at: number, sources: readonly string[]): BodyState {
  const body = sources.reduce((made, source, index) => insertBlock(made, at + index, source), state.body);
  const ids = state.ids.toSpliced(at, 0, ...sources.map((_, index) => state.next + index));
  return { body, ids, next: state.next + sources.length };
}

export function removeAt({ body, ids, next }: BodyState, at: number): BodyState {
  return { body: removeBlock(body, at), ids: ids.toSpliced(at, 1), next };
}

/** Changes places with the next block. */
export function swapAt({ body, ids, next }: BodyState, at: number): BodyState {
  const [one, other] = [ids[at] ?? 0, ids[at + 1] ?? 0];
  return { body: swapWithNext(body, at), ids: ids.toSpliced(at, 2, other, one), next };
}

/** The block becomes several, of which the first keeps its number. */
export function splitAt(state: BodyState, at: number, sources: readonly string[]): BodyState {
  const [first = '', ...rest] = sources;
  return insertAt(replaceAt(state, at, first), at + 1, rest);
}
