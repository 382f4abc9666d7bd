/**
 * Pages that were made before, each under a digest of its address and of all that it shows. A page is written once
 * and linked into every site that shows the same; a site that is shown is never written into.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkFile } from '#program/link-file.ts';

/** Stands in the folder while pages are written. */
const OPEN = 'open';

export class PageCache {
  readonly #folder: string;
  readonly #used = new Set<string>();
  readonly #there: Set<string>;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const there = readdirSync(folder);
    // A build that was cut off may have left half a page.
    if (there.includes(OPEN)) for (const name of there) rmSync(join(folder, name));
    writeFileSync(join(folder, OPEN), '');
    this.#there = new Set(readdirSync(folder));
  }

  /** Puts the page for `key` at `target`. @returns whether it was there. */
  restore(target: string, key: readonly string[]): boolean {
    const name = nameOf(key);
    if (!this.#there.has(name)) return false;
    this.#used.add(name);
    this.#link(name, target);
    return true;
  }

  /** Keeps a page and puts it at `target`. */
  put(target: string, key: readonly string[], page: string | Uint8Array): void {
    const name = nameOf(key);
    writeFileSync(join(this.#folder, name), page);
    this.#there.add(name);
    this.#used.add(name);
    this.#link(name, target);
  }

  /** Drops what this build did not use; every page that is kept is whole now. */
  close(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true });
    }
  }

  #link(name: string, target: string): void {
    linkFile(join(this.#folder, name), target);
  }
}

function nameOf(key: readonly string[]): string {
  return createHash('sha256').update(key.join('\0')).digest('hex').slice(0, 40);
}
