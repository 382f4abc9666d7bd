/**
 * A page of the site for reading from a folder: a file system has no site root
 * and knows no index page, so every address becomes relative and names its file.
 */
import { posix } from 'node:path';

export interface OfflineSite {
  /** The path under which the site is served, `/` or `/rd/`. */
  readonly base: string;
  /** Protocol and host. */
  readonly origin: string;
  /** Whether the copy holds a file; its path is from the copy's root, without a leading `/`. */
  has(file: string): boolean;
}

const LINK = /(<a\b[^>]*?\shref=)"([^"]*)"/g;
const ADDRESS = /(\s(?:href|src|poster|action)=)"([^"]*)"/g;
const SIZES = /(\ssrcset=)"([^"]*)"/g;
const REFRESH = /(<meta http-equiv="refresh" content="0;\s*url=)([^"]*)"/g;
// 'self' is no origin in a folder, and nothing can be fetched from one.
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
// Browsers run no module and fetch no index from a folder: what needs them is left out rather than dead.
const MODULE = /<script type="module"[^>]*><\/script>/g;
const SEARCH = /<form\b[^>]*\brole="search"[^>]*>[\s\S]*?<\/form>/g;

/** @param file path of the page from the copy's root, for example `cases/index.html`. */
export function relativePage(html: string, file: string, site: OfflineSite): string {
  return html
    .replace(POLICY, '')
    .replace(MODULE, '')
    .replace(SEARCH, '')
    .replace(LINK, (_, start: string, address: string) => `${start}"${ownAddress(address, site)}"`)
    .replace(ADDRESS, (_, start: string, address: string) => `${start}"${relativeAddress(address, file, site)}"`)
    .replace(SIZES, (_, start: string, list: string) => `${start}"${relativeSizes(list, file, site)}"`)
    .replace(REFRESH, (_, start: string, address: string) => `${start}${relativeAddress(address, file, site)}"`);
}

/** The printed sheet writes the site's own addresses whole; in the copy its links lead to the copy. */
function ownAddress(address: string, { origin, base }: OfflineSite): string {
  return address.startsWith(`${origin}${base}`) ? address.slice(origin.length) : address;
}

/** Each picture of a `srcset`, with its width. */
function relativeSizes(list: string, file: string, site: OfflineSite): string {
  return list
    .split(/,\s+/)
    .map((one) => one.replace(/^\S+/, (address) => relativeAddress(address, file, site)))
    .join(', ');
}

/** The address as seen from a file of the copy; what the copy lacks stays on the web. */
export function relativeAddress(address: string, file: string, site: OfflineSite): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  const inside = path.startsWith(site.base) ? path.slice(site.base.length) : undefined;
  const target = inside === undefined ? undefined : fileOf(decodeURI(inside), site);
  if (target === undefined) return `${site.origin}${address}`;
  const from = posix.dirname(file);
  const relative = target === file ? posix.basename(file) : posix.relative(from, target);
  return `${encodeURI(relative)}${rest}`;
}

function fileOf(path: string, site: OfflineSite): string | undefined {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return site.has(file) ? file : undefined;
}
