import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/e2e/find-chromium.ts';
import { runsHere } from './tests/old-chromium/install.ts';

const port = Number(process.env['E2E_PORT'] ?? 4399);
/** The second office of the fixtures, under a sub-path. */
const officePort = port - 1;
process.env['OFFICE_URL'] = `http://127.0.0.1:${officePort}/jia/`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: runsHere ? [] : '**/old-browsers.spec.ts',
  globalSetup: ['./tests/e2e/prepare-desk.ts', './tests/old-chromium/install.ts'],
  reporter: [['line'], ['json', { outputFile: '.tmp/reports/e2e.json' }]],
  workers: 2,
  // Two cores that other work may share: what is judged is the page, not the machine's speed.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
  webServer: [
    {
      command: `node tests/e2e/serve-office.ts ${port}`,
      url: `http://127.0.0.1:${port}/`,
      reuseExistingServer: false,
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    {
      command: `node tests/e2e/serve-second-office.ts ${officePort}`,
      url: `http://127.0.0.1:${officePort}/jia/`,
      reuseExistingServer: false,
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
});
