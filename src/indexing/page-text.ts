/**
 * The words of a built page as search knows them. They are read from the HTML
 * and not from the content, so that whatever a component shows is found, and a
 * paragraph's id is the one that the page really has.
 */
import { Parser } from 'htmlparser2';
import type { Paragraph } from '#search/format/record.ts';

/** Navigation, what belongs to other pages, and what is not read out; the title has its own place in a record. */
const SKIPPED = new Set(['nav', 'aside', 'h1', 'script', 'style', 'template', 'noscript', 'svg']);

/** Elements after which a line ends: words on both sides of the break are no neighbours. */
const LINES = new Set(
  'address article blockquote br caption dd div dl dt figcaption figure footer h2 h3 h4 h5 h6 header hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** Elements that make up a paragraph of their own where no element with an id holds them. */
const LOOSE = new Set(['p', 'dl', 'ul', 'ol', 'table', 'figure']);

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/**
 * The text within `<main>`, without navigation: first the blocks with ids of
 * their own, in order, then the words around them, which carry the id of
 * `<main>`. Lines within a paragraph are separated by `\n`.
 */
export function readParagraphs(html: string): Paragraph[] {
  const numbered: Paragraph[] = [];
  const loose: Paragraph[] = [];
  let main: { id: string; depth: number } | undefined;
  let block: { id: string; depth: number } | undefined;
  let skipped: number | undefined;
  let depth = 0;
  let text = '';

  const flush = (): void => {
    const clean = cleanText(text);
    text = '';
    if (clean === '' || main === undefined) return;
    if (block === undefined) loose.push({ id: main.id, text: clean });
    else numbered.push({ id: block.id, text: clean });
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      const { id } = attributes;
      depth += 1;
      if (skipped !== undefined) return;
      if (main === undefined) {
        if (name === 'main') main = { id: id ?? '', depth };
        return;
      }
      if (SKIPPED.has(name) || isUnread(attributes)) skipped = depth;
      else if (LINES.has(name)) text += '\n';
      if (skipped === undefined && block === undefined && id !== undefined) {
        flush();
        block = { id, depth };
      }
    },
    ontext(data) {
      // A line break in the source is only a space to a reader.
      if (main !== undefined && skipped === undefined) text += data.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (main !== undefined && skipped === undefined) {
        if (LINES.has(name) && !VOID.has(name)) text += '\n';
        if (depth === block?.depth) {
          flush();
          block = undefined;
        } else if (block === undefined && (LOOSE.has(name) || depth === main.depth)) flush();
        if (depth === main.depth) main = undefined;
      }
      if (depth === skipped) skipped = undefined;
      depth -= 1;
    },
  });
  // Head, header and footer are half of a page; nothing there is looked for.
  parser.end(html.slice(html.indexOf('<main'), html.lastIndexOf('</main>') + '</main>'.length));
  return [...numbered, ...loose];
}

/** What no one reads as part of the page: hidden, drawn, or a tool that stands on every page. */
function isUnread(attributes: Readonly<Record<string, string>>): boolean {
  return attributes['aria-hidden'] === 'true' || 'hidden' in attributes || 'data-unsearched' in attributes;
}

function cleanText(text: string): string {
  return text
    .replace(/ *\n[\s]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}
