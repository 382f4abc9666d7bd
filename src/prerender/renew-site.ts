/**
 * `node src/prerender/renew-site.ts <folder>`: the pages of a site from the program that Astro built before, in the
 * folder of the project. Pages that show what they showed are linked; every other one is rendered.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildMoment } from '#archive/build-moment.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { publicArchive } from '#archive/snapshot.ts';
import { programDigest } from '#program/program.mjs';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { PageWatch } from './bulk-renderer.ts';
import { contentInProgram, KeptProgram } from './kept-program.ts';
import type { Built } from './kept-program.ts';
import { PageCache } from './page-cache.ts';
import { writeKeyedPages } from './page-writer.ts';
import { pagesProgram } from './pages-program.ts';
import { ANOTHER_PROGRAM } from './renewal.ts';
import { pageFile, renderByAstro } from './site-app.ts';
import type { SiteApp, SitePath } from './site-app.ts';
import { AnotherPicture, giveImages } from './static-images.ts';

/** What Astro tells the program while it builds, as far as the program asks. */
interface Prerendering extends SiteApp {
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: object): void;
}

const QUIET = { options: { destination: { write: () => true }, level: 'error' } };

async function openApp(entry: string, { pages, images }: Built): Promise<SiteApp> {
  giveImages(images);
  const { app } = (await import(pathToFileURL(entry).href)) as { readonly app: Prerendering };
  app.setInternals({ pagesByKeys: new Map(Object.entries(pages)) });
  app.setOptions({ settings: { scripts: [] }, logger: QUIET });
  return app;
}

async function renew(root: string, folder: string): Promise<boolean> {
  const program = pagesProgram(root, programDigest(root), loadSettings(officeFolder(root)));
  const archive = publicArchive(officeFolder(root), buildMoment());
  const kept = new KeptProgram(root);
  const opened = kept.open(`${program} ${contentInProgram(root, archive)}`);
  if (opened === undefined) return false;
  mkdirSync(folder, { recursive: true });
  kept.layFrame(folder);
  const app = await openApp(opened.entry, opened.built);
  const watch = new PageWatch(app);
  const paths = (await new StaticPaths(app as never).getAll()) as unknown as SitePath[];
  const cache = new PageCache(join(root, '.tmp/pages'));
  const { left, files } = await writeKeyedPages(app, watch, paths, { folder, cache, program });
  cache.close();
  await writeOthers(app, left, folder, new Set(files));
  return true;
}

/** The first page of an address stands, as in Astro's own build. */
async function writeOthers(app: SiteApp, paths: readonly SitePath[], folder: string, written: Set<string>) {
  for (const path of paths) {
    const file = pageFile(path);
    if (written.has(file)) continue;
    written.add(file);
    const page = await renderByAstro(app, path);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), page);
  }
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node src/prerender/renew-site.ts <folder>');
try {
  if (!(await renew(process.cwd(), folder))) process.exitCode = ANOTHER_PROGRAM;
} catch (error) {
  if (!(error instanceof AnotherPicture)) throw error;
  process.exitCode = ANOTHER_PROGRAM;
}
