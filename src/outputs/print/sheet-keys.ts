/**
 * Under what the set sheets of an issue are kept: a digest of all that stands on them, so that a new program that
 * sets the same words the same way finds them again. Laying out ten thousand sheets to know it takes a while; what
 * one program found out of a text is kept as well.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class SheetKeys {
  readonly #file: string;
  readonly #program: string;
  readonly #before: Readonly<Record<string, string>>;
  readonly #now: Record<string, string> = {};

  /** @param program a digest of the program that lays out the sheets. */
  constructor(file: string, program: string) {
    this.#file = file;
    this.#program = program;
    this.#before = read(file);
  }

  /** @param given all that the sheet is made of. @param layOut all that stands on it. */
  of(given: readonly string[], layOut: () => readonly string[]): string {
    const stamp = digest([this.#program, ...given]);
    const key = this.#before[stamp] ?? digest(layOut());
    this.#now[stamp] = key;
    return key;
  }

  keep(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#now));
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function read(file: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  } catch {
    // None yet, or cut off while it was written.
    return {};
  }
}
