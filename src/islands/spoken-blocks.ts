/** The words of an article as pieces to be spoken, each with the range of the page it stands in. */
import { spokenPieces } from '#lib/speech-text.ts';

export interface SpokenRange {
  readonly spoken: string;
  readonly range: Range;
}

/** Signs of the page itself, not words of the text. */
const UNSPOKEN = '.permalink, .visually-hidden, .sr-only, [aria-hidden="true"], svg, script, sup';
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, blockquote, figcaption';

/** In reading order. A block that holds other blocks is read through them. */
export function spokenRanges(parts: readonly Element[]): SpokenRange[] {
  return parts
    .flatMap((part) => (part.matches(BLOCKS) ? [part] : [...part.querySelectorAll(BLOCKS)]))
    .filter((block) => block.querySelector(BLOCKS) === null && block.closest(UNSPOKEN) === null)
    .flatMap(rangesOfBlock);
}

function rangesOfBlock(block: Element): SpokenRange[] {
  const nodes: { readonly node: Text; readonly start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(UNSPOKEN)) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const place = (offset: number, range: Range, side: 'setStart' | 'setEnd'): void => {
    const before = nodes.filter(({ start }) => (side === 'setStart' ? start <= offset : start < offset));
    const found = before[before.length - 1];
    if (found) range[side](found.node, Math.min(offset - found.start, found.node.length));
  };
  return spokenPieces(text).map(({ start, end, spoken }) => {
    const range = document.createRange();
    place(start, range, 'setStart');
    place(end, range, 'setEnd');
    return { spoken, range };
  });
}
