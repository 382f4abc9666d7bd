/** A built site in memory: what its pages say, which files there are, and how to read one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SiteSettings } from '#model/site-settings.ts';
import { Keeper } from './keeper.ts';
import { readPage } from './page.ts';
import type { Page } from './page.ts';

/** What the questions need to know of the office. */
export type VerifiedSettings = Pick<SiteSettings, 'site' | 'base' | 'redirects' | 'desk'>;

export interface BuiltSite {
  readonly settings: VerifiedSettings;
  readonly pages: readonly Page[];
  /** Pages that the program did not make: the office's own files and the desk. They count as files only. */
  readonly foreignPages: number;
  /** Stylesheets and scripts of the site, among `files`. */
  readonly assets: readonly string[];
  /** Every file, as an address from the root of the site without its base: `/cases/xinmi/index.html`. */
  readonly files: ReadonlySet<string>;
  /** The bytes of one of `files`. */
  readonly read: (file: string) => Buffer;
  /** The text of the office's list of published addresses, where it keeps one. */
  readonly addresses?: string;
}

export interface Folders {
  /** The folder of the built site. */
  readonly dist: string;
  readonly settings: VerifiedSettings;
  /** The folder of the office's words. */
  readonly office?: string;
}

export const ADDRESSES_FILE = 'addresses.txt';

/** Pages of the desk beside the site: a program of its own, which only editors open. */
const DESK = '/admin/';

/** @throws when `dist` holds no site, in Chinese. */
export function readBuiltSite({ dist, settings, office }: Folders): BuiltSite {
  const files = new Set(filesIn(dist));
  if (!files.has('/index.html')) throw new Error(`“${dist}”里没有生成好的网站。请先生成网站：npm run build`);
  const read = (file: string) => readFileSync(join(dist, file));
  const own = office === undefined ? new Set<string>() : new Set(filesIn(join(office, 'public')));
  const isForeign = (file: string) => own.has(file) || (settings.desk?.forge !== undefined && file.startsWith(DESK));
  const html = [...files].filter((file) => file.endsWith('.html'));
  const made = html.filter((file) => !isForeign(file)).sort();
  const keeper = new Keeper();
  const addresses = office === undefined ? undefined : textAt(join(office, ADDRESSES_FILE));
  return {
    settings,
    pages: made.map((file) => readPage(pathOf(file), read(file).toString(), keeper)),
    foreignPages: html.length - made.length,
    assets: [...files].filter((file) => /\.(?:css|js)$/.test(file) && !isForeign(file)).sort(),
    files,
    read,
    ...(addresses !== undefined && { addresses }),
  };
}

/** `/cases/xinmi/index.html` is shown at `/cases/xinmi/`. */
export function pathOf(file: string): string {
  return file.replace(/(?<=\/)index\.html$/, '');
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => `/${relative(folder, join(item.parentPath, item.name)).split(sep).join('/')}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function textAt(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
