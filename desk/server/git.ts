/**
 * Git as a store: a bare repository, read and written object by object. There
 * is no work tree and no checked-out branch, so nothing can be left dirty, no
 * rebase can stop halfway, and a process killed at any moment leaves at worst
 * objects that no ref names.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';

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
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

/** The office's own git settings (hooks, signing, quoting) have no say in the store. */
const ISOLATED = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

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
    child.stdin?.end(input);
  });
}

export class GitStore {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
    return runGit(['--git-dir', this.dir, ...args], { ...options, env: { ...ISOLATED, ...options.env } });
  }

  async text(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return (await this.run(args, options)).toString().trimEnd();
  }

  /** The commit that a ref names, or undefined. */
  async refAt(ref: string): Promise<string | undefined> {
    const found = await this.text(['for-each-ref', '--format=%(objectname) %(refname)', ref]);
    return found
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(' ', 1)[0];
  }

  /** Moves several refs at once, each only from what it is expected to be. */
  async moveRefs(changes: readonly RefChange[]): Promise<void> {
    const zero = '0'.repeat(40);
    const lines = changes.map(({ ref, to, from = zero }) =>
      to === undefined ? `delete ${ref} ${from}` : `update ${ref} ${to} ${from}`,
    );
    await this.run(['update-ref', '--stdin'], { input: `start\n${lines.join('\n')}\nprepare\ncommit\n` });
  }

  /** The files below a folder of a commit or tree. */
  async filesIn(treeish: string, folder: string): Promise<TreeFile[]> {
    const listed = (await this.run(['ls-tree', '-r', '-z', treeish, '--', `${folder}/`])).toString();
    return listed.split('\0').flatMap((line) => {
      const match = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
      return match?.[1] && match[2] ? [{ oid: match[1], path: match[2] }] : [];
    });
  }

  /** The id of one file's content in a commit or tree, or undefined. */
  async oidAt(treeish: string, path: string): Promise<string | undefined> {
    const listed = (await this.run(['ls-tree', '-z', treeish, '--', path])).toString();
    return /^100\d{3} blob ([0-9a-f]+)\t/.exec(listed)?.[1];
  }

  async blob(oid: string): Promise<Buffer> {
    return this.run(['cat-file', 'blob', oid]);
  }

  /** Many contents in one process, in the order asked for. */
  async blobs(oids: readonly string[]): Promise<Buffer[]> {
    if (oids.length === 0) return [];
    const output = await this.run(['cat-file', '--batch'], { input: `${oids.join('\n')}\n` });
    const found: Buffer[] = [];
    let offset = 0;
    for (const oid of oids) {
      const lineEnd = output.indexOf(10, offset);
      const size = Number(output.toString('latin1', offset, lineEnd).split(' ')[2]);
      if (!Number.isInteger(size)) throw new Error(`git holds no content ${oid}`);
      found.push(output.subarray(lineEnd + 1, lineEnd + 1 + size));
      offset = lineEnd + 1 + size + 1;
    }
    return found;
  }

  async writeBlob(content: string | Buffer): Promise<string> {
    return this.text(['hash-object', '-w', '--stdin'], { input: content });
  }

  /** The tree that `treeish` becomes with these changes. */
  async writeTree(treeish: string | undefined, changes: TreeChanges): Promise<string> {
    const index = join(this.dir, `desk-index-${randomUUID()}`);
    const env = { GIT_INDEX_FILE: index };
    try {
      await this.run(treeish === undefined ? ['read-tree', '--empty'] : ['read-tree', treeish], { env });
      const lines = Object.entries(changes).map(([path, oid]) =>
        oid === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `100644 ${oid}\t${path}\0`,
      );
      await this.run(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
      return await this.text(['write-tree'], { env });
    } finally {
      await rm(index, { force: true });
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

  /** The tree of `ours` and `theirs` merged, or the paths on which they conflict. */
  async merge(ours: string, theirs: string): Promise<{ readonly tree: string } | { readonly conflicts: string[] }> {
    try {
      const out = await this.text(['merge-tree', '--write-tree', '-z', '--name-only', ours, theirs]);
      return { tree: out.split('\0', 1)[0] ?? '' };
    } catch (error) {
      if (!(error instanceof GitError) || error.code !== 1) throw error;
      const parts = error.stdout.split('\0');
      const end = parts.indexOf('', 1);
      return { conflicts: parts.slice(1, end === -1 ? undefined : end) };
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
