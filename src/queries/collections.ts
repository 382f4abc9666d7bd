/** The collections, each read once for the whole build. */
import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { buildMoment } from '#archive/build-moment.ts';
import { shownDigest } from '#archive/kept-entry.ts';
import type { KeptEntry } from '#archive/kept-entry.ts';
import { OFFICE_FOLDER, officeFolder } from '#archive/office-folder.ts';
import { isRenewal } from '#archive/renewal.ts';
import { publicArchive } from '#archive/snapshot.ts';
import type { CollectionName } from '#model/kinds.ts';

const cache = new Map<CollectionName, Promise<CollectionEntry<CollectionName>[]>>();

export function all<C extends CollectionName>(collection: C): Promise<CollectionEntry<C>[]> {
  // In development content changes under a running server, so nothing is kept.
  const cached = import.meta.env.DEV ? undefined : cache.get(collection);
  const entries = cached ?? inOrder(isRenewal() ? renewed(collection) : getCollection(collection));
  cache.set(collection, entries);
  return entries as Promise<CollectionEntry<C>[]>;
}

/** In the order of their files, in which Astro does not always give them. */
async function inOrder<C extends CollectionName>(
  entries: Promise<CollectionEntry<C>[]>,
): Promise<CollectionEntry<C>[]> {
  const fileOf = ({ id, filePath }: CollectionEntry<C>) => filePath ?? id;
  return (await entries).sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
}

const reading = once(() => Promise.resolve(publicArchive(officeFolder(process.cwd()), buildMoment())));

/** As the loader would have stored them for Astro. */
async function renewed<C extends CollectionName>(collection: C): Promise<CollectionEntry<C>[]> {
  const entries: readonly KeptEntry[] = (await reading()).archive[collection];
  const known = entries.some(({ pictures }) => pictures.length > 0) ? await knownPictures(collection) : {};
  return entries.map(({ id, file, data, digest, pictures }) => ({
    id,
    collection,
    data: pictures.length === 0 ? data : { ...data, pictures: pick(known, pictures) },
    digest: shownDigest({ digest, pictures }, officeFolder(process.cwd())),
    filePath: `${OFFICE_FOLDER}/${file}`,
    ...(file.endsWith('.mdx') && { deferredRender: true }),
  })) as unknown as CollectionEntry<C>[];
}

/** The pictures that the program was built with; it is not used where others are shown. */
async function knownPictures(collection: CollectionName): Promise<Readonly<Record<string, unknown>>> {
  const stored = await getCollection(collection);
  return Object.assign({}, ...stored.map(({ data }) => ('pictures' in data ? data.pictures : {}))) as object as Record<
    string,
    unknown
  >;
}

const pick = (known: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, known[name]]));

/** A value computed once for the whole build, and anew at each request in development. */
export function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    if (import.meta.env.DEV) return compute();
    value ??= compute();
    return value;
  };
}

/** A path of `getStaticPaths` with what says that its page changed, or without. */
export function keyed(cacheKey: string | undefined) {
  return cacheKey === undefined ? {} : { cacheKey };
}
