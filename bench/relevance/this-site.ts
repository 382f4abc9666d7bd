/** The search of this site, asked as the page of search asks it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SearchSession } from '#search/read/session.ts';
import { buildSearchIndex } from '#search/write/build-index.ts';
import type { CorpusDocument } from '../corpus.ts';
import { recordsOf } from '../search/records.ts';
import type { AskedQuestion } from './questions.ts';

export interface Found {
  readonly id: string;
  /** Documents by number, best first. */
  readonly top: readonly number[];
  /** Whether the first of them holds everything that was asked for. */
  readonly exact: boolean;
  readonly hints: readonly string[];
}

const scratch = fileURLToPath(new URL('../../.tmp/', import.meta.url));

/** Answers of at most ten documents to each question. */
export async function askThisSite(
  documents: readonly CorpusDocument[],
  questions: readonly AskedQuestion[],
): Promise<Found[]> {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'bench-relevance-'));
  try {
    const outDir = join(folder, 'index');
    await buildSearchIndex({ outDir, cacheDir: join(folder, 'cache'), records: recordsOf(documents), names: [] });
    const found: Found[] = [];
    for (const question of questions) found.push(await answer(outDir, question));
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each question is asked by a reader of its own, who has seen nothing before. */
async function answer(folder: string, { id, q }: AskedQuestion): Promise<Found> {
  const session = new SearchSession((path) => Promise.resolve(new Uint8Array(readFileSync(join(folder, path)))));
  const query = { text: q, selection: {}, order: 'relevance' as const, wide: true };
  const { results, total, full, others, read } = await session.search({ query, offset: 0, limit: 10 });
  const hints = total === 0 ? await session.hints(query, 5) : undefined;
  return {
    id,
    top: results.map(({ url }) => Number(url.replaceAll('/', ''))),
    exact: full > 0 && read === undefined,
    hints: [
      ...(read === undefined ? [] : [read]),
      ...others.map(({ other }) => other),
      ...[...(hints?.byPinyin ?? []), ...(hints?.nearest ?? [])].map(({ name }) => name),
      ...(hints?.words ?? []),
      ...(hints?.pieces ?? []).map(({ text }) => text),
    ],
  };
}
