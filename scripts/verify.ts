/**
 * `npm test` and `npm run verify`: everything that CI does, in the same order.
 * The showcase is verified as any office's site is; the tests run on invented
 * words, but for the showcase's facts, which stand beside its words. Stops at
 * the first step that fails and closes with the number of tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `node` in the tests is the one that runs this. */
const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;

/** Scripts, not the commands in node_modules/.bin: those are shell files, of another kind on Windows. */
const steps: [title: string, script: string, ...args: string[]][] = [
  ['Types', 'node_modules/astro/bin/astro.mjs', 'check'],
  ['Lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['Unused files, exports and packages', 'node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  ['Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ['Showcase', 'scripts/verify-site.ts'],
  [
    'Unit, build and showcase tests',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=!hosting',
    '--project=!package',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.tmp/reports/vitest.json',
  ],
  ['Browser tests', 'node_modules/@playwright/test/cli.js', 'test'],
];

mkdirSync(join(root, '.tmp/reports'), { recursive: true });
for (const [title, script, ...args] of steps) {
  console.log(`\n── ${title}: ${script} ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: path },
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
