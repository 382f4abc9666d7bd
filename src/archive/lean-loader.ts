/**
 * The content loader. Astro's store gets only the checked frontmatter, a digest
 * and the file's path; bodies stay on disk until a page asks, because a store
 * with ten thousand bodies is serialised twice and parsed again at every build.
 * MDX is the exception: Astro compiles those entries itself.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { CollectionName } from '#model/field.ts';
import { loadArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { ContentError } from './problem.ts';

/** One reading of the disk serves all collections of one build. */
let shared: { archive: Archive; waiting: Set<CollectionName> } | undefined;

function archiveFor(collection: CollectionName, root: string): Archive {
  if (!shared?.waiting.has(collection)) {
    const archive = loadArchive(root);
    shared = { archive, waiting: new Set(Object.keys(archive) as CollectionName[]) };
  }
  const { archive, waiting } = shared;
  waiting.delete(collection);
  // Bodies are not needed any more once the last collection has been handed over.
  if (waiting.size === 0) shared = undefined;
  return archive;
}

export function leanLoader(collection: CollectionName): Loader {
  return {
    name: `archive-${collection}`,
    load: (context) => {
      fill(context, collection);
      watch(context, collection);
      return Promise.resolve();
    },
  };
}

function fill({ store, config }: LoaderContext, collection: CollectionName): void {
  const entries = archiveFor(collection, fileURLToPath(config.root))[collection];
  store.clear();
  for (const entry of entries) {
    store.set({
      id: entry.id,
      data: entry.data as unknown as Record<string, unknown>,
      digest: createHash('sha256').update(entry.text).digest('base64url').slice(0, 16),
      filePath: entry.file,
      ...(entry.file.endsWith('.mdx') && { deferredRender: true }),
    });
  }
}

/** In development a saved file shows at once; a broken one says why and leaves the last good page. */
function watch(context: LoaderContext, collection: CollectionName): void {
  const folder = fileURLToPath(new URL(`src/content/${collection}/`, context.config.root));
  const reload = (path: string): void => {
    if (!path.startsWith(folder)) return;
    shared = undefined;
    try {
      fill(context, collection);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      context.logger.error(error.message);
    }
  };
  context.watcher?.on('change', reload);
  context.watcher?.on('add', reload);
  context.watcher?.on('unlink', reload);
}
