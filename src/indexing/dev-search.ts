/**
 * Search in `npm run dev`: the index is made of the pages the server itself
 * shows, when it is first asked for and again after the content has changed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { loadArchive } from '#archive/archive.ts';
import { MANIFEST_FILE } from '#search/manifest.ts';
import { INDEX_FOLDER, indexSite } from './index-site.ts';

/** Pages show a change a moment after the file has it; an index made in that moment is not kept. */
const SETTLING_MS = 5000;

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
        const siteDir = join(root, '.tmp/dev-search');
        const files = sirv(siteDir, { dev: true });
        let index: Promise<unknown> | undefined;
        let changedAt = 0;
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(join(root, 'src/content'))) return;
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
            index ??= indexSite({
              archive: loadArchive(root),
              siteDir,
              cacheDir: join(root, '.tmp/dev-search-cache'),
              readPage: async (page) => (await fetch(origin + base + page.slice(1))).text(),
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
