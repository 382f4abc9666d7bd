/**
 * One reading for a whole build. The process that reads and checks the archive
 * leaves a snapshot of what is public; Astro, the index and the files beside
 * the pages take it over, and refuse it when the folder is no longer as it was
 * read. Lines of JSON: a head, then an entry each.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { kindNames } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { inspectArchive } from './archive.ts';
import type { Inspected } from './archive.ts';
import { ContentError } from './content-error.ts';
import { ContentChanged, keep, KeptEntry } from './kept-entry.ts';
import type { Kept } from './kept-entry.ts';
import { officeStamp } from './office-stamp.ts';
import type { HeldBack } from './public-at.ts';

const VARIABLE = 'SITE_SNAPSHOT';

type KeptArchive = { readonly [C in CollectionName]: readonly KeptEntry<C>[] };

/** What is public, its words still in their files. */
export interface PublicArchive {
  readonly archive: KeptArchive;
  /** What is not public yet, the earliest first. */
  readonly heldBack: readonly HeldBack[];
}

interface Head {
  /** Of the folder as it was read. */
  readonly stamp: string;
  readonly heldBack: readonly HeldBack[];
}

/** What is public of a reading. */
export function keepPublic(
  office: string,
  { archive, heldBack }: Pick<Inspected, 'archive' | 'heldBack'>,
): PublicArchive {
  return { archive: archiveOf(office, Object.values(archive).flat().map(keep)), heldBack };
}

/** @param stamp the folder's from before it was read, see {@link settledStamp}. */
export function writeSnapshot(path: string, stamp: string, { archive, heldBack }: PublicArchive): void {
  const entries = Object.values(archive).flat();
  const lines = entries.map(({ collection, id, file, data, digest, pictures }) =>
    JSON.stringify({ collection, id, file, data, digest, pictures } satisfies Kept),
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, [JSON.stringify({ stamp, heldBack } satisfies Head), ...lines].join('\n'));
}

/** @throws ContentChanged when the folder is not as it was when the snapshot was made. */
export function readSnapshot(path: string, office: string): PublicArchive {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const { stamp, heldBack } = JSON.parse(head) as Head;
  if (stamp !== officeStamp(office)) throw new ContentChanged();
  return {
    archive: archiveOf(
      office,
      lines.map((line) => JSON.parse(line) as Kept),
    ),
    heldBack,
  };
}

/** The environment by which a build hands its snapshot to a process that it starts. */
export function withSnapshot(path: string): NodeJS.ProcessEnv {
  return { [VARIABLE]: path };
}

/** Whether this process belongs to a build that hands it a snapshot. */
export function hasSnapshot(): boolean {
  return process.env[VARIABLE] !== undefined;
}

/**
 * What is public: from the snapshot of the build that this process belongs to; of no build, read and checked here.
 * @throws ContentError with all that is wrong, ContentChanged.
 */
export function publicArchive(office: string, now: Date): PublicArchive {
  const handed = process.env[VARIABLE];
  if (handed !== undefined) return readSnapshot(handed, office);
  const inspected = inspectArchive(office, now);
  if (inspected.diagnostics.length > 0) throw new ContentError(inspected.diagnostics);
  return keepPublic(office, inspected);
}

function archiveOf(office: string, kept: readonly Kept[]): KeptArchive {
  const byCollection = Map.groupBy(kept, ({ collection }) => collection);
  return Object.fromEntries(
    kindNames.map((name) => [
      name,
      (byCollection.get(name as CollectionName) ?? []).map((one) => new KeptEntry(office, one)),
    ]),
  ) as unknown as KeptArchive;
}
