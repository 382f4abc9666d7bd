/**
 * Published files that name a time of their own. A build holds them back until
 * then (src/archive/public-at.ts); here it is known when another build is due.
 */
import { extname } from 'node:path';
import { parseEntryFile } from '#archive/entry-file.ts';
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
  readonly #store: GitStore;
  #read: { readonly commit: string; readonly times: Promise<readonly HeldBack[]> } | undefined;

  constructor(store: GitStore) {
    this.#store = store;
  }

  /** How it stands at `now` with the files of a commit; what a commit holds is read once. */
  async at(commit: string, now: Date): Promise<Embargoes> {
    if (this.#read?.commit !== commit) this.#read = { commit, times: this.#timesIn(commit) };
    const times = await this.#read.times;
    const heldBack = times.filter(({ publishAt }) => isAhead(publishAt, now));
    return { heldBack, ended: times.length - heldBack.length };
  }

  async #timesIn(commit: string): Promise<readonly HeldBack[]> {
    const naming = await this.#filesNaming('publishAt', commit);
    if (naming.size === 0) return [];
    const files = (await this.#store.filesIn(commit, ...WORDS)).filter(({ path }) => naming.has(path));
    const texts = await this.#store.blobs(files.map(({ oid }) => oid));
    return files
      .flatMap(({ path: file }, index) => {
        const publishAt = timeOf(file, String(texts[index]));
        return publishAt === undefined ? [] : [{ file, publishAt }];
      })
      .sort((a, b) => (a.publishAt < b.publishAt ? -1 : 1));
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

function timeOf(file: string, text: string): string | undefined {
  const extension = extname(file);
  if (extension !== '.md' && extension !== '.mdx') return undefined;
  const { publishAt } = (parseEntryFile(text, extension).data ?? {}) as { readonly publishAt?: unknown };
  const checked = moment.safeParse(publishAt);
  return checked.success ? checked.data : undefined;
}
