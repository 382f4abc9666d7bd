/** Colours ranges of a page without touching its text where the browser can, with `<mark>` where it cannot. */
import { make } from './make-element.ts';

const ALL = 'found';
const CURRENT = 'found-current';

/** One place that is marked. */
export interface HighlightedPlace {
  readonly top: () => number;
  readonly element: Element | null;
  readonly makeCurrent: () => void;
}

export interface Highlights {
  readonly places: readonly HighlightedPlace[];
  readonly remove: () => void;
}

export function highlightRanges(ranges: readonly Range[]): Highlights {
  return 'highlights' in CSS ? withHighlights(ranges) : withElements(ranges);
}

function withHighlights(ranges: readonly Range[]): Highlights {
  CSS.highlights.set(ALL, new Highlight(...ranges));
  return {
    places: ranges.map((range) => ({
      top: () => range.getBoundingClientRect().top,
      element: range.startContainer.parentElement,
      makeCurrent: () => {
        const current = new Highlight(range);
        current.priority = 1;
        CSS.highlights.set(CURRENT, current);
      },
    })),
    remove: () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    },
  };
}

function withElements(ranges: readonly Range[]): Highlights {
  // From the last to the first: marking splits text nodes, and what stands before stays where it is.
  const places = ranges.map(() => [] as HTMLElement[]);
  for (let index = ranges.length - 1; index >= 0; index--) {
    const range = ranges[index];
    if (range) places[index] = textParts(range).map(wrap);
  }
  const all = places.flat();
  return {
    places: places.map((marks) => ({
      top: () => marks[0]?.getBoundingClientRect().top ?? 0,
      element: marks[0] ?? null,
      makeCurrent: () => {
        for (const mark of all) mark.toggleAttribute('data-current', marks.includes(mark));
      },
    })),
    remove: () => {
      for (const mark of all) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent?.normalize();
      }
    },
  };
}

/** The range cut at the borders of text nodes. */
function textParts(range: Range): Range[] {
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(
    root.nodeType === Node.TEXT_NODE ? (root.parentNode ?? root) : root,
    NodeFilter.SHOW_TEXT,
  );
  const parts: Range[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!range.intersectsNode(node)) continue;
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
    if (!part.collapsed) parts.push(part);
  }
  return parts;
}

function wrap(range: Range): HTMLElement {
  const mark = make('mark', { class: 'found' });
  range.surroundContents(mark);
  return mark;
}
