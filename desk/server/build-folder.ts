/**
 * The folder in which sites are built. It outlives the server, so that a build
 * after a restart finds what earlier ones remembered; one program's memory is
 * of no use to another, so each has a folder of its own. What a build left that
 * was cut off, or that failed, is not trusted: the next one begins anew.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeLock } from '#program/file-lock.ts';
import { moveWhole, removeFolder } from '#program/move-whole.mjs';
import { isLaid, layProgram, programDigest } from '#program/program.mjs';

/** Stands while a build is on its way. */
const UNFINISHED = 'unfinished.txt';

/** What is written whole or not at all, and costs the most: set pages, below the folder's own memory. */
const PRINTED = '.tmp/print';

/** Milliseconds between two looks at whether the builds of a killed server have ended. */
const LOOK_AGAIN = 100;

export class BuildFolder {
  readonly path: string;
  /** The digest of the program. */
  readonly digest: string;
  /** Shared by all processes of a build. */
  readonly lock: string;
  readonly #folder: string;
  readonly #program: string;

  /**
   * @param folder holds nothing but this; beside it lies the lock.
   * @param program where the program is installed.
   */
  constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
    this.digest = programDigest(program);
    this.path = join(folder, this.digest);
    this.lock = `${folder}.lock`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Makes the folder ready for a build, when no process of an earlier one is left.
   * @param waiting called when there is one.
   * @returns whether the office's words have to be written anew.
   */
  async open(waiting: () => void): Promise<boolean> {
    await this.#alone(waiting);
    this.#forgetOthers();
    const isTrusted = !existsSync(join(this.path, UNFINISHED)) && isLaid(this.#program, this.path);
    if (!isTrusted) {
      this.#beginAnew();
      layProgram(this.#program, this.path);
    }
    writeFileSync(join(this.path, UNFINISHED), '');
    return !isTrusted;
  }

  /** What the build left is whole. */
  finish(): void {
    removeFolder(join(this.path, UNFINISHED));
  }

  async #alone(waiting: () => void): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const release = takeLock(this.lock, 'alone');
      if (release) return release();
      if (tries === 0) waiting();
      await pause(LOOK_AGAIN);
    }
  }

  #forgetOthers(): void {
    for (const name of readdirSync(this.#folder).filter((one) => one !== this.digest)) {
      try {
        removeFolder(join(this.#folder, name));
      } catch {
        // Held open by another program of Windows: it goes the next time.
      }
    }
  }

  #beginAnew(): void {
    const aside = `${this.path}-printed`;
    removeFolder(aside);
    if (existsSync(join(this.path, PRINTED))) moveWhole(join(this.path, PRINTED), aside);
    removeFolder(this.path);
    mkdirSync(join(this.path, '.tmp'), { recursive: true });
    if (existsSync(aside)) moveWhole(aside, join(this.path, PRINTED));
  }
}
