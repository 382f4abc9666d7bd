/**
 * The program of a site as Astro built it last: what renders pages, and every file that is no page. As long as
 * nothing changed that goes into it, a new site is made with it alone, without building it again.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { linkFile } from '#program/link-file.ts';
import { removeFolder } from '#program/move-whole.mjs';
import { officeFolder } from '#archive/office-folder.ts';
import type { PublicArchive } from '#archive/snapshot.ts';
import { PICTURE_FOLDER, pictureNames } from '#lib/pictures.ts';

/** What the prerendering program asks Astro for besides its own files. */
export interface Built {
  /** By Astro's key of a page: what its styles are. */
  readonly pages: Readonly<Record<string, { readonly styles: readonly unknown[] }>>;
  /** The address of each size of each picture that a page shows. */
  readonly images: Readonly<Record<string, string>>;
}

interface Kept extends Built {
  readonly key: string;
}

const INFO = 'kept.json';
const PROGRAM = 'program';
const FRAME = 'frame';

/** What goes into the program besides `program` itself: texts that it compiles, and pictures that it measures. */
export function contentInProgram(root: string, { archive }: PublicArchive): string {
  const hash = createHash('sha256');
  const names = new Set<string>();
  for (const { file, digest, pictures, text } of compiled(archive)) {
    if (file.endsWith('.mdx')) {
      hash.update(`${file}\0${digest}\0`);
      for (const name of pictureNames(text())) names.add(name);
    } else for (const name of pictures) names.add(name);
  }
  for (const name of [...names].sort()) {
    const picture = join(officeFolder(root), PICTURE_FOLDER, name);
    hash.update(`${name}\0`).update(existsSync(picture) ? readFileSync(picture) : '');
  }
  return hash.digest('base64url');
}

function* compiled(archive: PublicArchive['archive']) {
  for (const entry of Object.values(archive).flat()) {
    const { file, digest, pictures } = entry;
    if (file.endsWith('.mdx') || pictures.length > 0) yield { file, digest, pictures, text: () => entry.text };
  }
}

export class KeptProgram {
  readonly #folder: string;

  /** @param root the folder that sites are built in. */
  constructor(root: string) {
    this.#folder = join(root, '.tmp/program');
  }

  /** Forgets what is kept: nothing is made with it until the next `keep`. */
  forget(): void {
    removeFolder(this.#folder);
  }

  /** Takes the program over, before Astro throws it away. */
  takeProgram(from: string): void {
    this.forget();
    mkdirSync(this.#folder, { recursive: true });
    move(from, join(this.#folder, PROGRAM));
  }

  /** Keeps the files of a finished site that are no pages; from now on the program is used. */
  keep(site: string, files: readonly string[], info: Kept): void {
    for (const file of files) link(join(site, file), join(this.#folder, FRAME, file));
    writeFileSync(join(this.#folder, INFO), JSON.stringify(info));
  }

  /** @returns what is needed to render with it; undefined when another program would be needed. */
  open(key: string): { readonly entry: string; readonly built: Built } | undefined {
    const info = join(this.#folder, INFO);
    if (!existsSync(info)) return undefined;
    const { key: kept, ...built } = JSON.parse(readFileSync(info, 'utf8')) as Kept;
    const entry = readdirSync(join(this.#folder, PROGRAM)).find((name) => /^prerender-entry\..*\.mjs$/.test(name));
    return kept === key && entry !== undefined ? { entry: join(this.#folder, PROGRAM, entry), built } : undefined;
  }

  /** Begins a site with all that is no page. */
  layFrame(site: string): void {
    for (const file of filesBelow(join(this.#folder, FRAME))) link(join(this.#folder, FRAME, file), join(site, file));
  }
}

/** Paths below a folder, with `/`. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() || item.isSymbolicLink())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'));
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkFile(from, to);
}

/** Onto another disk a folder is copied. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
