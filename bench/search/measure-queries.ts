/** Asks a page every query in Chromium and compares the answers with the truth. */
import type { Browser, Page } from '@playwright/test';
import type { SearchPage } from './pages/page.ts';
import type { BenchQuery, Truth } from './queries.ts';
import type { CountingServer } from './serve.ts';
import type { SearchSystem } from './systems.ts';

interface Spread {
  readonly median: number;
  readonly p95: number;
}

export interface QueryFigures {
  readonly queries: number;
  /** Mean over queries that something holds. */
  readonly recall: number;
  /** Mean over queries that found something; 1 where an absent phrase found nothing. */
  readonly precision: number;
  /** Share of excerpts whose marks are exactly words typed; absent where the engine makes none. */
  readonly marksRight?: number;
  /** Of the documents titled so, the share among the first ten, as far as ten hold them. */
  readonly titlesInTen?: number;
  readonly kbWarm: Spread;
  /** Each query new to the session. */
  readonly ms: Spread;
  /** The same query asked once more, which downloads nothing. */
  readonly msAgain: Spread;
}

export interface SystemFigures {
  readonly kinds: Readonly<Record<string, QueryFigures>>;
  /** A fresh browser profile's first query, everything counted. */
  readonly kbFirst: number;
  /** Seconds from asking to the first ten results in a fresh profile on slow 3G, the page itself being there. */
  readonly slow3G: number;
  /** Milliseconds with the processor slowed down four times, on the page's own thread. */
  readonly throttled: Spread;
}

interface Answer {
  readonly found: readonly number[];
  readonly marks: { readonly right: number; readonly all: number };
  readonly bytes: number;
  readonly ms: number;
  readonly msAgain: number;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

const spread = (values: readonly number[]): Spread => ({ median: quantile(values, 0.5), p95: quantile(values, 0.95) });

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs in the page: the time of a search and the documents found. */
async function ask(text: string): Promise<{ found: number[]; ms: number }> {
  const page: SearchPage = window.searchPage;
  const start = performance.now();
  const found = await page.find(text);
  return { found, ms: performance.now() - start };
}

/** Runs in the page: how many of the excerpts shown mark exactly what was typed. */
async function excerptsOf(text: string): Promise<{ right: number; all: number }> {
  const normal = (words: string) => words.normalize('NFKC').toLowerCase();
  const pieces = normal(text).split(/\s+/).filter(Boolean);
  const excerpts = await window.searchPage.show(text);
  // Every character marked belongs to a piece that was typed; neighbouring pieces share one mark.
  const isTyped = (words: string) => {
    const covered = new Set<number>();
    for (const piece of pieces) {
      for (let at = words.indexOf(piece); at >= 0; at = words.indexOf(piece, at + 1)) {
        for (let offset = 0; offset < piece.length; offset++) covered.add(at + offset);
      }
    }
    return covered.size === words.length;
  };
  const isRight = (parts: readonly { text: string; marked: boolean }[]) => {
    const marked = parts.filter((part) => part.marked).map((part) => normal(part.text));
    return marked.length > 0 && marked.every(isTyped);
  };
  return { right: excerpts.filter(({ parts }) => isRight(parts)).length, all: excerpts.length };
}

async function openPage(browser: Browser, server: CountingServer, { id }: SearchSystem): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/${id}/`);
  await page.waitForFunction(() => 'searchPage' in window);
  return page;
}

/** Median milliseconds of fetching a file of a few hundred bytes: what no search that asks for a file can undercut. */
export async function measureFetch(browser: Browser, server: CountingServer, system: SearchSystem): Promise<number> {
  const page = await openPage(browser, server, system);
  const times = await page.evaluate(async () => {
    const each: number[] = [];
    for (let index = 0; index < 60; index++) {
      const start = performance.now();
      await (await fetch(`?${index}`)).arrayBuffer();
      each.push(performance.now() - start);
    }
    return each;
  });
  await page.context().close();
  return quantile(times, 0.5);
}

/** One session in which all queries are asked one after the other. */
async function askAll(
  browser: Browser,
  server: CountingServer,
  system: SearchSystem,
  queries: readonly BenchQuery[],
): Promise<Answer[]> {
  const page = await openPage(browser, server, system);
  await page.evaluate(() => window.searchPage.open());
  // The first query pays for the engine; it is measured apart.
  await page.evaluate(ask, '人大');
  const answers: Answer[] = [];
  for (const { text } of queries) {
    server.takeBytes();
    const { found, ms } = await page.evaluate(ask, text);
    const bytes = server.takeBytes();
    const { ms: msAgain } = await page.evaluate(ask, text);
    const marks = system.excerpts ? await page.evaluate(excerptsOf, text) : { right: 0, all: 0 };
    answers.push({ found, marks, bytes, ms, msAgain });
  }
  await page.context().close();
  return answers;
}

/** Median bytes of a first query with ten results, in fresh profiles. */
async function firstQuery(
  browser: Browser,
  server: CountingServer,
  system: SearchSystem,
  queries: readonly BenchQuery[],
): Promise<number> {
  const sizes: number[] = [];
  for (const { text } of queries) {
    server.takeBytes();
    const page = await openPage(browser, server, system);
    await page.evaluate(() => window.searchPage.open());
    await page.evaluate(async (words) => {
      const { first, show } = window.searchPage;
      await (first === undefined ? show(words) : first(words));
    }, text);
    sizes.push(server.takeBytes());
    await page.context().close();
  }
  return quantile(sizes, 0.5) / 1000;
}

/** Median seconds of a first query with ten results on slow 3G, in fresh profiles. */
async function onSlow3G(
  browser: Browser,
  server: CountingServer,
  system: SearchSystem,
  queries: readonly BenchQuery[],
): Promise<number> {
  const times: number[] = [];
  for (const { text } of queries) {
    const page = await openPage(browser, server, system);
    server.slow(true);
    const ms = await page.evaluate(async (words) => {
      const { open, first, show } = window.searchPage;
      const start = performance.now();
      await open();
      await (first === undefined ? show(words) : first(words));
      return performance.now() - start;
    }, text);
    server.slow(false);
    times.push(ms / 1000);
    await page.context().close();
  }
  return quantile(times, 0.5);
}

async function slowed(
  browser: Browser,
  server: CountingServer,
  system: SearchSystem,
  queries: readonly BenchQuery[],
): Promise<Spread> {
  const page = await openPage(browser, server, system);
  await page.evaluate(() => window.searchPage.open());
  await page.evaluate(ask, '人大');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times: number[] = [];
  for (const { text } of queries) times.push((await page.evaluate(ask, text)).ms);
  await page.context().close();
  return spread(times);
}

function figuresOf(answers: readonly { answer: Answer; truth: Truth }[], excerpts: boolean): QueryFigures {
  const right = ({ answer, truth }: { answer: Answer; truth: Truth }) =>
    answer.found.filter((document) => truth.documents.has(document)).length;
  const held = answers.filter(({ truth }) => truth.documents.size > 0);
  const titled = answers.filter(({ truth }) => truth.titled.size > 0);
  const marks = answers.reduce((sum, { answer }) => sum + answer.marks.all, 0);
  const inTen = ({ answer, truth }: { answer: Answer; truth: Truth }) =>
    answer.found.slice(0, 10).filter((document) => truth.titled.has(document)).length / Math.min(10, truth.titled.size);
  return {
    queries: answers.length,
    recall: held.length === 0 ? 1 : mean(held.map((one) => right(one) / one.truth.documents.size)),
    precision: mean(answers.map((one) => (one.answer.found.length === 0 ? 1 : right(one) / one.answer.found.length))),
    ...(excerpts &&
      marks > 0 && { marksRight: answers.reduce((sum, { answer }) => sum + answer.marks.right, 0) / marks }),
    ...(titled.length > 0 && { titlesInTen: mean(titled.map(inTen)) }),
    kbWarm: spread(answers.map(({ answer }) => answer.bytes / 1000)),
    ms: spread(answers.map(({ answer }) => answer.ms)),
    msAgain: spread(answers.map(({ answer }) => answer.msAgain)),
  };
}

const FIRST_QUERIES = 15;
const SLOW_3G_QUERIES = 9;
const SLOWED_QUERIES = 100;

/** Every `step`-th query, so that all kinds take part. */
function some(queries: readonly BenchQuery[], count: number): BenchQuery[] {
  const step = Math.max(1, Math.floor(queries.length / count));
  return queries.filter((_, index) => index % step === 0).slice(0, count);
}

export async function measureSystem(
  browser: Browser,
  server: CountingServer,
  system: SearchSystem,
  queries: readonly BenchQuery[],
  truths: readonly Truth[],
): Promise<SystemFigures> {
  const answers = await askAll(browser, server, system, queries);
  const paired = answers.map((answer, index) => {
    const [query, truth] = [queries[index], truths[index]];
    if (!query || !truth) throw new RangeError(`no query ${index}`);
    return { answer, truth, kind: query.kind };
  });
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const byKind = kinds.map(
    (kind) =>
      [
        kind,
        figuresOf(
          paired.filter((one) => one.kind === kind),
          system.excerpts,
        ),
      ] as const,
  );
  return {
    kinds: { all: figuresOf(paired, system.excerpts), ...Object.fromEntries(byKind) },
    kbFirst: await firstQuery(browser, server, system, some(queries, FIRST_QUERIES)),
    // Engines that load everything first would take minutes each.
    slow3G: await onSlow3G(browser, server, system, some(queries, system.excerpts ? SLOW_3G_QUERIES : 1)),
    throttled: await slowed(browser, server, system, some(queries, SLOWED_QUERIES)),
  };
}
