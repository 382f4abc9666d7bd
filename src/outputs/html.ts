/**
 * Blocks as HTML. A skin says what each element looks like and what becomes of
 * links, pictures and notes; the order and nesting of elements is said here, once.
 */
import type { Block, Image, Run, Runs } from './blocks.ts';

export type Tag =
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'strong'
  | 'em';

export interface Skin {
  /** The element of a heading of level 1. */
  readonly heading: 2 | 3;
  /** Attributes of an element, with a leading space, or nothing. */
  attributes(tag: Tag): string;
  link(words: string, address: string): string;
  image(image: Image): string;
  note(number: number): string;
}

/** Text that stands between tags or, quoted, in an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function element(skin: Pick<Skin, 'attributes'>, tag: Tag, inner: string): string {
  return `<${tag}${skin.attributes(tag)}>${inner}</${tag}>`;
}

export function blocksHtml(blocks: readonly Block[], skin: Skin): string {
  return blocks.map((block) => blockHtml(block, skin)).join('');
}

function blockHtml(block: Block, skin: Skin): string {
  switch (block.kind) {
    case 'heading':
      return element(skin, headingTag(block.level + skin.heading - 1), runsHtml(block.runs, skin));
    case 'paragraph':
      return element(skin, 'p', runsHtml(block.runs, skin));
    case 'list': {
      const items = block.items.map((item) => element(skin, 'li', itemHtml(item, skin))).join('');
      if (block.start === undefined) return element(skin, 'ul', items);
      const start = block.start === 1 ? '' : ` start="${block.start}"`;
      return `<ol${start}${skin.attributes('ol')}>${items}</ol>`;
    }
    case 'quote':
      return element(skin, 'blockquote', blocksHtml(block.blocks, skin));
    case 'table':
      return tableHtml(block.rows, skin);
    case 'image':
      return skin.image(block.image);
  }
}

/** An item of one paragraph needs no paragraph of its own. */
function itemHtml(item: readonly Block[], skin: Skin): string {
  return item
    .map((block) => (block.kind === 'paragraph' ? runsHtml(block.runs, skin) : blockHtml(block, skin)))
    .join('');
}

function tableHtml([head = [], ...rows]: readonly (readonly Runs[])[], skin: Skin): string {
  const row = (cells: readonly Runs[], tag: 'th' | 'td') =>
    element(skin, 'tr', cells.map((cell) => element(skin, tag, runsHtml(cell, skin))).join(''));
  const body = element(skin, 'tbody', rows.map((cells) => row(cells, 'td')).join(''));
  return element(skin, 'table', element(skin, 'thead', row(head, 'th')) + body);
}

const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5'] as const;

function headingTag(level: number): Tag {
  return headingTags[Math.min(level, 5) - 1] ?? 'h5';
}

/** Runs that lead to one address make one link, whatever is bold in it. */
export function runsHtml(runs: Runs, skin: Skin): string {
  const parts: string[] = [];
  for (let at = 0; at < runs.length;) {
    const { link } = runs[at] as Run;
    let end = at + 1;
    while (link !== undefined && runs[end]?.link === link) end += 1;
    const words = runs
      .slice(at, end)
      .map((run) => runHtml(run, skin))
      .join('');
    parts.push(link === undefined ? words : skin.link(words, link));
    at = end;
  }
  return parts.join('');
}

function runHtml(run: Run, skin: Skin): string {
  if (run.note !== undefined) return skin.note(run.note);
  let words = escapeHtml(run.text).replaceAll('\n', '<br>');
  if (run.italic) words = element(skin, 'em', words);
  if (run.bold) words = element(skin, 'strong', words);
  return words;
}
