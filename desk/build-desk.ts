/** Builds the desk's static files. They are no part of the public site. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { site } from '#site';
import { deskConfig } from './app/desk-config.ts';

const app = fileURLToPath(new URL('./app', import.meta.url));

/** @param outDir A folder of the desk's own, emptied first. */
export async function buildDesk(outDir: string): Promise<void> {
  const stub = join(app, 'ajv-stub.ts');
  const common = { configFile: false, root: app, base: './', logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [react()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    resolve: {
      alias: [{ find: /^ajv(?:-keywords\/dist\/keywords|-errors)?$/, replacement: stub }],
      dedupe: ['react', 'react-dom'],
    },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  await build({
    ...common,
    plugins: [tailwindcss()],
    build: {
      outDir,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      rollupOptions: { input: join(app, 'page.css'), output: { assetFileNames: '[name][extname]' } },
    },
  });
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(deskConfig(site)));
}
