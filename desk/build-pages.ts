/**
 * Builds the pages of the desk, once for every office: `admin/` for the desk's
 * own server, and `forges.json`, which says what of it a desk on a forge takes.
 * What an office has of its own is handed in as data when the pages run.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Manifest, Plugin } from 'vite';
import { deskConfig } from './app/forms/desk-config.ts';
import { patchDecap } from './decap-patches.ts';
import { FORGES_FILE, forgeKinds } from './forge-pages.ts';
import type { ForgePages } from './forge-pages.ts';
import { buildImportPage } from './import/build.ts';

const app = fileURLToPath(new URL('./app', import.meta.url));
const common = { configFile: false, root: app, base: './', logLevel: 'warn' } as const;
const MANIFEST = '.vite/manifest.json';

/** In the browser the office's addresses are data that the page reads when it opens. */
function officeAtRunTime(): Plugin {
  return {
    name: 'office-at-run-time',
    enforce: 'pre',
    resolveId: (source) => (source === '#site' ? join(app, 'handed.ts') : null),
  };
}

/** The desk's page once more for each forge, so that a desk loads one back end and no other. */
function pageOfEachForge(): Plugin {
  const script = (id: string) => forgeKinds.find((kind) => id === join(app, `${kind}.html`));
  return {
    name: 'page-of-each-forge',
    resolveId: (source) => (script(source) === undefined ? null : source),
    load(id) {
      const kind = script(id);
      if (kind === undefined) return null;
      return readFileSync(join(app, 'index.html'), 'utf8').replace('./main.tsx', `./backends/${kind}.ts`);
    },
  };
}

async function buildDesk(outDir: string): Promise<void> {
  const stub = join(app, 'ajv-stub.ts');
  await build({
    ...common,
    plugins: [patchDecap(), officeAtRunTime(), pageOfEachForge(), react()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    resolve: {
      alias: [{ find: /^ajv(?:-keywords\/dist\/keywords|-errors)?$/, replacement: stub }],
      dedupe: ['react', 'react-dom'],
    },
    build: {
      ...{ outDir, emptyOutDir: true, manifest: MANIFEST, target: 'es2022', chunkSizeWarningLimit: 4000 },
      rollupOptions: {
        input: ['index', 'inbox', 'accounts', ...forgeKinds].map((page) => join(app, `${page}.html`)),
        // Old packages of Decap ask for Node's modules by eval; the page forbids it (decaporg/decap-cms#2138) and
        // they go on without.
        onLog: (level, log, say) => (log.code === 'EVAL' ? undefined : say(level, log)),
      },
    },
  });
}

/** The stylesheet of the preview, which the page names itself. */
async function buildPreviewStyles(outDir: string): Promise<void> {
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
}

/** The files that a page of the build loads, at once or later. */
function filesOf(manifest: Manifest, page: string): string[] {
  const chunks = new Set<string>();
  const visit = (name: string): void => {
    if (chunks.has(name)) return;
    chunks.add(name);
    const { imports = [], dynamicImports = [] } = manifest[name] ?? {};
    for (const next of [...imports, ...dynamicImports]) visit(next);
  };
  visit(page);
  const files = [...chunks].flatMap((name) => {
    const { file = '', css = [], assets = [] } = manifest[name] ?? {};
    return [file, ...css, ...assets];
  });
  return [...new Set(files)].sort();
}

/** Takes the forges' pages out of what the desk's own server hands out. */
function takeForges(admin: string): ForgePages {
  const manifest = JSON.parse(readFileSync(join(admin, MANIFEST), 'utf8')) as Manifest;
  rmSync(join(admin, MANIFEST, '..'), { recursive: true });
  const pages = forgeKinds.map((kind) => {
    const page = join(admin, `${kind}.html`);
    const html = readFileSync(page, 'utf8');
    rmSync(page);
    return [kind, { html, files: [...filesOf(manifest, `${kind}.html`), 'page.css'] }] as const;
  });
  return Object.fromEntries(pages) as unknown as ForgePages;
}

/** @param outDir a folder of the pages' own, emptied first. */
export async function buildPages(outDir: string): Promise<void> {
  // Whoever builds may have named another mode, in which React notes paths of this machine.
  process.env['NODE_ENV'] = 'production';
  rmSync(outDir, { recursive: true, force: true });
  const admin = join(outDir, 'admin');
  mkdirSync(admin, { recursive: true });
  await buildDesk(admin);
  await buildPreviewStyles(admin);
  // The import page hands its drafts to the desk's own server.
  await buildImportPage(join(admin, 'import'));
  writeFileSync(join(admin, 'config.json'), JSON.stringify(deskConfig()));
  writeFileSync(join(outDir, FORGES_FILE), JSON.stringify(takeForges(admin)));
}
