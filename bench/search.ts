/**
 * `npm run bench:search -- --corpus FILE --docs N [--grow] [--queries FILE] [--json]`:
 * what search finds, how fast and for how many bytes, in Chromium, beside other
 * engines on the same documents and queries. One run, one machine: compare the
 * ratios, not the milliseconds. `--grow` makes documents of the corpus's paragraphs where it holds too few.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { SMALL_ARCHIVE } from '#search/write/build-index.ts';
import { findChromium } from '../tests/e2e/find-chromium.ts';
import { grow, readCorpus } from './corpus.ts';
import type { CorpusDocument } from './corpus.ts';
import { measure } from './measure.ts';
import type { Cost } from './measure.ts';
import { installPeers } from './peers.ts';
import { bundlePage } from './search/bundle-pages.ts';
import { measureFetch, measureSystem } from './search/measure-queries.ts';
import { classify, sampleQueries, truthOf } from './search/queries.ts';
import type { BenchQuery } from './search/queries.ts';
import { printReport } from './search/report.ts';
import type { SearchReport, SystemReport } from './search/report.ts';
import { serveCounting } from './search/serve.ts';
import { indexerOf, systems } from './search/systems.ts';
import type { SearchSystem } from './search/systems.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Peers that keep every text in memory are asked fewer queries: they need seconds for each. */
const QUERIES_OF_SLOW_PEERS = 60;
const SLOW_PEERS = new Set(['orama', 'fuse']);

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '10000' },
    queries: { type: 'string' },
    grow: { type: 'boolean', default: false },
    each: { type: 'string', default: '33' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

class Workshop {
  readonly folder = mkdtempSync(join(project, '.tmp/bench-search-'));
  readonly served = join(this.folder, 'served');
  readonly documentsFile = join(this.folder, 'documents.json');

  indexFolder({ id }: SearchSystem): string {
    return join(this.served, 'index', id);
  }

  writeDocuments(documents: readonly CorpusDocument[]): void {
    writeFileSync(this.documentsFile, JSON.stringify(documents));
  }

  async makeIndex(system: SearchSystem): Promise<Cost> {
    const cache = join(this.folder, `cache-${system.id}`);
    mkdirSync(cache, { recursive: true });
    const script = [indexerOf(system), this.documentsFile, this.indexFolder(system), cache];
    return measure(process.execPath, ['--max-old-space-size=8192', ...script], project);
  }

  /** Which document each page of each frozen bundle is. */
  writeNumbers(): void {
    const frozen = JSON.parse(readFileSync(join(this.folder, 'cache-this-site/frozen.json'), 'utf8')) as {
      segments: { pages: [url: string, digest: string][] }[];
    };
    const numbers = frozen.segments.map(({ pages }) => pages.map(([url]) => Number(url.replaceAll('/', ''))));
    writeFileSync(join(this.served, 'numbers.json'), JSON.stringify(numbers));
  }

  /** Publishes one changed document and puts the index of before back. */
  async changeOne(system: SearchSystem, documents: readonly CorpusDocument[]): Promise<Cost> {
    const middle = documents.length >> 1;
    const before = this.indexFolder(system);
    renameSync(before, `${before}-before`);
    this.writeDocuments(
      documents.map((document, index) =>
        index === middle ? { ...document, paragraphs: [...document.paragraphs, '新添的一段话。'] } : document,
      ),
    );
    const cost = await this.makeIndex(system);
    const manifest = JSON.parse(readFileSync(join(before, 'manifest.json'), 'utf8')) as { bundles: unknown[] };
    if (manifest.bundles.length < 2) throw new Error('one changed document froze the whole archive anew');
    renameSync(before, `${before}-changed`);
    renameSync(`${before}-before`, before);
    this.writeDocuments(documents);
    return cost;
  }
}

async function compare(corpus: string, count: number): Promise<SearchReport> {
  const documents = values.grow ? grow(readCorpus(corpus), count) : readCorpus(corpus, count);
  const queries: BenchQuery[] =
    values.queries === undefined
      ? sampleQueries(documents, Number(values.each))
      : (JSON.parse(readFileSync(values.queries, 'utf8')) as string[]).map(classify);
  console.error(`${documents.length} documents, ${queries.length} queries`);
  const truths = truthOf(queries, documents);
  installPeers();
  mkdirSync(join(project, '.tmp'), { recursive: true });
  const workshop = new Workshop();
  workshop.writeDocuments(documents);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const server = await serveCounting(workshop.served);
  const reports: SystemReport[] = [];
  let fetchMs = NaN;
  try {
    for (const system of systems.filter(({ id }) => values.only?.split(',').includes(id) ?? true)) {
      console.error(`${system.name} ...`);
      const index = await workshop.makeIndex(system);
      const own = system.id === 'this-site';
      // A small archive is indexed whole each time; there is nothing to tell apart.
      const oneDocument =
        own && documents.length >= SMALL_ARCHIVE ? await workshop.changeOne(system, documents) : undefined;
      if (own) workshop.writeNumbers();
      await bundlePage(system, workshop.served);
      if (Number.isNaN(fetchMs)) fetchMs = await measureFetch(browser, server, system);
      const step = SLOW_PEERS.has(system.id) ? Math.max(1, Math.ceil(queries.length / QUERIES_OF_SLOW_PEERS)) : 1;
      const chosen = <T>(all: readonly T[]) => all.filter((_, at) => at % step === 0);
      const figures = await measureSystem(browser, server, system, chosen(queries), chosen(truths));
      reports.push({ system: system.name, index, figures, ...(oneDocument && { oneDocument }) });
    }
  } finally {
    server.close();
    await browser.close();
    rmSync(workshop.folder, { recursive: true, force: true });
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  return { machine, documents: documents.length, queries: queries.length, fetchMs, systems: reports };
}

if (values.corpus === undefined) {
  console.error('Say which documents: npm run bench:search -- --corpus FILE --docs N [--queries FILE] [--json]');
  process.exit(2);
}
const report = await compare(values.corpus, Number(values.docs));
if (values.json) console.log(JSON.stringify(report));
else printReport(report);
