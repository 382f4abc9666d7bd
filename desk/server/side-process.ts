/**
 * A process beside the server that answers questions. Not a worker thread:
 * native code that crashes takes all threads with it, and cannot be ended while
 * it works (https://github.com/nodejs/node/issues/58484). Here that costs the
 * question and not the desk.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** What goes to the process. Without an `id` nothing is answered. */
interface Sent<Question> {
  readonly id?: number;
  readonly question: Question;
}

interface Returned<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

/** A question that was not answered in its time; the process that was busy with it is gone. */
export class TookTooLong extends Error {
  /** Milliseconds. */
  readonly limit: number;

  constructor(limit: number) {
    super(`no answer within ${limit} ms`);
    this.name = 'TookTooLong';
    this.limit = limit;
  }
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  /** Milliseconds that it may take, from when the one before it was answered. */
  readonly limit: number | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class SideProcess<Question, Answer> {
  readonly #script: URL;
  readonly #ended: () => void;
  readonly #waiting = new Map<number, Waiting<Question, Answer>>();
  #child: ChildProcess | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param script calls {@link answerQuestions}.
   * @param ended called when the process has gone by itself, with all it knew; the next question starts another one.
   */
  constructor(script: URL, ended: () => void = () => undefined) {
    this.#script = script;
    this.#ended = ended;
  }

  /**
   * @param limit milliseconds after which the process is ended, and the next questions are put to another one.
   * @throws when the process ends before it has answered; TookTooLong at the limit.
   */
  ask(question: Question, limit?: number): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { question, limit, resolve, reject });
      this.#send({ id, question });
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  /** Questions are answered in their order: the clock runs for the first of those that wait. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [first] = this.#waiting;
    if (!first) return;
    const [id, { limit }] = first;
    if (limit !== undefined) this.#timer = setTimeout(() => this.#giveUp(id, limit), limit);
  }

  #giveUp(id: number, limit: number): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
    this.#waiting.get(id)?.reject(new TookTooLong(limit));
    this.#waiting.delete(id);
    this.#ended();
    for (const [other, { question }] of this.#waiting) this.#send({ id: other, question });
    this.#watch();
  }

  tell(question: Question): void {
    this.#send({ question });
  }

  /** Ends the process at once. Whoever still waits has gone with the server. */
  close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    clearTimeout(this.#timer);
    this.#waiting.clear();
    if (child === undefined || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  #send(message: Sent<Question>): void {
    const child = (this.#child ??= this.#start());
    // One that cannot be reached is about to be told as ended.
    child.send(message, () => undefined);
  }

  #start(): ChildProcess {
    const child = fork(this.#script, {
      // What reading an archive throws away is collected while it is little: with 10,000 issues a process weighs 296 MB
      // in place of 412, and takes as long.
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'],
      serialization: 'advanced',
    });
    child.unref();
    child.channel?.unref();
    child.on('message', ({ id, answer }: Returned<Answer>) => {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
      this.#watch();
    });
    child.on('error', (error) => this.#fail(child, error));
    child.on('exit', (code, signal) => {
      this.#fail(child, new Error(`the process of ${this.#script.pathname} ended (${signal ?? code})`));
    });
    return child;
  }

  #fail(child: ChildProcess, error: Error): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    clearTimeout(this.#timer);
    this.#ended();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Called once by the script of a {@link SideProcess}, which ends with the server. An answer to what was only told is dropped. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Answer): void {
  process.once('disconnect', () => process.exit());
  process.on('message', ({ id, question }: Sent<Question>) => {
    const given = answer(question);
    if (id !== undefined) process.send?.({ id, answer: given } satisfies Returned<Answer>);
  });
}
