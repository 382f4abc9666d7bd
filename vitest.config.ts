import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { loadSettings } from './src/archive/settings-file.ts';
import { settingsModule } from './src/archive/settings-in-vite.ts';

/** What components are drawn with, as in a bundle: the settings of the invented office. */
const office = loadSettings(fileURLToPath(new URL('tests/fixtures/office', import.meta.url)));

const MODULES = '{src,scripts,program,publication,checks,importer,demo,desk,verify,bench}';
const PROPERTIES = '**/*.property.test.{ts,tsx}';

/** A time-out is for what hangs. A test of a second has this long, in ms, so that a loaded machine is never a failure. */
const PATIENCE = 120_000;

export default defineConfig({
  test: {
    // Half of the time goes by in git and in builds, which are processes of their own.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [settingsModule({ ...office, base: '/' })],
        test: {
          name: 'unit',
          include: [`${MODULES}/**/*.test.{ts,tsx}`],
          exclude: [...configDefaults.exclude, PROPERTIES],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        test: {
          name: 'desk',
          include: ['tests/{desk,attacks}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, PROPERTIES],
          ...{ testTimeout: 3 * PATIENCE, hookTimeout: 3 * PATIENCE },
        },
      },
      {
        plugins: [settingsModule({ ...office, base: '/' })],
        // Hundreds of cases drawn by fast-check or from a seed: minutes where twenty others want the processor.
        test: {
          name: 'property',
          include: [`{${MODULES.slice(1, -1)},tests/desk}/**/*.property.test.{ts,tsx}`],
          setupFiles: ['tests/fixtures/property-seed.ts'],
          ...{ testTimeout: 15 * PATIENCE, hookTimeout: 15 * PATIENCE },
        },
      },
      // Needs npm's registry: `npm run test:package`, with one worker, since packing writes into the program's folder.
      {
        test: { name: 'package', include: ['tests/package/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
      // Needs nginx, Caddy and root: `npm run test:hosting`.
      {
        test: { name: 'hosting', include: ['tests/hosting/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
      },
      // Looks at the showcase as `scripts/verify-site.ts` has built it.
      { test: { name: 'showcase', include: ['tests/showcase/**/*.test.ts'] } },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          globalSetup: ['tests/build/build-once.ts'],
          ...{ testTimeout: 5 * PATIENCE, hookTimeout: 5 * PATIENCE },
        },
      },
    ],
  },
});
