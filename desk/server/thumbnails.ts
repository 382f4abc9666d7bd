/** Small copies of the library's pictures, made when they are first looked at and kept by what they show. */
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { GitStore } from './git.ts';
import { Refusal } from './refusal.ts';

/** The longer edge, in pixels: twice what the page shows, for dense screens. */
const EDGE = 360;

export class Thumbnails {
  readonly #folder: string;
  readonly #store: GitStore;
  /** Those that are being made. */
  readonly #making = new Map<string, Promise<Buffer>>();

  /** @param folder of their own; what is in it may be thrown away at any time. */
  constructor(store: GitStore, folder: string) {
    this.#store = store;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** @param oid a picture's content id. @returns a WebP. */
  of(oid: string): Promise<Buffer> {
    return readFile(this.#file(oid)).catch(() => {
      const made = this.#making.get(oid) ?? this.#make(oid).finally(() => this.#making.delete(oid));
      this.#making.set(oid, made);
      return made;
    });
  }

  #file(oid: string): string {
    return join(this.#folder, `${oid}.webp`);
  }

  async #make(oid: string): Promise<Buffer> {
    const content = await this.#store.blob(oid);
    const small = await sharp(content)
      .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer()
      .catch(() => {
        throw new Refusal(415, '这张图片打不开，可能已经损坏。');
      });
    // Nobody reads half a file.
    const fresh = `${this.#file(oid)}.${process.pid}`;
    await writeFile(fresh, small);
    await rename(fresh, this.#file(oid));
    return small;
  }
}
