/** Reading the site that the build tests look at, and any other, from disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where `product-office.ts` leaves the invented office and its site. */
export const office = join(root, '.tmp/product/office');
export const dist = join(root, '.tmp/product/dist');

export interface BuiltPage {
  /** Address within the site, from `/`. */
  readonly path: string;
  readonly html: string;
}

export function builtPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.html'))
    .map((item) => join(item.parentPath, item.name))
    .map((file) => ({
      path: `/${relative(folder, file).replace(/index\.html$/, '')}`,
      html: readFileSync(file, 'utf8'),
    }));
}

/** The words of a page as a reader sees them, without breaks. */
export function wordsOf(html: string): string {
  const body = /<body[\s\S]*<\/body>/.exec(html)?.[0] ?? html;
  return body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '');
}

/** The HTML from the element with an id to the element's end. */
export function elementWithId(html: string, id: string): string | undefined {
  const open = new RegExp(`<([a-z][a-z0-9]*)(?:\\s[^>]*)?\\sid="${id}"[^>]*>`).exec(html);
  if (open === null) return undefined;
  const tags = new RegExp(`<(/?)${open[1] ?? ''}(?=[\\s>])[^>]*>`, 'g');
  tags.lastIndex = open.index;
  let depth = 0;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth === 0) return html.slice(open.index, tags.lastIndex);
  }
  return undefined;
}

/** Values of an attribute on any element. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

export function stylesheets(html: string): string[] {
  return [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] ?? '');
}

export const gzipped = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

/** The file an address leads to, or undefined. */
export function fileAt(folder: string, path: string): string | undefined {
  const plain = decodeURI(path.split(/[?#]/, 1)[0] ?? '');
  const file = join(folder, plain.endsWith('/') ? `${plain}index.html` : plain);
  return existsSync(file) ? file : undefined;
}
