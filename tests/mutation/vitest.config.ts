/** The tests that the faults of one module have to get past, its properties among them. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { loadSettings } from '../../src/archive/settings-file.ts';
import { settingsModule } from '../../src/archive/settings-in-vite.ts';
import { chosenModule } from './modules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  plugins: [settingsModule({ ...loadSettings(`${root}/tests/fixtures/office`), base: '/' })],
  test: {
    include: [...chosenModule().tests],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
