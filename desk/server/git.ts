/**
 * Git as a store: a bare repository, read and written object by object. There
 * is no work tree and no checked-out branch, so nothing can be left dirty, no
 * rebase can stop halfway, and a process killed at any moment leaves at worst
 * objects that no ref names.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ObjectReader } from './object-reader.ts';

export class GitError extends Error {
  readonly code: number;
  readonly stdout: string;

  constructor(args: readonly string[], code: number, stdout: string, stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim() || `exit ${code}`}`);
    this.name = 'GitError';
    this.code = code;
    this.stdout = stdout;
  }
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** A file of a tree: its path and the id of its content. */
export interface TreeFile {
  readonly path: string;
  readonly oid: string;
}

export interface TreeDifference {
  readonly path: string;
  /** Content ids; undefined on the side that does not have the file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changes in a tree: path → new content's id, or null to remove the file. */
export type TreeChanges = Readonly<Record<string, string | null>>;

export interface RefChange {
  readonly ref: string;
  /** The new commit; undefined deletes the ref. */
  readonly to?: string;
  /** What it must be now; undefined means it must not exist. */
  readonly from?: string;
}

interface RunOptions {
  /** Handed over whole, or piece by piece as git reads it. */
  readonly input?: string | Buffer | Iterable<Buffer>;
  readonly env?: NodeJS.ProcessEnv;
}

/** The office's own git settings (hooks, signing, quoting) have no say in the store. */
const ISOLATED = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

/** How many contents are in memory at a time where there are very many. */
const AT_A_TIME = 200;

/** Contents as `git fast-import` reads them. */
function* imported(contents: Iterable<Buffer>): Generator<Buffer> {
  for (const content of contents) {
    yield Buffer.concat([Buffer.from(`blob\ndata ${content.length}\n`), content, Buffer.from('\n')]);
  }
  yield Buffer.from('done\n');
}

/** The id that git gives to a content. */
export function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Runs git; @returns its output, or rejects with a GitError. */
export function runGit(args: readonly string[], { input, env = {} }: RunOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      { encoding: 'buffer', maxBuffer: 1 << 30, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else {
          const code = typeof error.code === 'number' ? error.code : -1;
          reject(new GitError(args, code, stdout.toString(), stderr.toString() || error.message));
        }
      },
    );
    // A git that ends before it has read everything is reported by its exit code.
    child.stdin?.on('error', () => undefined);
    if (input === undefined || typeof input === 'string' || Buffer.isBuffer(input)) child.stdin?.end(input);
    else if (child.stdin) Readable.from(input).on('error', reject).pipe(child.stdin);
  });
}

export type Merged = { readonly tree: string } | { readonly conflicts: string[]; readonly marked: string };

interface TreeItem {
  readonly oid: string;
  readonly tree: boolean;
}

interface ChangedItem {
  was?: TreeItem;
  is?: TreeItem;
}

/**
 * What two trees do not have in common, by name. Git keeps both in the same order; what is alike is passed over as
 * bytes, because a folder of ten thousand files is compared at every save.
 */
function differingItems(old: Buffer, fresh: Buffer): Map<string, ChangedItem> {
  const changed = new Map<string, ChangedItem>();
  const note = (side: 'was' | 'is', buffer: Buffer, at: number): number => {
    const { name, end, ...item } = itemAt(buffer, at);
    changed.set(name, { ...changed.get(name), [side]: item });
    return end;
  };
  let [a, b] = [0, 0];
  while (a < old.length && b < fresh.length) {
    const [endA, endB] = [old.indexOf(0, a) + 21, fresh.indexOf(0, b) + 21];
    const order = compareNames(old, a, endA - 21, fresh, b, endB - 21);
    if (order === 0 && old.compare(fresh, b, endB, a, endA) === 0) [a, b] = [endA, endB];
    else {
      if (order <= 0) a = note('was', old, a);
      if (order >= 0) b = note('is', fresh, b);
    }
  }
  while (a < old.length) a = note('was', old, a);
  while (b < fresh.length) b = note('is', fresh, b);
  return changed;
}

function itemAt(buffer: Buffer, at: number): TreeItem & { readonly name: string; readonly end: number } {
  const space = buffer.indexOf(32, at);
  const end = buffer.indexOf(0, space);
  return {
    name: buffer.toString('utf8', space + 1, end),
    oid: buffer.toString('hex', end + 1, end + 21),
    tree: buffer.toString('latin1', at, space) === '40000',
    end: end + 21,
  };
}

/** The order of git: a folder stands as if its name ended in `/`. */
function compareNames(old: Buffer, a: number, endA: number, fresh: Buffer, b: number, endB: number): number {
  const [nameA, nameB] = [old.indexOf(32, a) + 1, fresh.indexOf(32, b) + 1];
  const shared = Math.min(endA - nameA, endB - nameB);
  const order = old.compare(fresh, nameB, nameB + shared, nameA, nameA + shared);
  if (order !== 0) return order;
  const next = (buffer: Buffer, start: number, name: number, end: number): number => {
    if (name + shared < end) return buffer[name + shared] ?? 0;
    return buffer[start] === FOLDER_MODE ? SLASH : 0;
  };
  return next(old, a, nameA, endA) - next(fresh, b, nameB, endB);
}

/** The mode of a folder is 40000, of anything else 1 and more. */
const FOLDER_MODE = '4'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);

/** Git parts its input at NUL and leaves out what it takes for a folder of its own: neither can be meant. */
function refuseUnsafe(path: string): void {
  if (/[\p{Cc}\\]/u.test(path) || path.split('/').some((part) => /^(?:|\.{1,2}|\.git|git~\d+)$/i.test(part))) {
    throw new Error(`not a path for git: ${JSON.stringify(path)}`);
  }
}

/** A repository in which the office's files stand below one folder; every path here is the office's own. */
export class GitStore {
  readonly dir: string;
  /** That folder with its last `/`, or nothing when the repository is the office's alone. */
  readonly prefix: string;
  readonly #objects: ObjectReader;

  constructor(dir: string, prefix = '') {
    this.dir = dir;
    this.prefix = prefix;
    this.#objects = new ObjectReader(dir, { ...process.env, ...ISOLATED });
  }

  /** Ends the process that reads; a later reading starts it again. */
  close(): void {
    this.#objects.close();
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
    return runGit(['--git-dir', this.dir, ...args], { ...options, env: { ...ISOLATED, ...options.env } });
  }

  async text(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return (await this.run(args, options)).toString().trimEnd();
  }

  /** The commit that a ref names, or undefined. */
  async refAt(ref: string): Promise<string | undefined> {
    return (await this.#objects.about(ref))?.oid;
  }

  /** The tree of a commit. */
  async treeOf(commit: string): Promise<string> {
    const tree = await this.#objects.about(`${commit}^{tree}`);
    if (!tree) throw new Error(`git holds no commit ${commit}`);
    return tree.oid;
  }

  /** A commit's message and its first parent. */
  async commitAt(commit: string): Promise<{ readonly message: string; readonly parent: string | undefined }> {
    const found = await this.#objects.read(commit);
    if (found?.type !== 'commit') throw new Error(`git holds no commit ${commit}`);
    const text = found.content.toString();
    const head = text.slice(0, text.indexOf('\n\n'));
    return { message: text.slice(head.length + 2), parent: /^parent ([0-9a-f]+)$/m.exec(head)?.[1] };
  }

  /** A path of the office as git commands take it. */
  inTree(path: string): string {
    return `${this.prefix}${path}`;
  }

  #fromTree(path: string): string {
    return path.startsWith(this.prefix) ? path.slice(this.prefix.length) : path;
  }

  /** The office's files that differ between two commits or trees, each with its content's id on either side. */
  async differences(before: string | undefined, after: string | undefined): Promise<TreeDifference[]> {
    const [old, fresh] = await Promise.all([before, after].map((one) => this.#officeIn(one)));
    return this.#differing(old, fresh, '');
  }

  /** The tree of the office's folder. */
  async #officeIn(treeish: string | undefined): Promise<string | undefined> {
    if (treeish === undefined) return undefined;
    const found = await this.#objects.about(`${treeish}:${this.prefix}`);
    return found?.type === 'tree' ? found.oid : undefined;
  }

  async #differing(before: string | undefined, after: string | undefined, folder: string): Promise<TreeDifference[]> {
    if (before === after) return [];
    const [old, fresh] = await Promise.all([this.#contentOf(before), this.#contentOf(after)]);
    const items = differingItems(old, fresh);
    const found = await Promise.all(
      [...items].map(([name, { was, is }]): Promise<TreeDifference[]> | TreeDifference[] => {
        // The same content with another mode.
        if (was?.oid === is?.oid) return [];
        const path = `${folder}${name}`;
        const own: TreeDifference[] =
          (was && !was.tree) || (is && !is.tree)
            ? [{ path, before: was?.tree ? undefined : was?.oid, after: is?.tree ? undefined : is?.oid }]
            : [];
        if (!was?.tree && !is?.tree) return own;
        return this.#differing(was?.tree ? was.oid : undefined, is?.tree ? is.oid : undefined, `${path}/`).then(
          (inside) => [...own, ...inside],
        );
      }),
    );
    return found.flat();
  }

  async #contentOf(tree: string | undefined): Promise<Buffer> {
    return (tree === undefined ? undefined : (await this.#objects.read(tree))?.content) ?? Buffer.alloc(0);
  }

  /** Moves several refs at once, each only from what it is expected to be. */
  async moveRefs(changes: readonly RefChange[]): Promise<void> {
    const zero = '0'.repeat(40);
    const lines = changes.map(({ ref, to, from = zero }) =>
      to === undefined ? `delete ${ref} ${from}` : `update ${ref} ${to} ${from}`,
    );
    await this.run(['update-ref', '--stdin'], { input: `start\n${lines.join('\n')}\nprepare\ncommit\n` });
  }

  /** The files of these names, and those below these folders, of a commit or tree. */
  async filesIn(treeish: string, ...names: readonly string[]): Promise<TreeFile[]> {
    const paths = names.map((name) => this.inTree(name));
    const listed = (await this.run(['ls-tree', '-r', '-z', treeish, '--', ...paths])).toString();
    return listed.split('\0').flatMap((line) => {
      const match = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
      return match?.[1] && match[2] ? [{ oid: match[1], path: this.#fromTree(match[2]) }] : [];
    });
  }

  /** The id of one file's content in a commit or tree, or undefined. */
  async oidAt(treeish: string, path: string): Promise<string | undefined> {
    const found = await this.#objects.about(`${treeish}:${this.inTree(path)}`);
    return found?.type === 'blob' ? found.oid : undefined;
  }

  async isBlob(oid: string): Promise<boolean> {
    return /^[0-9a-f]{40}$/.test(oid) && (await this.#objects.about(oid))?.type === 'blob';
  }

  async blob(oid: string): Promise<Buffer> {
    const found = await this.#objects.read(oid);
    if (found?.type !== 'blob') throw new Error(`git holds no content ${oid}`);
    return found.content;
  }

  /** Many contents, in the order asked for. */
  blobs(oids: readonly string[]): Promise<Buffer[]> {
    return Promise.all(oids.map((oid) => this.blob(oid)));
  }

  /** Very many files with their contents, of which only a few are in memory at a time. */
  async *contentsOf(files: readonly TreeFile[]): AsyncGenerator<TreeFile & { readonly content: Buffer }> {
    for (let at = 0; at < files.length; at += AT_A_TIME) {
      const some = files.slice(at, at + AT_A_TIME);
      const contents = await this.blobs(some.map(({ oid }) => oid));
      for (const [index, file] of some.entries()) yield { ...file, content: contents[index] ?? Buffer.alloc(0) };
    }
  }

  async writeBlob(content: string | Buffer): Promise<string> {
    return this.text(['hash-object', '-w', '--stdin'], { input: content });
  }

  /**
   * Many contents in one pack: a process for each takes minutes for ten thousand.
   * @param contents taken one by one as git reads them, so that they are not all in memory.
   */
  async writeBlobs(contents: Iterable<Buffer>): Promise<void> {
    await this.run(['fast-import', '--quiet', '--done'], { input: imported(contents) });
  }

  /**
   * The tree that `treeish` becomes with these changes, and with no others: git takes a file away without a word
   * where a folder of its name is written, and a folder where a file is.
   */
  async writeTree(treeish: string | undefined, changes: TreeChanges): Promise<string> {
    for (const path of Object.keys(changes)) refuseUnsafe(path);
    const index = join(this.dir, `desk-index-${randomUUID()}`);
    const env = { GIT_INDEX_FILE: index };
    try {
      await this.run(treeish === undefined ? ['read-tree', '--empty'] : ['read-tree', treeish], { env });
      const lines = Object.entries(changes).map(([path, oid]) =>
        oid === null ? `0 ${'0'.repeat(40)}\t${this.inTree(path)}\0` : `100644 ${oid}\t${this.inTree(path)}\0`,
      );
      await this.run(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
      const tree = await this.text(['write-tree'], { env });
      const inTree = Object.entries(changes).map(([path, oid]) => [this.inTree(path), oid] as const);
      await this.#refuseOthers(treeish, tree, new Map(inTree));
      return tree;
    } finally {
      await rm(index, { force: true });
    }
  }

  async #refuseOthers(
    treeish: string | undefined,
    tree: string,
    asked: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    const before = treeish === undefined ? undefined : await this.treeOf(treeish);
    const fresh = new Map((await this.#differing(before, tree, '')).map(({ path, after }) => [path, after]));
    for (const path of new Set([...fresh.keys(), ...asked.keys()])) {
      const stands = fresh.has(path)
        ? fresh.get(path)
        : before && (await this.#objects.about(`${before}:${path}`))?.oid;
      if (!asked.has(path) || (asked.get(path) ?? undefined) !== stands) {
        throw new Error(`git did not write ${JSON.stringify(path)} as it was asked to`);
      }
    }
  }

  async writeCommit(
    tree: string,
    parents: readonly string[],
    message: string,
    by: Identity,
    date: Date,
  ): Promise<string> {
    const when = `${Math.floor(date.getTime() / 1000)} +0800`;
    return this.text(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
      input: message,
      env: {
        GIT_AUTHOR_NAME: by.name,
        GIT_AUTHOR_EMAIL: by.email,
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_NAME: by.name,
        GIT_COMMITTER_EMAIL: by.email,
        GIT_COMMITTER_DATE: when,
      },
    });
  }

  /** The tree of `ours` and `theirs` merged, or the paths on which they conflict and a tree with both versions in them. */
  async merge(ours: string, theirs: string): Promise<Merged> {
    try {
      const out = await this.text(['merge-tree', '--write-tree', '-z', '--name-only', ours, theirs]);
      return { tree: out.split('\0', 1)[0] ?? '' };
    } catch (error) {
      if (!(error instanceof GitError) || error.code !== 1) throw error;
      const parts = error.stdout.split('\0');
      const end = parts.indexOf('', 1);
      const conflicts = parts.slice(1, end === -1 ? undefined : end).map((path) => this.#fromTree(path));
      return { conflicts, marked: parts[0] ?? '' };
    }
  }

  async isAncestor(older: string, newer: string): Promise<boolean> {
    try {
      await this.run(['merge-base', '--is-ancestor', older, newer]);
      return true;
    } catch (error) {
      if (error instanceof GitError && error.code === 1) return false;
      throw error;
    }
  }
}
