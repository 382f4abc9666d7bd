/**
 * The content loader. Astro's store gets only the checked frontmatter, a digest
 * the file's path and the pictures it shows; bodies stay on disk until a page
 * asks, because a store with ten thousand bodies is serialised twice and parsed
 * again at every build. MDX is the exception: Astro compiles those entries itself.
 */
import { normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { CollectionName } from '#model/kinds.ts';
import { momentToDate } from '#model/moment.ts';
import { OFFICE_FOLDER, officeFolder } from './office-folder.ts';
import { ContentError } from './content-error.ts';
import { shownDigest } from './kept-entry.ts';
import type { KeptEntry } from './kept-entry.ts';
import { sayHeldBack } from './public-at.ts';
import type { HeldBack } from './public-at.ts';
import { publicArchive } from './snapshot.ts';
import type { PublicArchive } from './snapshot.ts';

/** The loaders of all collections, which share one reading. */
export class LeanLoaders {
  readonly #now: () => Date;
  #shared: { readonly read: PublicArchive; readonly waiting: Set<CollectionName> } | undefined;

  /** @param now tells the moment that decides what is public. */
  constructor(now: () => Date) {
    this.#now = now;
  }

  of(collection: CollectionName): Loader {
    const read = (root: string) => this.#read(collection, root);
    return {
      name: `archive-${collection}`,
      load: async (context) => {
        const heldBack = await fill(context, collection, read);
        const reload = () => {
          this.#shared = undefined;
          return fill(context, collection, read);
        };
        watch(context, collection, { now: this.#now, reload }, heldBack);
      },
    };
  }

  #read(collection: CollectionName, root: string): PublicArchive {
    if (!this.#shared?.waiting.has(collection)) {
      const read = publicArchive(officeFolder(root), this.#now());
      this.#shared = { read, waiting: new Set(Object.keys(read.archive) as CollectionName[]) };
    }
    const { read, waiting } = this.#shared;
    waiting.delete(collection);
    // Nothing is kept once the last collection has been handed over.
    if (waiting.size === 0) this.#shared = undefined;
    return read;
  }
}

/** @returns what of the collection is not public yet, the earliest first. */
async function fill(
  context: LoaderContext,
  collection: CollectionName,
  read: (root: string) => PublicArchive,
): Promise<readonly HeldBack[]> {
  const root = fileURLToPath(context.config.root);
  const { archive, heldBack } = read(root);
  const entries: readonly KeptEntry[] = archive[collection];
  // All of them before the first is put down: in development pages are asked for meanwhile.
  const prepared = await Promise.all(
    entries.map(async (entry) => {
      return {
        id: entry.id,
        data: await dataOf(entry, context),
        digest: shownDigest(entry, officeFolder(root)),
        filePath: `${OFFICE_FOLDER}/${entry.file}`,
        ...(entry.file.endsWith('.mdx') && { deferredRender: true }),
      };
    }),
  );
  context.store.clear();
  for (const entry of prepared) context.store.set(entry);
  return heldBack.filter(({ file }) => file.startsWith(`${collection}/`));
}

/** The checked frontmatter with the pictures for Astro to import: what no public entry shows is not built. */
async function dataOf(entry: KeptEntry, { parseData }: LoaderContext): Promise<Record<string, unknown>> {
  const { pictures: names } = entry;
  const data = entry.data as unknown as Record<string, unknown>;
  // Parsing once more costs time, and most entries show none.
  if (names.length === 0) return data;
  const pictures = Object.fromEntries(names.map((name) => [name, `/${OFFICE_FOLDER}/${PICTURE_FOLDER}/${name}`]));
  return parseData({ id: entry.id, data: { ...data, pictures }, filePath: `${OFFICE_FOLDER}/${entry.file}` });
}

/** The longest that a timer of Node waits. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** In development a saved file shows at once, and an embargoed one at its time; a broken one says why and leaves the last good page. */
function watch(
  context: LoaderContext,
  collection: CollectionName,
  { now, reload: readAnew }: { readonly now: () => Date; readonly reload: () => Promise<readonly HeldBack[]> },
  heldBack: readonly HeldBack[],
): void {
  const { watcher } = context;
  if (!watcher) return;
  const folder = fileURLToPath(new URL(`${OFFICE_FOLDER}/${collection}/`, context.config.root));
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    try {
      wake(await readAnew());
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      context.logger.error(error.message);
    }
  };
  const wake = (waiting: readonly HeldBack[]): void => {
    clearTimeout(timer);
    for (const line of sayHeldBack(waiting)) context.logger.info(line);
    const [next] = waiting;
    if (next === undefined) return;
    const wait = momentToDate(next.publishAt).getTime() - now().getTime();
    timer = setTimeout(() => void reload(), Math.min(Math.max(wait, 0), LONGEST_WAIT));
    timer.unref();
  };
  const changed = (path: string): void => {
    // The watcher writes `/` on Windows too.
    if (normalize(path).startsWith(folder)) void reload();
  };
  wake(heldBack);
  watcher.on('change', changed);
  watcher.on('add', changed);
  watcher.on('unlink', changed);
}
