/** Two texts that grew out of one: what git can merge is merged, the rest is shown side by side. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextPart } from '../api/history-answer.ts';
import { GitError, runGit } from './git.ts';
import type { GitStore } from './git.ts';

/** Longer than any line of signs that an editor draws. */
const MARKER = 60;
const [OURS, MIDDLE, THEIRS] = ['<', '=', '>'].map((sign) => sign.repeat(MARKER)) as [string, string, string];

/**
 * @param base the content id of the text that both began from.
 * @returns the parts in order: what is settled, and where both changed the same lines.
 */
export async function bothTexts(
  store: GitStore,
  base: string | undefined,
  mine: string,
  theirs: string,
): Promise<TextPart[]> {
  const before = base !== undefined && (await store.isBlob(base)) ? (await store.blob(base)).toString() : '';
  return partsOf(await merged(before, mine, theirs));
}

async function merged(before: string, mine: string, theirs: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-merge-'));
  const files = ['mine', 'before', 'theirs'].map((name) => join(folder, name));
  try {
    await Promise.all([mine, before, theirs].map((text, at) => writeFile(files[at] ?? '', text, { mode: 0o600 })));
    return (await runGit(['merge-file', '-p', '-q', `--marker-size=${MARKER}`, ...files])).toString();
  } catch (error) {
    // Git says in this way how many places are left.
    if (error instanceof GitError && error.code > 0 && error.code < 128) return error.stdout;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let settled: string[] = [];
  let open: { mine: string[]; theirs: string[]; side: 'mine' | 'theirs' } | undefined;
  const settle = () => {
    if (settled.length > 0) parts.push({ both: settled.join('') });
    settled = [];
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (open === undefined && line.startsWith(OURS)) {
      settle();
      open = { mine: [], theirs: [], side: 'mine' };
    } else if (open !== undefined && line.trimEnd() === MIDDLE) open.side = 'theirs';
    else if (open !== undefined && line.startsWith(THEIRS)) {
      parts.push({ mine: open.mine.join(''), theirs: open.theirs.join('') });
      open = undefined;
    } else if (open === undefined) settled.push(line);
    else open[open.side].push(line);
  }
  settle();
  return parts;
}
