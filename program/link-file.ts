/** A file that stands in two places, in the place of what stood at the second. */
import { copyFileSync, linkSync, rmSync } from 'node:fs';

/** A hard link; a copy where the disk knows none. */
export function linkFile(from: string, to: string): void {
  if (isLinked(from, to)) return;
  // What stands there may be the very file, which copying onto itself would empty.
  rmSync(to, { force: true });
  if (!isLinked(from, to)) copyFileSync(from, to);
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
