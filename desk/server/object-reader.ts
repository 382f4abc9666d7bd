/**
 * Reads git objects through one long-running `git cat-file --batch-command`:
 * a board of fifty drafts asks for hundreds of objects, and a process for each
 * of them is what makes such a list slow.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

export interface GitObject {
  readonly oid: string;
  readonly type: string;
  /** Empty when only asked about. */
  readonly content: Buffer;
}

interface Waiting {
  readonly withContent: boolean;
  readonly resolve: (found: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

export class ObjectReader {
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiting: Waiting[] = [];
  #unread: Buffer[] = [];
  #unreadLength = 0;

  constructor(dir: string, env: NodeJS.ProcessEnv) {
    this.#args = ['--git-dir', dir, 'cat-file', '--batch-command'];
    this.#env = env;
  }

  /** The id and type of what a name means (`refs/heads/main`, `<commit>:<path>`), or undefined. */
  about(name: string): Promise<GitObject | undefined> {
    return this.#ask('info', name);
  }

  /** The same with its content. */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask('contents', name);
  }

  close(): void {
    this.#child?.stdin.end();
    this.#child = undefined;
  }

  #ask(command: 'info' | 'contents', name: string): Promise<GitObject | undefined> {
    if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ withContent: command === 'contents', resolve, reject });
      child.stdin.write(`${command} ${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn('git', this.#args, { env: this.#env });
    const end = (error: Error) => {
      if (this.#child === child) this.#child = undefined;
      this.#unread = [];
      this.#unreadLength = 0;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    child.on('error', end);
    child.on('close', (code) => end(new Error(`git cat-file ended (${code})`)));
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    child.stdout.on('data', (data: Buffer) => {
      this.#unread.push(data);
      this.#unreadLength += data.length;
      this.#answer();
    });
    return child;
  }

  /** Hands out every answer that has arrived whole. */
  #answer(): void {
    let buffer = Buffer.concat(this.#unread, this.#unreadLength);
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const lineEnd = buffer.indexOf(10);
      if (lineEnd === -1) break;
      const [, oid, type = '', size] = /^([0-9a-f]{40}) (\w+) (\d+)$/.exec(buffer.toString('latin1', 0, lineEnd)) ?? [];
      const end = lineEnd + 1 + (oid !== undefined && next.withContent ? Number(size) + 1 : 0);
      if (buffer.length < end) break;
      this.#waiting.shift();
      next.resolve(
        oid === undefined
          ? undefined
          : {
              oid,
              type,
              content: next.withContent ? Buffer.from(buffer.subarray(lineEnd + 1, end - 1)) : Buffer.alloc(0),
            },
      );
      buffer = buffer.subarray(end);
    }
    this.#unread = [buffer];
    this.#unreadLength = buffer.length;
  }
}
