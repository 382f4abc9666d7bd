/** Builds the desk's static files. They are no part of the public site. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { deskConfig } from './app/desk-config.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { settingsModule } from '#archive/settings-in-vite.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { forgeOrigins } from './app/forge-config.ts';
import { mendDecap } from './decap-mends.ts';
import { buildImportPage } from './import/build.ts';
import { deskPolicy } from './policy.ts';

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
  'checks',
];
const files = ['desk/build-desk.ts', 'desk/decap-mends.ts', 'desk/policy.ts', 'package-lock.json'];

/** What of the office's settings the desk's files hold; a new slogan does not build the desk anew. */
export type DeskOffice = Pick<SiteSettings, 'site' | 'base' | 'indexInLinks'>;

function digest({ site, base, indexInLinks }: DeskOffice): string {
  const hash = createHash('sha256').update(JSON.stringify([site, base, indexInLinks]));
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

/**
 * Builds the desk unless the folder holds what would be built.
 * @param office the project's own settings when left out.
 * @returns whether it was built.
 */
export async function prepareDesk(outDir: string, office: DeskOffice = loadSettings(root)): Promise<boolean> {
  const stamp = join(outDir, 'built-from.txt');
  const wanted = digest(office);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await buildDesk(outDir, office);
  writeFileSync(stamp, wanted);
  return true;
}

/** Loads the chosen back end and no other. A page that no server of ours hands out states its own policy. */
function chosenBackEnd(forge: ForgeSettings | undefined): Plugin {
  return {
    name: 'chosen-back-end',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        if (forge === undefined) return html;
        const policy = deskPolicy({ origins: forgeOrigins(forge) });
        return html
          .replace('./main.tsx', `./${forge.kind}.ts`)
          .replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
      },
    },
  };
}

/**
 * @param outDir A folder of the desk's own, emptied first.
 * @param forge the office's forge; without one the desk is built for its own server.
 */
export async function buildDesk(
  outDir: string,
  { site, base, indexInLinks }: DeskOffice,
  forge?: ForgeSettings,
): Promise<void> {
  const stub = join(app, 'ajv-stub.ts');
  const common = { configFile: false, root: app, base: './', logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [mendDecap(), settingsModule(root, { site, base, indexInLinks }), chosenBackEnd(forge), react()],
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
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(deskConfig(forge)));
  // The import page hands its drafts to the desk's own server.
  if (forge === undefined) await buildImportPage(join(outDir, 'import'));
}
