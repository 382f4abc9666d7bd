/** A folder on disk that follows files and folders of a tree in the store. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitStore } from './git.ts';

export class TreeFolder {
  readonly path: string;
  readonly #store: GitStore;
  readonly #followed: readonly string[];
  /** What the folder holds, path → content id; unknown before the first {@link follow}. */
  #held: Map<string, string> | undefined;

  /** @param followed Files and folders of the tree. What there is of them on disk is thrown away by the first {@link follow}. */
  constructor(store: GitStore, path: string, followed: readonly string[]) {
    this.#store = store;
    this.path = path;
    this.#followed = followed;
  }

  /** Makes the folder the same as the tree; writes only what differs. @returns the paths that did. */
  async follow(treeish: string): Promise<readonly string[]> {
    const files = await this.#store.filesIn(treeish, ...this.#followed);
    const held = (this.#held ??= this.#emptied());
    const wanted = new Set(files.map(({ path }) => path));
    const gone = [...held.keys()].filter((one) => !wanted.has(one));
    for (const path of gone) {
      rmSync(join(this.path, path), { force: true });
      held.delete(path);
    }
    const changed = files.filter(({ path, oid }) => held.get(path) !== oid);
    const contents = await this.#store.blobs(changed.map(({ oid }) => oid));
    for (const [index, { path, oid }] of changed.entries()) this.#write(path, contents[index] ?? '', oid);
    return [...gone, ...changed.map(({ path }) => path)];
  }

  /** Lays a text over the tree until the next {@link follow}. */
  lay(path: string, text: string): void {
    this.#write(path, text, '');
  }

  #emptied(): Map<string, string> {
    for (const one of this.#followed) rmSync(join(this.path, one), { recursive: true, force: true });
    return new Map();
  }

  #write(path: string, content: string | Buffer, oid: string): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    // A folder that once held files may stand where a file has to.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) rmSync(file, { recursive: true });
    writeFileSync(file, content);
    this.#held?.set(path, oid);
  }
}
