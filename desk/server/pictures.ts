/** Whether the pictures that a text shows are there: the site cannot be built without one of them. */
import { basename } from 'node:path';
import type { GitStore } from './git.ts';
import { UPLOADS } from './paths.ts';
import type { Trouble } from './refusal.ts';

const SHOWN = /\]\(\s*<?(?:\.{1,2}\/)*assets\/uploads\/([^()\s>]*)/g;

/**
 * Every picture of `raw` that none of the trees holds.
 * @param trees commits or trees; a picture may be in the library or in the draft.
 */
export async function pictureTroubles(
  store: GitStore,
  trees: readonly string[],
  file: string,
  raw: string,
): Promise<Trouble[]> {
  const shown = [...raw.matchAll(SHOWN)];
  if (shown.length === 0) return [];
  const kept = await Promise.all(trees.map((tree) => store.filesIn(tree, UPLOADS)));
  const names = new Set(kept.flat().map(({ path }) => basename(path)));
  return shown.flatMap(({ 1: written = '', index }) => {
    const name = plain(written);
    if (names.has(name)) return [];
    const message =
      name === ''
        ? '有一块图片还没有选图。请上传一张，或者删去这一块。'
        : `图片库里没有“${name}”。请在那一块图片里重新上传，或从图片库里另选一张。`;
    return [{ severity: 'error', file, line: raw.slice(0, index).split('\n').length, message }];
  });
}

function plain(written: string): string {
  try {
    return decodeURIComponent(written).normalize('NFC');
  } catch {
    return written;
  }
}
