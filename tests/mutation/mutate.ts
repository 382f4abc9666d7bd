/**
 * `npm run mutate -- [module…] [--sample percent] [--seed word]`: how many small
 * faults the tests notice, module by module, and those that none noticed. A sample
 * takes about so many per cent of the functions, the same ones for the same
 * seed. Ends with 1 when fewer than 85 % are noticed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modules } from './modules.ts';

/** The part of a report that is read here (schema of mutation-testing-elements). */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}
interface Mutant {
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'RuntimeError' | 'CompileError';
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}
interface Place {
  readonly line: number;
  readonly column: number;
}

const WANTED = 85;
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});

/** Runs StrykerJS for one module; throws when it does not come to its end. */
function mutate(module: string): Report {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'tests/mutation/stryker.config.mjs'],
    {
      ...{ cwd: root, stdio: 'inherit' },
      env: { ...process.env, MUTATE_MODULE: module, MUTATE_SAMPLE: values.sample, MUTATE_SEED: values.seed },
    },
  );
  if (status !== 0) throw new Error(`StrykerJS stopped in ${module} with ${status}`);
  return JSON.parse(readFileSync(join(root, `.tmp/reports/mutation/${module}.json`), 'utf8')) as Report;
}

/** What stands between two places of a text, and what took its place, on one line. */
function sayMutant(file: string, source: string, { location: { start, end }, replacement = '' }: Mutant): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? '').slice(0, end.column - 1));
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 120);
  return `${file}:${start.line}:${start.column}  ${short(lines.join('\n'))}  →  ${short(replacement)}`;
}

const share = (noticed: number, all: number) => (all === 0 ? 100 : (noticed / all) * 100);
const wanted = positionals.length > 0 ? positionals : Object.keys(modules);
const table: { module: string; noticed: number; all: number; 'score %': string; minutes: string }[] = [];
for (const module of wanted) {
  const began = Date.now();
  const { files } = mutate(module);
  const mutants = Object.entries(files).flatMap(([file, { source, mutants: all }]) =>
    all.map((mutant) => ({ status: mutant.status, said: sayMutant(file, source, mutant) })),
  );
  const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  for (const { status, said } of missed) console.log(`${status === 'Survived' ? 'unnoticed ' : 'never run '} ${said}`);
  const all = noticed + missed.length;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  table.push({ module, noticed, all, 'score %': share(noticed, all).toFixed(1), minutes });
}
const sum = (key: 'noticed' | 'all') => table.reduce((total, row) => total + row[key], 0);
const score = share(sum('noticed'), sum('all'));
console.table(table);
console.log(`${sum('noticed')} of ${sum('all')} faults noticed: ${score.toFixed(1)} % (wanted: ${WANTED} %)`);
process.exitCode = score < WANTED ? 1 : 0;
