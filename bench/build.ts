/**
 * `npm run bench:build -- --corpus FILE --docs N`: what building N documents
 * costs, beside Eleventy and (where installed) Hugo on the same documents.
 * One run, one machine: compare the ratios, not the seconds.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readCorpus } from './corpus.ts';
import type { CorpusDocument } from './corpus.ts';
import { measure } from './measure.ts';
import type { Cost } from './measure.ts';
import { installPeers } from './peers.ts';
import type { BenchSite } from './sites/bench-site.ts';
import { prepareEleventy } from './sites/eleventy-site.ts';
import { prepareHugo } from './sites/hugo-site.ts';
import { prepareOurSite } from './sites/our-site.ts';
import { printTable } from './table.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined) {
  console.error('Say which documents: npm run bench:build -- --corpus FILE --docs N [--runs R] [--json]');
  process.exit(2);
}

interface Row extends Cost {
  readonly site: string;
  readonly build: 'cold' | 'one change';
  readonly documents: number;
}

function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) => costs.map(pick).sort((a, b) => a - b)[costs.length >> 1] ?? NaN;
  return { cpu: middle((c) => c.cpu), wall: middle((c) => c.wall), peak: middle((c) => c.peak) };
}

/** Moved, not deleted: ext4 makes the next minutes' new files expensive after ten thousand deletions. */
function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}-${randomUUID()}`);
}

/** The build, `runs` times from nothing. */
async function buildCold({ command: [program, ...args], folder, output }: BenchSite, runs: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    for (const left of [output, join(folder, 'node_modules/.astro'), join(folder, '.astro')]) setAside(left);
    costs.push(await measure(program, args, folder));
  }
  return median(costs);
}

/** The build after each of `runs` changes of one document. @throws Error when a change does not show. */
async function buildChanged(site: BenchSite, documents: number, runs: number): Promise<Cost> {
  const costs: Cost[] = [];
  const [program, ...args] = site.command;
  for (let run = 0; run < runs; run++) {
    const index = Math.floor((documents * (run + 1)) / (runs + 1));
    const words = `更正说明第${run}号。`;
    site.change?.(index, words);
    // As in a real build, the new pages are written into an empty folder.
    setAside(site.output);
    costs.push(await measure(program, args, site.folder));
    const page = readFileSync(join(site.output, site.article(index)), 'utf8');
    if (!page.includes(words)) throw new Error(`the change of document ${index} does not show`);
  }
  return median(costs);
}

/** Mean size of the first hundred articles' pages, in bytes: as they are, and gzipped. */
function pageBytes(site: BenchSite, documents: number): { plain: number; gzip: number } {
  const files = Array.from({ length: Math.min(100, documents) }, (_, index) => join(site.output, site.article(index)));
  const mean = (sizes: number[]) => Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
  return {
    plain: mean(files.map((file) => statSync(file).size)),
    gzip: mean(files.map((file) => gzipSync(readFileSync(file)).length)),
  };
}

/** Slope of log cost over log documents, by least squares: 1 is linear. */
function growthExponent(points: readonly { documents: number; cpu: number }[]): number {
  const xs = points.map(({ documents }) => Math.log(documents));
  const ys = points.map(({ cpu }) => Math.log(cpu));
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0);
  return covariance / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /v([\d.]+)/.exec(stdout)?.[1] : undefined;
}

const show = (row: Row): string[] => [
  row.site,
  row.build,
  String(row.documents),
  row.cpu.toFixed(1),
  row.wall.toFixed(1),
  (row.peak / 1e6).toFixed(0),
];

async function run(corpus: string, count: number, runs: number): Promise<void> {
  const documents = readCorpus(corpus, count);
  const peers = installPeers();
  mkdirSync(join(project, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(project, '.tmp/bench-build-'));
  const rows: Row[] = [];
  const sizes: Record<string, ReturnType<typeof pageBytes>> = {};
  const record = (row: Row) => {
    rows.push(row);
    console.error(show(row).join('  '));
  };
  const cold = async (site: BenchSite, size: number) =>
    record({ site: site.name, build: 'cold', documents: size, ...(await buildCold(site, runs)) });
  const prepare = (size: number, of: readonly CorpusDocument[]) =>
    prepareOurSite(project, join(folder, `ours-${size}`), of.slice(0, size));
  try {
    for (const size of [count >> 2, count >> 1]) await cold(prepare(size, documents), size);
    const ours = prepare(count, documents);
    await cold(ours, count);
    sizes[ours.name] = pageBytes(ours, count);
    record({ site: ours.name, build: 'one change', documents: count, ...(await buildChanged(ours, count, runs)) });
    const others = [prepareEleventy(peers, join(folder, 'eleventy'), documents)];
    const hugo = hugoVersion();
    if (hugo === undefined) console.error('Hugo is not installed: it is not compared with.');
    else others.push(prepareHugo('hugo', hugo, join(folder, 'hugo'), documents));
    for (const other of others) {
      await cold(other, count);
      sizes[other.name] = pageBytes(other, count);
    }
    report(rows, sizes, count);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rows: readonly Row[], sizes: Record<string, ReturnType<typeof pageBytes>>, count: number): void {
  const ours = rows.filter(({ site }) => site === rows[0]?.site);
  const cold = ours.find(({ build, documents }) => build === 'cold' && documents === count);
  const changed = ours.find(({ build }) => build === 'one change');
  if (!cold || !changed) throw new Error('the own site was not measured');
  const ratios = Object.fromEntries(
    rows.filter((row) => !ours.includes(row)).map((row) => [`CPU to ${row.site}`, cold.cpu / row.cpu]),
  );
  const summary = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
    growthExponent: growthExponent(ours.filter(({ build }) => build === 'cold')),
    ratios: { ...ratios, 'one change to cold': changed.cpu / cold.cpu },
    bytesPerPage: sizes,
    rows,
  };
  if (values.json) {
    console.log(JSON.stringify(summary));
    return;
  }
  console.log(summary.machine);
  printTable([['site', 'build', 'documents', 'CPU s', 'wall s', 'peak MB'], ...rows.map(show)]);
  for (const [name, { plain, gzip }] of Object.entries(sizes)) {
    console.log(`a page of ${name}: ${plain} bytes, ${gzip} gzip`);
  }
  console.log(`growth exponent of CPU: ${summary.growthExponent.toFixed(2)}`);
  for (const [name, ratio] of Object.entries(summary.ratios)) console.log(`${name}: ${ratio.toFixed(2)}`);
}

await run(values.corpus, Number(values.docs), Number(values.runs));
