/** Where an address leads, seen from the page or file that names it. */
import type { BuiltSite } from './built-site.ts';

export type Target =
  /** Another host, a mail address, a telephone. */
  | { readonly kind: 'elsewhere'; readonly host: string }
  /** A page or file of this site; `path` from its root, without its base. */
  | { readonly kind: 'own'; readonly path: string; readonly fragment: string }
  /** On this host but not below the base. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable' };

/** @param from address within the site of what names `to`. */
export function targetOf(to: string, from: string, { settings: { site, base } }: BuiltSite): Target {
  try {
    const url = new URL(to, `${site}${base}${from.slice(1)}`);
    if (!/^https?:$/.test(url.protocol)) return { kind: 'elsewhere', host: '' };
    if (url.origin !== new URL(site).origin) return { kind: 'elsewhere', host: url.host };
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith(base)) {
      return { kind: 'own', path: `/${path.slice(base.length)}`, fragment: decodeURIComponent(url.hash.slice(1)) };
    }
    // A whole address is meant as it is: the host may have other sites beside this one.
    return /^https?:/i.test(to) ? { kind: 'elsewhere', host: url.host } : { kind: 'outside' };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** The file that answers for an address of the site, without its base; servers lead `/x` to `/x/`. */
export function fileAt({ files }: Pick<BuiltSite, 'files'>, path: string): string | undefined {
  const whole = path.endsWith('/') ? `${path}index.html` : path;
  return [whole, `${path}/index.html`].find((file) => files.has(file));
}

/**
 * The id that an address of a page leads to, or undefined: `#p3&q=…` names
 * words to mark behind it, and `#q=…` is a search and no place.
 */
export function idIn(fragment: string): string | undefined {
  const [id = ''] = fragment.split('&', 1);
  return id === '' || id.includes('=') ? undefined : id;
}
