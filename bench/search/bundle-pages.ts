/** Bundles the answering pages as a site would ship them. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { pageOf } from './systems.ts';
import type { SearchSystem } from './systems.ts';

/** Writes `OUT/<id>/index.html` with its script. */
export async function bundlePage(system: SearchSystem, outDir: string): Promise<void> {
  const folder = join(outDir, system.id);
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    base: `/${system.id}/`,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2024',
      rolldownOptions: { input: pageOf(system), output: { entryFileNames: 'page.js' } },
    },
  });
  if (!readdirSync(folder).includes('page.js')) throw new Error(`no page of ${system.name} was built`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><script type="module" src="page.js"></script></body></html>',
  );
}
