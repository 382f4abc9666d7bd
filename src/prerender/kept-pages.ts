/**
 * Keeps the pages that say what they show to ourselves: Astro builds the program of the site and every other page,
 * these are linked from the last build or rendered in bulk. What Astro built stays for `renew-site.ts`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { buildMoment } from '#archive/build-moment.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { hasSnapshot, publicArchive } from '#archive/snapshot.ts';
import { PageWatch } from './bulk-renderer.ts';
import { contentInProgram, filesBelow, KeptProgram } from './kept-program.ts';
import { PageCache } from './page-cache.ts';
import { writeKeyedPages } from './page-writer.ts';
import { noteImages } from './static-images.ts';
import type { SiteApp, SitePath } from './site-app.ts';

/** Of an Astro build: where it works, and what is found on the way. */
interface Building {
  root: string;
  folder: string;
  pages: ReadonlyMap<string, { readonly styles: readonly unknown[] }>;
  images: Record<string, string>;
  /** What stood in the folder before the first page. */
  frame: readonly string[];
}

/** @param program changes when the program or the settings make other pages of the same words. */
export function keptPages(program: string): AstroIntegration {
  const building: Building = { root: '', folder: '', pages: new Map(), images: {}, frame: [] };
  return {
    name: 'kept-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        building.root = fileURLToPath(config.root);
        building.folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((astro) => keeping(astro, building, program)),
      'astro:build:setup': ({ pages }) => {
        building.pages = pages;
      },
      'astro:build:done': () => {
        if (hasSnapshot()) keepProgram(building, program);
      },
    },
  };
}

function keeping(astro: AstroPrerenderer, building: Building, program: string): AstroPrerenderer {
  const { root, folder } = building;
  return {
    ...astro,
    name: 'kept-pages',
    getStaticPaths: async () => {
      building.images = noteImages();
      building.frame = filesBelow(folder).filter((file) => !file.startsWith('.prerender/'));
      const { app } = astro as AstroPrerenderer & { readonly app: SiteApp };
      const watch = new PageWatch(app);
      const paths = (await astro.getStaticPaths()) as SitePath[];
      const cache = new PageCache(join(root, '.tmp/pages'));
      const { left } = await writeKeyedPages(app, watch, paths, { folder, cache, program });
      cache.close();
      return left;
    },
    teardown: async () => {
      await astro.teardown?.();
      // Where Astro puts it when the site is built outside of the project.
      const places = [folder, join(root, '.astro')].map((place) => join(place, '.prerender'));
      const built = places.find((place) => existsSync(place));
      // Only a publication goes on with it; reading the office again for nobody costs seconds.
      if (built !== undefined && hasSnapshot()) new KeptProgram(root).takeProgram(built);
    },
  };
}

function keepProgram({ root, folder, pages, images, frame }: Building, program: string): void {
  // Astro removes the pictures that it shows in other sizes only.
  const left = frame.filter((file) => existsSync(join(folder, file)));
  const files = new Set([...left, ...filesBelow(join(folder, '_astro')).map((file) => `_astro/${file}`)]);
  const key = `${program} ${contentInProgram(root, publicArchive(officeFolder(root), buildMoment()))}`;
  const styled = Object.fromEntries([...pages].map(([name, { styles }]) => [name, { styles }]));
  new KeptProgram(root).keep(folder, [...files], { key, pages: styled, images });
}
