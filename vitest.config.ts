import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // Properties run hundreds of cases; on a machine that does other work too they need their time.
        test: {
          name: 'unit',
          include: ['{src,scripts,checks,importer,desk,verify}/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
        },
      },
      { test: { name: 'desk', include: ['tests/desk/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
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
