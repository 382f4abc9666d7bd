/**
 * What the questions ask of a page, read from its HTML once. A site may have
 * twenty thousand pages, so the HTML itself is not kept.
 */
import { Parser } from 'htmlparser2';
import { gzipSync } from 'node:zlib';
import { Keeper } from './keeper.ts';
import type { Link } from './link.ts';

export interface Page {
  /** Address from the root of the site, without its base: `/cases/xinmi/`, `/404.html`. */
  readonly path: string;
  readonly lang: string;
  readonly title: string;
  /** How many `<h1>` it has. */
  readonly headings: number;
  /** Content by name, `http-equiv` names in small letters. */
  readonly metas: ReadonlyMap<string, string>;
  /** In order; one that stands twice is there twice. */
  readonly ids: readonly string[];
  readonly classes: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly stylesheets: readonly string[];
  readonly scripts: readonly string[];
  /** Styles and scripts that stand in the page itself, each as it begins: `<style>`, `style=`, `onclick=`. */
  readonly inline: readonly string[];
  /** Whether something was fetched before the content security policy was stated. */
  readonly fetchesBeforePolicy: boolean;
  /** Whether it holds a text of the archive: `<main>`'s words are the office's own. */
  readonly isText: boolean;
  /** Bytes of the HTML, gzip, without the office's own text and what explains it. */
  readonly weight: number;
}

type Attributes = Readonly<Record<string, string>>;

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href', 'imagesrcset'],
  use: ['href', 'xlink:href'],
  image: ['href', 'xlink:href'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  script: ['src'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src', 'formaction'],
  button: ['formaction'],
  form: ['action'],
};

/** Links that a browser follows only when told to. */
const FOLLOWED_RELS = /^(?:canonical|alternate|author|license|next|prev|help|search)$/;

/** The text of an entry in a page, and on a printed sheet everything. */
function isOwnText(attributes: Attributes): boolean {
  return 'data-body' in attributes || (attributes['class'] ?? '').split(' ').includes('sheet');
}

class Reader {
  readonly metas = new Map<string, string>();
  readonly ids: string[] = [];
  readonly classes = new Set<string>();
  readonly links: Link[] = [];
  readonly stylesheets: string[] = [];
  readonly scripts: string[] = [];
  readonly inline: string[] = [];
  lang = '';
  title = '';
  headings = 0;
  fetchesBeforePolicy = false;
  /** Whether the words of the page's title are being read. */
  inTitle = false;
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  open(element: string, attributes: Attributes): void {
    const { id, class: classes } = attributes;
    if (element === 'html') this.lang = this.#keeper.text(attributes['lang'] ?? '');
    if (element === 'h1') this.headings += 1;
    if (id !== undefined) this.ids.push(this.#keeper.text(id));
    for (const name of classes?.split(/\s+/) ?? []) this.classes.add(this.#keeper.text(name));
    if (element === 'meta') this.#meta(attributes);
    for (const attribute of SOURCES[element] ?? []) {
      const value = attributes[attribute];
      if (value !== undefined) this.#link(element, attribute, value, attributes['rel']);
    }
    this.#code(element, attributes);
  }

  #meta(attributes: Attributes): void {
    const name = attributes['name'] ?? attributes['property'] ?? attributes['http-equiv']?.toLowerCase();
    const content = attributes['content'] ?? '';
    if (name !== undefined) this.metas.set(this.#keeper.text(name), this.#keeper.text(content));
    const moved = name === 'refresh' ? /url\s*=\s*['"]?([^'"]*)/i.exec(content)?.[1] : undefined;
    if (moved !== undefined) this.#link('meta', 'content', moved.trim(), undefined);
  }

  #link(element: string, attribute: string, value: string, rel: string | undefined): void {
    const followed =
      ['a', 'area', 'meta'].includes(element) || (element === 'link' && FOLLOWED_RELS.test((rel ?? '').trim()));
    const addresses = attribute.endsWith('srcset')
      ? value.split(/,\s+/).map((one) => one.trim().split(/\s/)[0] ?? '')
      : [value.trim()];
    for (const to of addresses) {
      this.links.push(this.#keeper.link({ element, attribute, to, fetched: !followed }));
      if (!followed && element !== 'form' && !this.metas.has('content-security-policy'))
        this.fetchesBeforePolicy = true;
    }
    if (element === 'script') this.scripts.push(this.#keeper.text(value));
    if (element === 'link' && /\bstylesheet\b/.test(rel ?? '')) this.stylesheets.push(this.#keeper.text(value));
  }

  #code(element: string, attributes: Attributes): void {
    if (element === 'style') this.inline.push('<style>');
    // JSON-LD is data: nothing runs it.
    const isCode = element === 'script' && !('src' in attributes) && attributes['type'] !== 'application/ld+json';
    if (isCode) this.inline.push('<script>');
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'style' || /^on[a-z]+$/.test(name)) this.inline.push(this.#keeper.text(`${name}=`));
      if (/^\s*javascript:/i.test(value)) this.inline.push('javascript:');
    }
  }
}

export function readPage(path: string, html: string, keeper = new Keeper()): Page {
  const reader = new Reader(keeper);
  let depth = 0;
  /** The depth of the `<article>` being read. */
  let article: number | undefined;
  let own: { readonly depth: number; readonly from: number; to?: number } | undefined;
  const parser = new Parser({
    onopentag(element, attributes) {
      depth += 1;
      if (element === 'article') article ??= depth;
      // What explains the text stands below it in the same article.
      if (own === undefined && isOwnText(attributes)) own = { depth: article ?? depth, from: parser.startIndex };
      // The title of a drawing is none of the page.
      if (element === 'title' && reader.title === '') reader.inTitle = true;
      reader.open(element, attributes);
    },
    ontext(data) {
      if (reader.inTitle) reader.title += data;
    },
    onclosetag(element) {
      if (element === 'title') reader.inTitle = false;
      if (own?.depth === depth) own.to ??= parser.endIndex + 1;
      if (article === depth) article = undefined;
      depth -= 1;
    },
  });
  parser.end(html);
  const beside = own === undefined ? html : html.slice(0, own.from) + html.slice(own.to ?? html.length);
  const { metas, ids, classes, links, stylesheets, scripts, inline, lang, headings, fetchesBeforePolicy } = reader;
  return {
    ...{ path, lang, headings, metas, ids, classes, links, stylesheets, scripts, inline, fetchesBeforePolicy },
    title: keeper.text(reader.title.trim()),
    isText: metas.has('ArticleTitle'),
    weight: gzipSync(beside, { level: 9 }).length,
  };
}
