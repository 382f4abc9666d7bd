/** Builds the desk's static files. They are no part of the public site. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { deskConfig } from './app/desk-config.ts';
import { mendDecap } from './decap-mends.ts';
import { buildImportPage } from './import/build.ts';

const app = fileURLToPath(new URL('./app', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that the desk's files are made of. */
const inputs = [
  'desk/app',
  'desk/import',
  'importer',
  'src/model',
  'src/lib',
  'src/archive',
  'src/components',
  'src/layouts',
  'src/styles',
];
const files = ['desk/build-desk.ts', 'desk/decap-mends.ts', 'src/site.ts', 'package-lock.json'];

function digest(): string {
  const hash = createHash('sha256');
  const found = inputs.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...found.sort(), ...files.map((file) => join(root, file))]) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds the desk unless the folder holds what would be built. @returns whether it was built. */
export async function prepareDesk(outDir: string): Promise<boolean> {
  const stamp = join(outDir, 'built-from.txt');
  const wanted = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await buildDesk(outDir);
  writeFileSync(stamp, wanted);
  return true;
}

/** @param outDir A folder of the desk's own, emptied first. */
export async function buildDesk(outDir: string): Promise<void> {
  const stub = join(app, 'ajv-stub.ts');
  const common = { configFile: false, root: app, base: './', logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [mendDecap(), react()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    resolve: {
      alias: [{ find: /^ajv(?:-keywords\/dist\/keywords|-errors)?$/, replacement: stub }],
      dedupe: ['react', 'react-dom'],
    },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
      // Old packages of Decap ask for Node's modules by eval; the page forbids it and they go on without.
      rollupOptions: { onLog: (level, log, say) => (log.code === 'EVAL' ? undefined : say(level, log)) },
    },
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
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(deskConfig()));
  await buildImportPage(join(outDir, 'import'));
}
