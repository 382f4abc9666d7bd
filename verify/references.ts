/** Every address that the pages, stylesheets and scripts of a site name. */
import type { BuiltSite } from './built-site.ts';

export interface Reference {
  /** Address of the page or file. */
  readonly from: string;
  readonly to: string;
  readonly fetched: boolean;
}

const IN_STYLES = /url\(\s*["']?([^"')]+)["']?\s*\)|@import\s*["']([^"']+)["']/g;

/** What a built script loads, as the build writes it; a file of the build without a leading slash is named from the root. */
const IN_SCRIPTS = /["'`]((?:\.\.?\/|_astro\/)[\w./-]+\.(?:js|css|json|wasm))["'`]/g;

export function* references({ pages, assets, read }: BuiltSite): Generator<Reference> {
  for (const { path, links } of pages) {
    for (const { to, fetched } of links) yield { from: path, to, fetched };
  }
  for (const file of assets) {
    const text = read(file).toString();
    const named = file.endsWith('.css') ? inStyles(text) : inScripts(text);
    for (const to of named) yield { from: to.startsWith('_astro/') ? '/' : file, to, fetched: true };
  }
}

function inStyles(css: string): string[] {
  return [...css.matchAll(IN_STYLES)].flatMap(([, url, imported]) => url ?? imported ?? []);
}

function inScripts(code: string): string[] {
  return [...code.matchAll(IN_SCRIPTS)].flatMap(([, path]) => path ?? []);
}
