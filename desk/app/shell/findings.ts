/** What the last check of an entry found, kept for the panel that shows it. */
import type { Trouble } from '../api-client.ts';

let found: readonly Trouble[] | undefined;
const listeners = new Set<() => void>();

export function showFindings(findings: readonly Trouble[] | undefined): void {
  found = findings;
  for (const listener of listeners) listener();
}

export function clearFindings(): void {
  showFindings(undefined);
}

/** Undefined when nothing is to be shown. */
export function currentFindings(): readonly Trouble[] | undefined {
  return found;
}

/** @returns how to stop listening. */
export function onFindings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
