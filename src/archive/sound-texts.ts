/**
 * Texts in which nothing was wrong when they were looked at by themselves, with what their frontmatter says: an
 * archive of ten thousand is not parsed again because one of them changed. What the whole archive decides
 * (references, places, sources) is asked each time.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CollectionName } from '#model/kinds.ts';
import { UnparsedEntry } from './unparsed-entry.ts';

/** Writing all of them again costs more than looking at so many once more. */
const NOT_WORTH_WRITING = 20;

export class SoundTexts {
  readonly #file: string;
  readonly #version: string;
  readonly #before: ReadonlyMap<string, unknown>;
  readonly #now = new Map<string, unknown>();
  #fresh = 0;

  /** @param folder outlives builds. @param version changes with the program: another one may find something wrong. */
  constructor(folder: string, version: string) {
    this.#file = join(folder, 'sound-texts.jsonl');
    this.#version = version;
    this.#before = this.#read();
  }

  /** @returns the frontmatter as the model has it; undefined for a text that has to be looked at. */
  recall(digest: string): unknown {
    const data = this.#before.get(digest);
    if (data !== undefined) this.#now.set(digest, data);
    return data;
  }

  note(digest: string, data: unknown): void {
    if (this.#now.has(digest)) return;
    this.#now.set(digest, data);
    this.#fresh += 1;
  }

  /** Keeps what this reading found, in the place of what earlier ones did. */
  write(): void {
    if (this.#fresh <= NOT_WORTH_WRITING && existsSync(this.#file)) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const lines = [...this.#now].map((one) => JSON.stringify(one));
    // Whole or not at all: what does not end with its count is not read.
    writeFileSync(this.#file, [this.#version, ...lines, String(lines.length)].join('\n'));
  }

  #read(): ReadonlyMap<string, unknown> {
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    const [version, ...lines] = text.split('\n');
    const count = lines.pop();
    if (version !== this.#version || count !== String(lines.length)) return new Map();
    return new Map(lines.map((line) => JSON.parse(line) as [string, unknown]));
  }
}

/** Of a file: what its name says belongs to what is judged. */
export function soundDigest(file: string, text: string): string {
  return createHash('sha256').update(file).update('\0').update(text).digest('base64url');
}

interface FileOfEntry {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path in the office's folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** An entry whose text was sound before. */
export class SoundEntry extends UnparsedEntry implements FileOfEntry {
  readonly collection: CollectionName;
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** As the model has it. */
  readonly data: unknown;

  constructor({ collection, id, file, text }: FileOfEntry, data: unknown) {
    super();
    this.collection = collection;
    this.id = id;
    this.file = file;
    this.text = text;
    this.data = data;
  }
}
