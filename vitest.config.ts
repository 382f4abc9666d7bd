import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { loadSettings } from './src/archive/settings-file.ts';
import { settingsModule } from './src/archive/settings-in-vite.ts';

/** What components are drawn with, as in a bundle: the settings of the invented office. */
const office = loadSettings(fileURLToPath(new URL('tests/fixtures/office', import.meta.url)));

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [settingsModule({ ...office, base: '/' })],
        // Properties run hundreds of cases; on a machine that does other work too they need their time.
        test: {
          name: 'unit',
          include: ['{src,scripts,program,publication,checks,importer,demo,desk,verify}/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
        },
      },
      { test: { name: 'desk', include: ['tests/desk/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
      // Needs npm's registry: `npm run test:package`.
      {
        test: { name: 'package', include: ['tests/package/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
      // Needs nginx, Caddy and root: `npm run test:hosting`.
      {
        test: { name: 'hosting', include: ['tests/hosting/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          globalSetup: ['tests/build/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
