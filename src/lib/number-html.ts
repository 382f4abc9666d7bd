/**
 * The numbering of number-blocks.ts, on rendered HTML in place of a syntax tree: a plugin that visits each element
 * costs seven times the Markdown itself, and an archive has ten thousand texts. A property test holds the two to
 * the same bytes. Only for HTML in which every tag comes from Markdown; see `isPlain`.
 */
import { ALIGNED_CELLS, FEW_COLUMNS, FRAME, HEADINGS, NUMBERED, permalinkLabel } from './number-blocks.ts';
import type { Block } from './number-blocks.ts';
import { isOwnPath } from './urls.ts';
import type { SiteUrls } from './urls.ts';

/** Whether a text holds no tag, comment or declaration of its own, as texts of the archive do. */
export function isPlain(markdown: string): boolean {
  return !/<[a-z!?/]/i.test(markdown);
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g;
const VOID = new Set(['br', 'hr', 'img', 'input']);

const PLAIN_SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plainText(html: string): string {
  if (!html.includes('&')) return html;
  return html.replace(/&(?:#x([0-9a-f]+)|([a-z]+));/gi, (whole, code: string | undefined, name: string) =>
    code === undefined ? (PLAIN_SIGNS[name] ?? whole) : String.fromCodePoint(parseInt(code, 16)),
  );
}

/** As Sätteri writes the value of an attribute. */
const attributeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A block of the top level, from its first byte to behind its last. */
interface Top {
  readonly tag: string;
  readonly start: number;
  /** Where its opening tag ends, before the `>`. */
  readonly opened: number;
  readonly inner: number;
  readonly closing: number;
  readonly end: number;
}

function topBlocks(html: string): Top[] {
  const found: Top[] = [];
  let depth = 0;
  let open: { readonly tag: string; readonly start: number; readonly inner: number } | undefined;
  for (const match of html.matchAll(TAG)) {
    const [whole, slash = '', tag = ''] = match;
    const end = match.index + whole.length;
    if (VOID.has(tag)) continue;
    if (slash === '') {
      if (depth === 0) open = { tag, start: match.index, inner: end };
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0 && open) found.push({ ...open, opened: open.inner - 1, closing: match.index, end });
    }
  }
  return found;
}

const columnsOf = (table: string): number => table.slice(0, table.indexOf('</tr>')).match(/<th\b/g)?.length ?? 0;

/** Links below the site's base path, and a class in the place of each style: what is inside of a block. */
function amended(html: string, href: SiteUrls['href']): string {
  if (!html.includes('<a ') && !html.includes('style="')) return html;
  return html.replace(TAG, (whole, slash: string, tag: string, attributes: string) => {
    if (slash !== '') return whole;
    if (tag === 'a') {
      return whole.replace(/ href="([^"]*)"/, (written, address: string) => {
        const to = plainText(address);
        return isOwnPath(to) ? ` href="${attributeText(href(to))}"` : written;
      });
    }
    if (!ALIGNED_CELLS.has(tag) || !attributes.includes('style=')) return whole;
    return whole.replace(/ style="text-align: ([a-z]+)"/, ' class="align-$1"');
  });
}

/** The words between the tags. */
const wordsOf = (html: string): string =>
  plainText(html.includes('<') ? html.replace(TAG, '') : html).replace(/\s*\n\s*/g, '');

class NumberedBlock implements Block {
  readonly id: string;
  readonly tag: string;
  readonly #inner: string;

  constructor(id: string, tag: string, inner: string) {
    this.id = id;
    this.tag = tag;
    this.#inner = inner;
  }

  /** Read off only when somebody asks: a page needs its headings' words and no others. */
  get text(): string {
    return wordsOf(this.#inner);
  }
}

export function numberHtml(html: string, href: SiteUrls['href']): { html: string; blocks: readonly Block[] } {
  const blocks: Block[] = [];
  let [paragraphs, headings, at, out] = [0, 0, 0, ''];
  for (const { tag, start, opened, inner, closing, end } of topBlocks(html)) {
    const isHeading = HEADINGS.has(tag);
    if (!isHeading && !NUMBERED.has(tag)) continue;
    const id = isHeading ? `s${++headings}` : `p${++paragraphs}`;
    const words = html.slice(inner, closing);
    blocks.push(new NumberedBlock(id, tag, words));
    const label = permalinkLabel(paragraphs);
    const link = tag === 'p' ? `<a class="permalink" href="#p${paragraphs}" aria-label="${label}"></a>` : '';
    const block = `${html.slice(start, opened)} id="${id}">${amended(words, href)}${link}${html.slice(closing, end)}`;
    const [before, after] = tag === 'table' && columnsOf(words) > FEW_COLUMNS ? FRAME : ['', ''];
    out += `${amended(html.slice(at, start), href)}${before}${block}${after}`;
    at = end;
  }
  return { html: out + amended(html.slice(at), href), blocks };
}
