/**
 * `npm test` and `npm run verify`: everything that CI does, in the same order.
 * Stops at the first step that fails and closes with the number of tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');

const steps: [title: string, command: string, ...args: string[]][] = [
  ['Types', 'astro', 'check'],
  ['Content', 'node', 'scripts/check.ts'],
  ['Lint', 'eslint', '.'],
  ['Format', 'prettier', '--check', '--log-level=warn', '.'],
  [
    'Unit and build tests',
    'vitest',
    'run',
    '--project=!hosting',
    '--project=!package',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.tmp/reports/vitest.json',
  ],
  ['Browser tests', 'playwright', 'test'],
];

mkdirSync(join(root, '.tmp/reports'), { recursive: true });
for (const [title, command, ...args] of steps) {
  console.log(`\n── ${title}: ${command} ${args.join(' ')}`);
  const { status } = spawnSync(join(bin, command), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  });
  if (status !== 0) {
    console.error(`\n${title} failed.`);
    process.exit(1);
  }
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, '.tmp/reports', file), 'utf8')) as T;
const vitest = read<VitestReport>('vitest.json');
const { stats } = read<PlaywrightReport>('e2e.json');
console.log(
  `\n${vitest.numPassedTests + stats.expected} passed, ${vitest.numFailedTests + stats.unexpected + stats.flaky} failed`,
);
