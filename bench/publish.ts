/**
 * `npm run bench:publish -- --docs N [--stages pages,change,all] [--corpus FILE] [--runs R] [--plain] [--json]`:
 * what it costs until an archive of N issues is on the web, beside Hugo and Eleventy on the same documents.
 *
 * `pages`: all pages from nothing. `all`: with index, PDF, Word, data, zips and compressed copies (this site only).
 * `change`: one issue is corrected and published again, all stages of this site; the others build all pages, which is
 * what they do. The others make pages like ours (meta tags, numbered paragraphs, years, and a printed sheet for each
 * document) unless `--plain` leaves the sheets out. One run, one machine: compare the ratios, not the seconds.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import type { CorpusDocument } from './corpus.ts';
import { inventedDocuments } from './invented-documents.ts';
import { measure } from './measure.ts';
import type { Cost } from './measure.ts';
import { installPeers } from './peers.ts';
import type { BenchSite } from './sites/bench-site.ts';
import { prepareEleventy } from './sites/eleventy-site.ts';
import { prepareHugo } from './sites/hugo-site.ts';
import { prepareOurSite } from './sites/our-site.ts';
import { printTable } from './table.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const STAGES = ['pages', 'change', 'all'] as const;
type Stage = (typeof STAGES)[number];
type SiteName = 'ours' | 'hugo' | 'eleventy';

const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '1000' },
    stages: { type: 'string', default: STAGES.join() },
    corpus: { type: 'string' },
    runs: { type: 'string', default: '1' },
    plain: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

interface Row {
  readonly site: SiteName;
  readonly scenario: Stage;
  readonly docs: number;
  readonly cpuS: number;
  readonly wallS: number;
  readonly peakMB: number;
}

function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) => costs.map(pick).sort((a, b) => a - b)[costs.length >> 1] ?? NaN;
  return { cpu: middle((c) => c.cpu), wall: middle((c) => c.wall), peak: middle((c) => c.peak) };
}

/** Moved, not deleted: ext4 makes the next minutes' new files expensive after ten thousand deletions. */
function setAside(...paths: readonly string[]): void {
  for (const path of paths) if (existsSync(path)) renameSync(path, `${path}-${randomUUID()}`);
}

/** All that a build may have left that makes the next one cheaper. */
const leftovers = ({ folder, output }: BenchSite): string[] => [
  output,
  ...['node_modules/.astro', '.astro', '.tmp', 'dist'].map((name) => join(folder, name)),
];

async function cold(site: BenchSite, [program, ...args]: BenchSite['command'], runs: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run += 1) {
    setAside(...leftovers(site));
    costs.push(await measure(program, args, site.folder));
  }
  return median(costs);
}

/** After a build of everything that is not counted. */
async function changed(site: BenchSite, documents: number, runs: number): Promise<Cost> {
  const [program, ...args] = site.publish ?? site.command;
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run += 1) {
    site.change?.(Math.floor((documents * (run + 1)) / (runs + 1)), `更正说明第${run + 1}号。`);
    costs.push(await measure(program, args, site.folder));
  }
  return median(costs);
}

function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /v([\d.]+)/.exec(stdout)?.[1] : undefined;
}

/** The others that this machine has; of one that it lacks, a line says so. */
function peersOf(folder: string, documents: readonly CorpusDocument[]): [SiteName, BenchSite][] {
  const like = !values.plain;
  const found: [SiteName, BenchSite][] = [];
  const hugo = hugoVersion();
  if (hugo === undefined) console.error('Hugo is not on the PATH: it is not compared with.');
  else found.push(['hugo', prepareHugo('hugo', hugo, join(folder, 'hugo'), documents, like)]);
  try {
    found.push(['eleventy', prepareEleventy(installPeers(), join(folder, 'eleventy'), documents, like)]);
  } catch (error) {
    console.error(`Eleventy cannot be installed, it is not compared with: ${String(error)}`);
  }
  return found;
}

async function measureSite(name: SiteName, site: BenchSite, stages: readonly Stage[], docs: number, runs: number) {
  const rows: Row[] = [];
  const note = (scenario: Stage, { cpu, wall, peak }: Cost) => {
    const row = { site: name, scenario, docs, cpuS: cpu, wallS: wall, peakMB: Math.round(peak / 1e6) };
    rows.push(row);
    console.error(Object.values(row).join('  '));
  };
  if (stages.includes('pages')) note('pages', await cold(site, site.command, runs));
  const publishes = site.publish !== undefined;
  if (stages.includes('all') && site.publish) note('all', await cold(site, site.publish, runs));
  if (stages.includes('change')) {
    if (publishes && !stages.includes('all')) await cold(site, site.publish, 1);
    note('change', await changed(site, docs, runs));
  }
  return rows;
}

async function run(docs: number, stages: readonly Stage[], runs: number): Promise<readonly Row[]> {
  const documents = values.corpus === undefined ? inventedDocuments(docs) : readCorpus(values.corpus, docs);
  mkdirSync(join(project, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(project, '.tmp/bench-publish-'));
  try {
    const sites: [SiteName, BenchSite][] = [
      ['ours', prepareOurSite(project, join(folder, 'ours'), documents)],
      ...peersOf(folder, documents),
    ];
    const rows: Row[] = [];
    for (const [name, site] of sites) rows.push(...(await measureSite(name, site, stages, docs, runs)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const stages = STAGES.filter((stage) => values.stages.split(',').includes(stage));
const rows = await run(Number(values.docs), stages, Number(values.runs));
if (values.json) console.log(JSON.stringify({ rows }));
else {
  const shown = rows.map((row) => [row.site, row.scenario, ...[row.docs, row.cpuS, row.wallS, row.peakMB].map(String)]);
  printTable([['site', 'scenario', 'issues', 'CPU s', 'wall s', 'peak MB'], ...shown]);
}
