/**
 * The content loader. Astro's store gets only the checked frontmatter, a digest
 * the file's path and the pictures it shows; bodies stay on disk until a page
 * asks, because a store with ten thousand bodies is serialised twice and parsed
 * again at every build. MDX is the exception: Astro compiles those entries itself.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { PICTURE_FOLDER, pictureName } from '#lib/pictures.ts';
import type { CollectionName } from '#model/kinds.ts';
import { momentToDate } from '#model/moment.ts';
import { inspectArchive } from './archive.ts';
import type { Entry, Inspected } from './archive.ts';
import { picturesOf } from './check-pictures.ts';
import { leftOut } from './left-out.ts';
import { OFFICE_FOLDER, officeFolder } from './office-folder.ts';
import { ContentError } from './problem.ts';
import { sayHeldBack } from './public-at.ts';
import type { HeldBack } from './public-at.ts';

/** One reading of the disk serves all collections of one build. */
let shared: { inspected: Public; waiting: Set<CollectionName> } | undefined;

type Public = Pick<Inspected, 'archive' | 'heldBack'>;

function publicFor(collection: CollectionName, root: string, now: Date): Public {
  if (!shared?.waiting.has(collection)) {
    const { archive, heldBack, problems } = inspectArchive(officeFolder(root), now, { without: leftOut() });
    if (problems.length > 0) throw new ContentError(problems);
    shared = { inspected: { archive, heldBack }, waiting: new Set(Object.keys(archive) as CollectionName[]) };
  }
  const { inspected, waiting } = shared;
  waiting.delete(collection);
  // Bodies are not needed any more once the last collection has been handed over.
  if (waiting.size === 0) shared = undefined;
  return inspected;
}

/** @param now tells the moment that decides what is public. */
export function leanLoader(collection: CollectionName, now: () => Date): Loader {
  return {
    name: `archive-${collection}`,
    load: async (context) => {
      const heldBack = await fill(context, collection, now());
      watch(context, collection, now, heldBack);
    },
  };
}

/** @returns what of the collection is not public yet, the earliest first. */
async function fill(context: LoaderContext, collection: CollectionName, now: Date): Promise<readonly HeldBack[]> {
  const root = fileURLToPath(context.config.root);
  const { archive, heldBack } = publicFor(collection, root, now);
  const entries: readonly Entry[] = archive[collection];
  // All of them before the first is put down: in development pages are asked for meanwhile.
  const prepared = await Promise.all(
    entries.map(async (entry) => {
      const pictures = picturesIn(entry);
      return {
        id: entry.id,
        data: await dataOf(entry, pictures, context),
        digest: digestOf(entry, root, pictures),
        filePath: `${OFFICE_FOLDER}/${entry.file}`,
        ...(entry.file.endsWith('.mdx') && { deferredRender: true }),
      };
    }),
  );
  context.store.clear();
  for (const entry of prepared) context.store.set(entry);
  return heldBack.filter(({ file }) => file.startsWith(`${collection}/`));
}

/** The names of the pictures that a Markdown text shows. MDX imports its own. */
function picturesIn(entry: Entry): string[] {
  return entry.file.endsWith('.md') ? picturesOf(entry).flatMap(({ address }) => pictureName(address) ?? []) : [];
}

/** Changes when the words do, or one of the pictures. */
function digestOf({ text }: Entry, root: string, pictures: readonly string[]): string {
  const hash = createHash('sha256').update(text);
  for (const name of pictures) hash.update(readFileSync(join(officeFolder(root), PICTURE_FOLDER, name)));
  return hash.digest('base64url').slice(0, 16);
}

/** The checked frontmatter with the pictures for Astro to import: what no public entry shows is not built. */
async function dataOf(
  entry: Entry,
  names: readonly string[],
  { parseData }: LoaderContext,
): Promise<Record<string, unknown>> {
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
  now: () => Date,
  heldBack: readonly HeldBack[],
): void {
  const { watcher } = context;
  if (!watcher) return;
  const folder = fileURLToPath(new URL(`${OFFICE_FOLDER}/${collection}/`, context.config.root));
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    shared = undefined;
    try {
      wake(await fill(context, collection, now()));
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
