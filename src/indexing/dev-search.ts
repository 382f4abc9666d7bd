/**
 * Search in `npm run dev`: the index is made of the pages the server itself
 * shows, when it is first asked for and again after the content has changed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { inspectArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { ContentError } from '#archive/content-error.ts';
import { momentToDate } from '#model/moment.ts';
import { MANIFEST_FILE } from '#search/format/manifest.ts';
import { INDEX_FOLDER, indexSite } from './index-site.ts';
import { readParagraphs } from './page-text.ts';

/** Pages show a change a moment after the file has it; an index made in that moment is not kept. */
const SETTLING_MS = 5000;

/** A time that never comes. */
const NEVER = new Date(8.64e15);

/** The folder of the index in development, in the project's. */
const siteDirOf = (root: string): string => join(root, '.tmp/dev-search');

/** @param site the address of the server's root. @param until is called when more becomes public. */
async function makeIndex(root: string, now: Date, site: string, until: (next: Date) => void): Promise<unknown> {
  const { archive, heldBack, diagnostics } = inspectArchive(officeFolder(root), now);
  if (diagnostics.length > 0) throw new ContentError(diagnostics);
  const [next] = heldBack;
  until(next === undefined ? NEVER : momentToDate(next.publishAt));
  return indexSite({
    archive,
    siteDir: siteDirOf(root),
    // The development server knows folders only.
    written: (path) => path,
    cacheDir: join(root, '.tmp/dev-search-cache'),
    readPage: async (page) => readParagraphs(await (await fetch(site + page.slice(1))).text()),
  });
}

export function devSearch(): AstroIntegration {
  let root = '';
  let base = '/';
  return {
    name: 'dev-search',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
        ({ base } = config);
      },
      'astro:server:setup': ({ server, logger }) => {
        const siteDir = siteDirOf(root);
        const files = sirv(siteDir, { dev: true });
        let index: Promise<unknown> | undefined;
        let changedAt = 0;
        // When the next embargo ends.
        let stale = NEVER;
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(officeFolder(root))) return;
          index = undefined;
          changedAt = Date.now();
        });
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').replace(base, '/');
          if (!path.startsWith(`/${INDEX_FOLDER}/`)) {
            next();
            return;
          }
          const origin = `http://localhost:${request.socket.localPort ?? ''}`;
          if (path.endsWith(MANIFEST_FILE)) {
            const now = new Date();
            if (now >= stale) index = undefined;
            index ??= makeIndex(root, now, origin + base, (next) => {
              stale = next;
            });
          }
          Promise.resolve(index).then(
            () => {
              if (Date.now() - changedAt < SETTLING_MS) index = undefined;
              request.url = path;
              files(request, response, next);
            },
            (error: unknown) => {
              index = undefined;
              logger.error(String(error));
              response.writeHead(500).end();
            },
          );
        });
      },
    },
  };
}
