/** The same questions asked of other engines. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from '../../tests/e2e/find-chromium.ts';
import type { CorpusDocument } from '../corpus.ts';
import { measure } from '../measure.ts';
import { installPeers } from '../peers.ts';
import { bundlePage } from '../search/bundle-pages.ts';
import { serveCounting } from '../search/serve.ts';
import { indexerOf, systems } from '../search/systems.ts';

/** For each question the documents by number, best first, at most ten. */
export type AnswerAll = (documents: readonly CorpusDocument[], questions: readonly string[]) => Promise<number[][]>;

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Pagefind runs in a browser only: its index is served and asked in Chromium. */
const pagefind: AnswerAll = async (documents, questions) => {
  const system = systems.find(({ id }) => id === 'pagefind');
  if (system === undefined) throw new RangeError('no Pagefind among the systems');
  const folder = mkdtempSync(join(project, '.tmp/bench-pagefind-'));
  const served = join(folder, 'served');
  const file = join(folder, 'documents.json');
  mkdirSync(join(folder, 'cache'), { recursive: true });
  writeFileSync(file, JSON.stringify(documents));
  const script = [indexerOf(system), file, join(served, 'index/pagefind'), join(folder, 'cache')];
  await measure(process.execPath, script, project);
  await bundlePage(system, served);
  const server = await serveCounting(served);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/pagefind/`);
    await page.waitForFunction(() => 'searchPage' in window);
    await page.evaluate(() => window.searchPage.open());
    const top: number[][] = [];
    for (const q of questions) {
      top.push(await page.evaluate(async (text) => (await window.searchPage.find(text)).slice(0, 10), q));
    }
    return top;
  } finally {
    server.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const inNode = (id: string): AnswerAll => {
  return async (documents, questions) => {
    const module = `../peers/search/relevance/${id}.ts`;
    const { answerAll } = (await import(module)) as { readonly answerAll: AnswerAll };
    return answerAll(documents, questions);
  };
};

/** Engines by name. */
const peers: Readonly<Record<string, AnswerAll>> = {
  'Pagefind as it comes': pagefind,
  'MiniSearch, words, OR': inNode('minisearch'),
  'FlexSearch, words, suggest': inNode('flexsearch'),
  'Orama, Mandarin, any word': inNode('orama'),
};

/** Asks one engine after the other. */
export async function askPeers(
  documents: readonly CorpusDocument[],
  questions: readonly string[],
): Promise<ReadonlyMap<string, number[][]>> {
  installPeers();
  const answers = new Map<string, number[][]>();
  for (const [name, answerAll] of Object.entries(peers)) {
    console.error(`${name} ...`);
    answers.set(name, await answerAll(documents, questions));
  }
  return answers;
}
