/**
 * The built sites: each in a folder of its own, and a link `current` to the one
 * that readers see. Changing the link is one rename, so a reader meets the old
 * site or the new one, never half of either. Windows lets ordinary users make
 * no link: there a file `current.txt` says the name.
 */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import sirv from 'sirv';
import { moveWhole, removeFolder } from '#program/move-whole.mjs';
import type { Checkpoint } from './workflow.ts';

/** How many sites are kept: a page of the last but one still gets its styles and scripts. */
const KEPT = 3;

/**
 * All that is still given of an older site: styles and scripts, under names that carry a digest. Words and
 * pictures that are not in the site shown were changed or taken down, pieces of the search index included.
 */
const PROGRAM = /^\/_astro\/[^/%\\]+\.(?:css|js)$/;

/** The link, and the file in its place. */
const LINK = 'current';
const NAME_FILE = 'current.txt';

type Handler = ReturnType<typeof sirv>;

export class Releases {
  readonly #folder: string;
  readonly #checkpoint: Checkpoint;
  readonly #handlers = new Map<string, Handler>();
  /** The pages of the first site while what is printed of them is still being made. */
  #meanwhile: Handler | undefined;
  #shown: () => void = () => undefined;
  /** Resolves when there is a site to read. */
  readonly shown = new Promise<void>((resolve) => {
    this.#shown = resolve;
  });

  readonly #links: boolean;

  /** @param links whether the machine lets everybody make links. */
  constructor(folder: string, checkpoint: Checkpoint, links = process.platform !== 'win32') {
    this.#folder = folder;
    this.#checkpoint = checkpoint;
    this.#links = links;
    mkdirSync(folder, { recursive: true });
    // Read by the web server of the public host too, which runs as a user of its own.
    chmodSync(folder, 0o755);
    if (this.current() !== undefined) this.#shown();
  }

  /** The name of the site that readers see. */
  current(): string | undefined {
    try {
      if (!this.#links) return readFileSync(join(this.#folder, NAME_FILE), 'utf8').trim();
      return basename(readlinkSync(join(this.#folder, LINK)));
    } catch {
      return undefined;
    }
  }

  /** The folder of the site that readers see. */
  folder(): string | undefined {
    const name = this.current();
    return name === undefined ? undefined : join(this.#folder, name);
  }

  /** Shows pages where there is no site yet; one that is shown stays until the next is whole. */
  showMeanwhile(pages: string): void {
    if (this.current() !== undefined) return;
    // dev: its files are read anew at each request, for they will be moved.
    this.#meanwhile = sirv(pages, { dev: true });
    this.#shown();
  }

  /** The build of the first site failed after its pages were up. */
  hideUnfinished(): void {
    this.#meanwhile = undefined;
  }

  /** Takes a built folder over under `name` and shows it to readers. */
  adopt(built: string, name: string): void {
    const target = join(this.#folder, name);
    if (this.current() !== name) {
      removeFolder(target);
      moveWhole(built, target);
      // What is known of an older folder of that name.
      this.#handlers.delete(name);
    }
    this.#checkpoint('release:moved');
    this.#show(name);
    this.#meanwhile = undefined;
    this.#shown();
    this.#checkpoint('release:shown');
    this.#forgetOld();
  }

  #show(name: string): void {
    const fresh = join(this.#folder, 'current.new');
    rmSync(fresh, { force: true });
    if (this.#links) symlinkSync(name, fresh);
    else writeFileSync(fresh, `${name}\n`);
    moveWhole(fresh, join(this.#folder, this.#links ? LINK : NAME_FILE));
  }

  /** Answers a reader's request for a path without the base. */
  serve(request: IncomingMessage, response: ServerResponse): void {
    const [newest, ...older] = this.#newestFirst();
    const missing = () => {
      const page = newest === undefined ? undefined : join(this.#folder, newest, '404.html');
      response.writeHead(newest === undefined ? 503 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(page !== undefined && existsSync(page) ? readFileSync(page) : NOT_YET);
    };
    const unfinished = () => (this.#meanwhile ? this.#meanwhile(request, response, missing) : missing());
    // A page of an older site may still be open.
    const runs = PROGRAM.test((request.url ?? '').split('?', 1)[0] ?? '');
    const tries = newest === undefined ? [] : runs ? [newest, ...older] : [newest];
    const attempt = (index: number): void => {
      const name = tries[index];
      if (name === undefined) (newest === undefined ? unfinished : missing)();
      else this.#handler(name)(request, response, () => attempt(index + 1));
    };
    attempt(0);
  }

  #handler(name: string): Handler {
    const handler =
      // dev: a file is looked for when it is asked for. Reading all names ahead holds everybody up for seconds.
      this.#handlers.get(name) ?? sirv(join(this.#folder, name), { dev: true, etag: true, gzip: true, brotli: true });
    this.#handlers.set(name, handler);
    return handler;
  }

  /** The site shown, then the older ones. */
  #newestFirst(): string[] {
    const current = this.current();
    const others = this.#all().filter((name) => name !== current);
    return current === undefined ? [] : [current, ...others];
  }

  #all(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => !name.startsWith(LINK))
      .map((name) => ({ name, time: lstatSync(join(this.#folder, name)).ctimeMs }))
      .sort((a, b) => b.time - a.time)
      .map(({ name }) => name);
  }

  #forgetOld(): void {
    for (const name of this.#newestFirst().slice(KEPT)) {
      this.#handlers.delete(name);
      try {
        removeFolder(join(this.#folder, name));
      } catch {
        // A page of it is still being sent, and Windows keeps it: it goes the next time.
      }
    }
  }
}

const NOT_YET = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>网站正在生成</title>
<body><h1>网站正在生成</h1><p>请过一会儿刷新。</p></body></html>`;
