/** A folder on disk that follows files and folders of a tree in the store. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitStore } from './git.ts';

/** How many files are asked for one by one. */
const FEW = 100;

export class TreeFolder {
  readonly path: string;
  readonly #store: GitStore;
  readonly #followed: readonly string[];
  /** The tree that the folder holds; unknown before the first {@link follow}. */
  #held: string | undefined;
  /** What was laid over it. */
  readonly #laid = new Set<string>();

  /** @param followed Files and folders of the tree. What there is of them on disk is thrown away by the first {@link follow}. */
  constructor(store: GitStore, path: string, followed: readonly string[]) {
    this.#store = store;
    this.path = path;
    this.#followed = followed;
  }

  /** Makes the folder the same as the tree; reads and writes only what differs. @returns the paths that did. */
  async follow(treeish: string): Promise<readonly string[]> {
    const tree = await this.#store.treeOf(treeish);
    if (this.#held === undefined) this.#empty();
    const differing = (await this.#store.differences(this.#held, tree)).map(({ path }) => path);
    const changed = [...new Set([...differing.filter((path) => this.#follows(path)), ...this.#laid])];
    // Half done it holds neither tree.
    this.#held = undefined;
    await this.#take(tree, changed);
    this.#laid.clear();
    this.#held = tree;
    return changed;
  }

  /** Lays a text over the tree until the next {@link follow}. */
  lay(path: string, text: string): void {
    this.#laid.add(path);
    this.#write(path, text);
  }

  async #take(tree: string, paths: readonly string[]): Promise<void> {
    // Links and folders of another repository are no words of the office.
    const files = paths.length === 0 ? [] : await this.#store.filesIn(tree, ...this.#named(paths));
    const wanted = new Set(paths);
    const there = files.filter(({ path }) => wanted.has(path));
    const kept = new Set(there.map(({ path }) => path));
    for (const path of paths) if (!kept.has(path)) rmSync(join(this.path, path), { force: true });
    for await (const { path, content } of this.#store.contentsOf(there)) this.#write(path, content);
  }

  /** A few files by their names; of many the folders are listed, as a command has only so much room. */
  #named(paths: readonly string[]): readonly string[] {
    return paths.length > FEW ? this.#followed : paths;
  }

  #follows(path: string): boolean {
    return this.#followed.some((one) => path === one || path.startsWith(`${one}/`));
  }

  #empty(): void {
    for (const one of this.#followed) rmSync(join(this.path, one), { recursive: true, force: true });
    this.#laid.clear();
  }

  #write(path: string, content: string | Buffer): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    // A folder that once held files may stand where a file has to.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) rmSync(file, { recursive: true });
    writeFileSync(file, content);
  }
}
