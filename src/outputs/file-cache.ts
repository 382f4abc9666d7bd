/**
 * Files that are slow to make, kept under the digest of what they are made of:
 * a build makes only those whose words changed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkFile } from '#program/link-file.ts';

export class FileCache {
  readonly #folder: string;
  readonly #there: Set<string>;
  readonly #used = new Set<string>();
  made = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#there = new Set(readdirSync(folder));
  }

  /** Puts the file for `key` at `target`, making it when it is not there yet. */
  async place(target: string, key: readonly string[], make: () => Uint8Array | Promise<Uint8Array>): Promise<void> {
    const name = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    this.#used.add(name);
    const kept = join(this.#folder, name);
    if (!this.#there.has(name)) {
      // Under another name first: an interrupted build must not leave half a file.
      writeFileSync(`${kept}.new`, await make());
      renameSync(`${kept}.new`, kept);
      this.#there.add(name);
      this.made += 1;
    }
    mkdirSync(dirname(target), { recursive: true });
    linkFile(kept, target);
  }

  /** Drops what this build did not use. */
  prune(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#used.has(name)) rmSync(join(this.#folder, name));
    }
  }
}
