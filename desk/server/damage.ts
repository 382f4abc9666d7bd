/** Drafts that git cannot read any more, after a broken disk or a half-copied backup: named and set aside, so that the rest works. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitError } from './git.ts';
import type { GitStore } from './git.ts';
import { DRAFTS, MAIN } from './refs.ts';

/** Which drafts were set aside, and the commits they stood at: somebody with a backup can bring them back. */
export const ASIDE = 'damaged-drafts.jsonl';

/** @returns the drafts that were set aside, `collection/slug`. */
export async function setDamagedAside(store: GitStore, now: Date): Promise<string[]> {
  const listed = await store.text(['for-each-ref', '--format=%(objectname) %(refname)', DRAFTS]);
  const aside: string[] = [];
  for (const line of listed.split('\n').filter(Boolean)) {
    const [tip = '', ref = ''] = line.split(' ');
    if (await isWhole(store, tip)) continue;
    const about = ref.slice(DRAFTS.length);
    appendFileSync(join(store.dir, ASIDE), `${JSON.stringify({ time: now.toISOString(), about, tip })}\n`);
    await store.run(['update-ref', '-d', ref]);
    aside.push(about);
  }
  return aside;
}

/** Whether everything that a draft adds to what is published can be read. */
async function isWhole(store: GitStore, tip: string): Promise<boolean> {
  try {
    const listed = await store.text(['rev-list', '--objects', '--no-object-names', tip, '--not', MAIN]);
    if (listed === '') return true;
    // Unpacks each of them, which a look at their names does not.
    const read = await store.run(['cat-file', '--batch', '--buffer'], { input: `${listed}\n` });
    return !/^[0-9a-f]{40} missing$/m.test(read.toString('latin1'));
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}
