/** What the server last said of a version that is not on the screen, kept for the dialog that shows it. */
import type { Changed } from '../../api/history-answer.ts';

export interface Stale {
  /** The server's sentence: what was not done, and who changed what meanwhile. */
  readonly sentence: string;
  readonly changed: Changed;
  /** What was not saved. */
  readonly save?: SaveRequest;
}

/** A save as it was sent. */
export interface SaveRequest {
  readonly params: { readonly dataFiles: readonly object[] };
}

let current: Stale | undefined;
const listeners = new Set<() => void>();

export function showStale(stale: Stale | undefined): void {
  current = stale;
  for (const listener of listeners) listener();
}

/** Undefined when nothing is to be shown. */
export function currentStale(): Stale | undefined {
  return current;
}

/** @returns how to stop listening. */
export function onStale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
