/**
 * Puts the reader's remembered display on the page before it is drawn, so that
 * nothing flashes. Served as `/display.js` through `toString()`: it must stand
 * alone, without imports or names from outside.
 */
export function applyDisplay(root: { dataset: Record<string, string | undefined> }, stored: () => string | null): void {
  root.dataset['script'] = '';
  try {
    const chosen: unknown = JSON.parse(stored() || '{}');
    for (const [name, value] of Object.entries(chosen as Record<string, unknown>)) {
      if (/^(?:mode|size|scheme)$/.test(name) && typeof value === 'string') root.dataset[name] = value;
    }
  } catch {
    // Storage may be closed to this page, or hold something else: the usual display is right then.
  }
}
