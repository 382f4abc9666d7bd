/** The diagnostics of the last check of an entry, kept for the panel that shows it. */
import type { PlacedDiagnostic } from '../findings/findings-panel.tsx';

let found: readonly PlacedDiagnostic[] | undefined;
const listeners = new Set<() => void>();

export function showDiagnostics(diagnostics: readonly PlacedDiagnostic[] | undefined): void {
  found = diagnostics;
  for (const listener of listeners) listener();
}

export function clearDiagnostics(): void {
  showDiagnostics(undefined);
}

/** Undefined when nothing is to be shown. */
export function currentDiagnostics(): readonly PlacedDiagnostic[] | undefined {
  return found;
}

/** @returns how to stop listening. */
export function onDiagnostics(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
