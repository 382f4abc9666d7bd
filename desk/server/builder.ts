/**
 * Builds the public site in the background from what is published, in a folder
 * of its own: the program as it is installed, the content as git holds it.
 * A build that fails changes nothing that a reader sees.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { withBuildMoment } from '#archive/build-moment.ts';
import { OFFICE_FOLDER, OFFICE_PARTS, officeFolder } from '#archive/office-folder.ts';
import { trialEnvironment } from '#archive/trial-build.ts';
import type { HeldBack } from '#archive/public-at.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { BUILD_LOCK, buildStepArguments } from '#program/build-step.ts';
import { LEFT_OUT_LINE } from '#publication/inspect-site.ts';
import { BuildFolder } from './build-folder.ts';
import { EmbargoReader } from './embargoes.ts';
import type { Events } from './event-stream.ts';
import type { GitStore } from './git.ts';
import type { Releases } from './releases.ts';
import { TreeFolder } from './tree-folder.ts';
import { mainOf } from './workflow.ts';
import type { Checkpoint } from './workflow.ts';

export interface BuilderOptions {
  /** Where the program is installed. */
  readonly program: string;
  /** See {@link BuildFolder}. */
  readonly folder: string;
  readonly store: GitStore;
  readonly releases: Releases;
  readonly events: Events;
  readonly now: () => Date;
  readonly checkpoint: Checkpoint;
  /** Whether what has something wrong is left off the site, and named. */
  readonly skipBroken: boolean;
  /** Whether every page says that the words on it are invented. */
  readonly trial?: boolean;
  /** The program that builds the site of a folder into its `dist`. */
  readonly script?: string;
  /** Milliseconds without a word after which a build is taken for hung and ended; twenty minutes when left out. */
  readonly patience?: number;
}

const SILENCE_MS = 20 * 60_000;
const CLOSING_MS = 2000;

interface Wanted {
  readonly name: string;
  readonly commit: string;
  /** The moment that decides what is public. */
  readonly now: Date;
  readonly heldBack: readonly HeldBack[];
}

/** What build-process.ts sends. */
type BuildMessage = { readonly pages: string } | { readonly refused: readonly Diagnostic[] };

interface Outcome {
  readonly ok: boolean;
  readonly said: string;
  /** What is wrong with the words, when that is why nothing was built. */
  readonly refused?: readonly Diagnostic[];
}

export class Builder {
  readonly #options: BuilderOptions;
  readonly #site: BuildFolder;
  #content: TreeFolder;
  #running: Promise<void> | undefined;
  #again = false;
  #child: ChildProcess | undefined;
  readonly #embargoes: EmbargoReader;
  /** The site that was last tried. */
  #tried: string | undefined;

  constructor(options: BuilderOptions) {
    this.#options = options;
    this.#embargoes = new EmbargoReader(options.store);
    this.#site = new BuildFolder(options.folder, options.program);
    this.#content = this.#unknownContent();
  }

  #unknownContent(): TreeFolder {
    return new TreeFolder(this.#options.store, officeFolder(this.#site.path), OFFICE_PARTS);
  }

  /** Where the program and the content of the last build lie. */
  get folder(): string {
    return this.#site.path;
  }

  /** Builds unless the site shown is already what is published; resolves when nothing is left to build. */
  request(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Builds when something has become public since the last build; one that failed is not tried again for it. */
  async catchUp(): Promise<void> {
    if (this.#running || this.#tried === undefined) return;
    if ((await this.#wanted()).name !== this.#tried) await this.request();
  }

  /** Ends a build that is not done within a moment: it is made anew at the next start. */
  async close(): Promise<void> {
    this.#again = false;
    await Promise.race([this.#running, pause(CLOSING_MS, undefined, { ref: false })]);
    this.#child?.kill('SIGKILL');
    await this.#running;
  }

  /** Resolves when no build is running. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const wanted = await this.#wanted();
      this.#tried = wanted.name;
      if (this.#options.releases.current() !== wanted.name) await this.#build(wanted);
    }
  }

  /** The site that readers should see at this moment. */
  async #wanted(): Promise<Wanted> {
    const commit = await mainOf(this.#options.store);
    const now = this.#options.now();
    const { heldBack, ended } = await this.#embargoes.at(commit, now);
    // Most sites hold no file with a time, and keep the name without a count.
    const count = ended === 0 ? '' : `-${ended}`;
    const kind = this.#options.skipBroken ? '-part' : '';
    return { name: `${commit.slice(0, 12)}-${this.#site.digest}${count}${kind}`, commit, now, heldBack };
  }

  async #build({ name, commit, now, heldBack }: Wanted): Promise<void> {
    const { events, releases, checkpoint } = this.#options;
    const started = performance.now();
    events.send({ type: 'build', state: 'running', stage: '正在检查内容' });
    try {
      const someoneBuilds = () => events.send({ type: 'build', state: 'running', stage: '等上一次的生成结束' });
      if (await this.#site.open(someoneBuilds)) this.#content = this.#unknownContent();
      await this.#content.follow(commit);
      checkpoint('build:laid');
      const { ok, said, refused } = await this.#runScript(now);
      if (!ok) releases.hideUnfinished();
      if (refused) return this.#fail('内容有错，网站没有更新，读者看到的还是上一次的网站。', refused);
      if (!ok) return this.#fail('网页没有生成，读者看到的还是上一次的网站。', diagnosticsIn(said));
      checkpoint('build:built');
      releases.adopt(join(this.#site.path, 'dist'), name);
      this.#site.finish();
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      events.send({
        type: 'build',
        state: 'done',
        commit,
        seconds,
        ...message([...leftOutIn(said), ...waiting(heldBack)]),
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#fail(`网页没有生成，读者看到的还是上一次的网站。请把这句话告诉管理员：${message.slice(0, 300)}`, []);
    }
  }

  #fail(message: string, diagnostics: readonly Diagnostic[]): void {
    this.#options.events.send({ type: 'build', state: 'failed', message, diagnostics });
  }

  /** What a build says before it ends: where its pages can be read, or why there will be none. */
  #hear(message: BuildMessage): Pick<Outcome, 'refused'> {
    // Before the first site there is none that would be better than one without its print files.
    if ('pages' in message) this.#options.releases.showMeanwhile(message.pages);
    return 'refused' in message ? message : {};
  }

  #runScript(now: Date): Promise<Outcome> {
    const { script = join(import.meta.dirname, 'build-process.ts'), skipBroken } = this.#options;
    return new Promise((resolve) => {
      const args = [...buildStepArguments, script, this.#site.path, ...(skipBroken ? ['--skip-broken'] : [])];
      const child = spawn(process.execPath, args, {
        cwd: this.#site.path,
        env: {
          ...withBuildMoment(now),
          ...(this.#options.trial === true && trialEnvironment),
          [BUILD_LOCK]: this.#site.lock,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      this.#child = child;
      let hung = false;
      // The longest silence measured, of the index of 10,000 documents, is a fraction of it.
      const { patience = SILENCE_MS } = this.#options;
      const end = () => {
        hung = true;
        child.kill('SIGKILL');
      };
      let silence = setTimeout(end, patience);
      const listen = () => {
        clearTimeout(silence);
        silence = setTimeout(end, patience);
      };
      // People at the desk come first.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      let heard: Pick<Outcome, 'refused'> = {};
      child.on('message', (message) => {
        heard = { ...heard, ...this.#hear(message as BuildMessage) };
      });
      let said = '';
      if (child.stdout === null || child.stderr === null) throw new TypeError('the build says nothing');
      createInterface({ input: child.stdout }).on('line', (line) => {
        said += `${line}\n`;
        listen();
        const stage = /^[①-⑳]\s*(.+?)…*$/u.exec(line)?.[1];
        if (stage !== undefined) this.#options.events.send({ type: 'build', state: 'running', stage });
      });
      child.stderr.on('data', (data: Buffer) => {
        listen();
        said += data.toString();
      });
      child.on('error', (error) => resolve({ ok: false, said: error.message }));
      child.on('close', (code) => {
        clearTimeout(silence);
        if (hung) said += `生成网站时${Math.round(patience / 60_000)}分钟没有动静，已经停下，出了错\n`;
        resolve({ ok: code === 0, said, ...heard });
      });
    });
  }
}

function message(sentences: readonly string[]): { readonly message?: string } {
  return sentences.length === 0 ? {} : { message: sentences.join('\n') };
}

function waiting([first, ...others]: readonly HeldBack[]): string[] {
  if (!first) return [];
  const count = others.length + 1;
  return [`有${count}个页面还没有到发布时间，最早的一个到${first.publishAt}（北京时间）自动上网。`];
}

/** What a build said that it left out. */
function leftOutIn(said: string): string[] {
  return said.split('\n').flatMap((line) => (line.startsWith(`　${LEFT_OUT_LINE}`) ? [line.trim()] : []));
}

/** A file of the office as Astro names it. */
const NAMED_FILE = new RegExp(`${OFFICE_FOLDER}/([^\\s:：]+)(?::(\\d+))?`);

/** What a failed build said, with the file and line it named. */
function diagnosticsIn(output: string): Diagnostic[] {
  const [, file, line] = NAMED_FILE.exec(output) ?? [];
  const plain = stripVTControlCharacters(output);
  const said = plain.split('\n').findLast((one) => /error|错|没有/i.test(one)) ?? plain.trim().slice(-300);
  return [errorAt('build', { file: file ?? '', ...(line !== undefined && { line: Number(line) }) }, said)];
}
