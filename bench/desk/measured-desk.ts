/** A desk to be measured, in a process of its own, opened when it is first asked for and again when it has ended. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { memoryBelow } from '../measure.ts';
import type { ProcessMemory } from '../measure.ts';

interface Told {
  readonly port: number;
}

export class MeasuredDesk {
  readonly #office: string;
  readonly #pages: string;
  #open: Promise<{ readonly child: ChildProcess; readonly port: number }> | undefined;

  constructor(office: string, pages: string) {
    this.#office = office;
    this.#pages = pages;
  }

  /** Where it answers. Its archive has been read ahead. */
  async port(): Promise<number> {
    return (await this.#opened()).port;
  }

  /** What it and the processes beside it hold once they have thrown away what they no longer need. */
  async memory(): Promise<ProcessMemory[]> {
    const { child } = await this.#opened();
    child.send({});
    await once(child, 'message');
    return memoryBelow(child.pid ?? 0);
  }

  async close(): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    this.#open = undefined;
    if (open?.child.exitCode !== null) return;
    const ended = once(open.child, 'exit');
    open.child.disconnect();
    await ended;
  }

  #opened() {
    return (this.#open ??= this.#start());
  }

  async #start() {
    const child = fork(join(import.meta.dirname, 'serve-desk.ts'), [this.#office, this.#pages], {
      execArgv: ['--expose-gc'],
    });
    child.once('exit', () => (this.#open = undefined));
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the desk ended with ${String(code)}`);
    });
    ended.catch(() => undefined);
    const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [Told];
    return { child, port };
  }
}
