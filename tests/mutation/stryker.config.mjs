/** StrykerJS puts small faults into one module's code, and a test has to notice each. `npm run mutate` runs it for each module. */
import { chosenModule } from './modules.ts';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/ignorers.ts'],
  ignorers: ['outside-sample', 'sentence'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  mutate: [...chosenModule().mutate],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['MUTATE_PROCESSES'] ?? 1),
  // A machine that does other work too is slow, not wrong: only what never ends is to time out.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  tempDirName: '.tmp/stryker',
  ignorePatterns: ['dist', '.desk', 'desk/pages', 'fonts', '.ocr', 'test-results'],
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `.tmp/reports/mutation/${process.env['MUTATE_MODULE']}.json` },
  warnings: { slow: false },
};
