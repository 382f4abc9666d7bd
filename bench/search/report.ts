/** The comparison as tables for a terminal. */
import { printTable } from '../table.ts';
import type { Cost } from '../measure.ts';
import type { QueryFigures, SystemFigures } from './measure-queries.ts';

export interface SystemReport {
  readonly system: string;
  readonly index: Cost;
  /** This site only: the same archive with one document changed. */
  readonly oneDocument?: Cost;
  readonly figures: SystemFigures;
}

export interface SearchReport {
  readonly machine: string;
  readonly documents: number;
  readonly queries: number;
  /** Median milliseconds of one fetch of a tiny file from the same server, for comparison. */
  readonly fetchMs: number;
  readonly systems: readonly SystemReport[];
}

const percent = (share: number | undefined) => (share === undefined ? '–' : (share * 100).toFixed(1));
const pair = ({ median, p95 }: { median: number; p95: number }) => `${median.toFixed(1)} / ${p95.toFixed(1)}`;

function line(name: string, figures: QueryFigures): string[] {
  return [
    name,
    String(figures.queries),
    percent(figures.recall),
    percent(figures.precision),
    percent(figures.marksRight),
    percent(figures.titlesInTen),
    pair(figures.kbWarm),
    pair(figures.ms),
    pair(figures.msAgain),
  ];
}

const HEAD = [
  '',
  'queries',
  'recall %',
  'precision %',
  'marks right %',
  'titles in ten %',
  'KB warm',
  'ms warm',
  'ms again',
];

function costs({ system, index, oneDocument, figures }: SystemReport): string[] {
  return [
    system,
    figures.kbFirst.toFixed(0),
    figures.slow3G.toFixed(1),
    pair(figures.throttled),
    index.cpu.toFixed(1),
    (index.peak / 1e6).toFixed(0),
    oneDocument === undefined ? '–' : `${oneDocument.cpu.toFixed(1)} / ${oneDocument.wall.toFixed(1)}`,
  ];
}

export function printReport(report: SearchReport): void {
  console.log(`${report.machine}; ${report.documents} documents, ${report.queries} queries; median / 95th percentile`);
  printTable([
    HEAD,
    ...report.systems.map(({ system, figures }) => line(system, figures.kinds['all'] as QueryFigures)),
  ]);
  console.log(`one fetch of a tiny file: ${report.fetchMs.toFixed(1)} ms`);
  const own = report.systems[0];
  if (own) {
    console.log(`\n${own.system}, by kind of query`);
    printTable([HEAD, ...Object.entries(own.figures.kinds).map(([kind, figures]) => line(kind, figures))]);
  }
  console.log();
  printTable([
    ['', 'first query KB', 's, slow 3G', 'ms, 4× slower', 'index CPU s', 'index peak MB', 'one document CPU / wall s'],
    ...report.systems.map(costs),
  ]);
}
