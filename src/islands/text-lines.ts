/** The words of a page line by line, each with the text nodes it is made of. */

/** Words in different ones of these are no neighbours. */
const LINES =
  'p, li, h1, h2, h3, h4, h5, h6, dt, dd, th, td, blockquote, figcaption, caption, pre, div, section, header';

const SKIPPED = 'nav, aside, script, style, noscript, svg, [aria-hidden="true"], [hidden], [data-unsearched]';

export interface TextLine {
  readonly text: string;
  readonly nodes: readonly Text[];
}

export function textLines(root: Element): TextLine[] {
  const lines: { holder: Element | null; text: string; nodes: Text[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(SKIPPED)) continue;
    const holder = node.parentElement?.closest(LINES) ?? null;
    const last = lines[lines.length - 1];
    if (last?.holder === holder) {
      last.text += node.data;
      last.nodes.push(node);
    } else lines.push({ holder, text: node.data, nodes: [node] });
  }
  return lines;
}

/** The part of a line between two offsets, as a range of the page. */
export function lineRange({ nodes }: TextLine, start: number, end: number): Range {
  const range = document.createRange();
  let before = 0;
  let started = false;
  for (const node of nodes) {
    const after = before + node.data.length;
    if (!started && start < after) {
      range.setStart(node, start - before);
      started = true;
    }
    if (end <= after) {
      range.setEnd(node, end - before);
      break;
    }
    before = after;
  }
  return range;
}
