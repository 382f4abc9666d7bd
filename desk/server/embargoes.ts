/**
 * Published files that name a time of their own. A build holds them back until
 * then (src/archive/public-at.ts); here it is known when another build is due.
 */
import { extname } from 'node:path';
import { parseEntryFile } from '#entry-file/parse.ts';
import { WORDS } from '#archive/office-folder.ts';
import type { HeldBack } from '#archive/public-at.ts';
import { isAhead, moment } from '#model/moment.ts';
import { GitError } from './git.ts';
import type { GitStore } from './git.ts';

export interface Embargoes {
  /** What is not public yet, the earliest first. */
  readonly heldBack: readonly HeldBack[];
  /** How many that had a time have become public; with the commit it tells one site from another. */
  readonly ended: number;
}

export class EmbargoReader {
  readonly #files: DatedFiles;

  constructor(store: GitStore) {
    this.#files = new DatedFiles(store);
  }

  /** How it stands at `now` with the files of a commit; what a commit holds is read once. */
  async at(commit: string, now: Date): Promise<Embargoes> {
    const times = await this.#files.naming(commit, 'publishAt');
    const heldBack = times.filter(({ time }) => isAhead(time, now));
    return {
      heldBack: heldBack.map(({ file, time }) => ({ file, publishAt: time })),
      ended: times.length - heldBack.length,
    };
  }
}

/** A published file that names a time of its own, Beijing time. */
export interface DatedFile {
  readonly file: string;
  readonly time: string;
}

type DateField = 'publishAt' | 'unpublishAt';

/** Published files by the times that they name; what a commit holds is read once. */
export class DatedFiles {
  readonly #store: GitStore;
  readonly #read = new Map<DateField, { readonly commit: string; readonly times: Promise<readonly DatedFile[]> }>();

  constructor(store: GitStore) {
    this.#store = store;
  }

  /** Those whose time is still to come, the earliest first. */
  async at(commit: string, field: DateField, now: Date): Promise<DatedFile[]> {
    return (await this.naming(commit, field)).filter(({ time }) => isAhead(time, now));
  }

  /** All that name a time, the earliest first. */
  naming(commit: string, field: DateField): Promise<readonly DatedFile[]> {
    const known = this.#read.get(field);
    if (known?.commit === commit) return known.times;
    const times = this.#timesIn(commit, field);
    this.#read.set(field, { commit, times });
    return times;
  }

  async #timesIn(commit: string, field: DateField): Promise<readonly DatedFile[]> {
    const naming = await this.#filesNaming(field, commit);
    if (naming.size === 0) return [];
    const files = (await this.#store.filesIn(commit, ...WORDS)).filter(({ path }) => naming.has(path));
    const texts = await this.#store.blobs(files.map(({ oid }) => oid));
    return files
      .flatMap(({ path: file }, index) => {
        const time = timeOf(file, String(texts[index]), field);
        return time === undefined ? [] : [{ file, time }];
      })
      .sort((a, b) => (a.time < b.time ? -1 : 1));
  }

  async #filesNaming(word: string, commit: string): Promise<ReadonlySet<string>> {
    try {
      const places = WORDS.map((name) => this.#store.inTree(name));
      const found = await this.#store.run(['grep', '-l', '-z', '-F', '-e', word, commit, '--', ...places]);
      const lines = found.toString().split('\0').filter(Boolean);
      return new Set(lines.map((line) => line.slice(`${commit}:${this.#store.prefix}`.length)));
    } catch (error) {
      // Git says in this way that it found none.
      if (error instanceof GitError && error.code === 1) return new Set();
      throw error;
    }
  }
}

function timeOf(file: string, text: string, field: DateField): string | undefined {
  const extension = extname(file);
  if (extension !== '.md' && extension !== '.mdx') return undefined;
  const data = (parseEntryFile(text, extension).data ?? {}) as Readonly<Record<string, unknown>>;
  const checked = moment.safeParse(data[field]);
  return checked.success ? checked.data : undefined;
}
