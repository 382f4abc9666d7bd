/**
 * Numbers the blocks of a document so that each can be cited and linked to:
 * paragraphs, lists, tables and quotations of the top level become p1, p2, …
 * in order; headings become s1, s2, …. A figure drawn by a component takes a
 * number too, through a wrapper, since its markup is the component's own.
 * Links to the site's own pages are led below its base path, which a text does not write.
 * A wide table gets a frame to scroll in.
 * How a column is aligned becomes a class, because the content security policy refuses inline styles.
 */
import { defineHastPlugin } from 'satteri';
import type { HastContent, HastParentContent, HastPluginEntry } from 'satteri';
import { mdxComponents } from '#model/mdx-components.ts';
import { isOwnPath } from './urls.ts';
import type { SiteUrls } from './urls.ts';

export interface Block {
  readonly id: string;
  /** HTML element name. */
  readonly tag: string;
  /** The block's text as a reader sees it, without line breaks. */
  readonly text: string;
}

export const NUMBERED: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'table', 'blockquote', 'pre']);
export const HEADINGS: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
export const ALIGNED_CELLS: ReadonlySet<string> = new Set(['th', 'td']);

export const permalinkLabel = (number: number): string => `复制第${number}段的引用`;

/** The quiet link at the end of a paragraph; its sign is drawn by CSS, so that copied text stays clean. */
function permalink(number: number): HastContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      className: ['permalink'],
      href: `#p${number}`,
      ariaLabel: permalinkLabel(number),
    },
    children: [],
  };
}

/** A table of more columns may be wider than a telephone. */
export const FEW_COLUMNS = 5;

const FRAME_LABEL = '表格，可以左右滚动';

/** What scrolls around a wide table, by the keyboard too: the tags before and behind it. */
export const FRAME = [
  `<div class="table-frame" tabindex="0" role="region" aria-label="${FRAME_LABEL}">`,
  '</div>',
] as const;

function columnsOf({ children }: { readonly children: readonly HastContent[] }): number {
  const [head] = children.filter((child) => child.type === 'element');
  const [row] = head?.children.filter((child) => child.type === 'element') ?? [];
  return row?.type === 'element' ? row.children.filter((child) => child.type === 'element').length : 0;
}

/** The same for the plugin. */
function frame(): HastParentContent {
  const properties = { className: ['table-frame'], tabIndex: 0, role: 'region', ariaLabel: FRAME_LABEL };
  return { type: 'element', tagName: 'div', properties, children: [] };
}

/** A hast plugin; called once for each document, it calls `collect` with every block in order. */
export function numberBlocks(
  href: SiteUrls['href'],
  collect: (block: Block) => void = () => undefined,
): HastPluginEntry {
  return () => {
    let blocks = 0;
    let headings = 0;
    return defineHastPlugin({
      name: 'number-blocks',
      element: {
        filter: ['a', ...ALIGNED_CELLS, ...NUMBERED, ...HEADINGS],
        visit(node, context) {
          if (node.tagName === 'a') {
            const to = node.properties?.['href'];
            if (typeof to === 'string' && isOwnPath(to)) context.setProperty(node, 'href', href(to));
            return;
          }
          if (ALIGNED_CELLS.has(node.tagName)) {
            const { style } = node.properties ?? {};
            if (typeof style !== 'string') return;
            context.setProperty(node, 'className', [style.replace('text-align: ', 'align-')]);
            context.setProperty(node, 'style', undefined);
            return;
          }
          if (context.parent(node)?.type !== 'root') return;
          const id = HEADINGS.has(node.tagName) ? `s${++headings}` : `p${++blocks}`;
          context.setProperty(node, 'id', id);
          if (node.tagName === 'p') context.appendChild(node, permalink(blocks));
          if (node.tagName === 'table' && columnsOf(node) > FEW_COLUMNS) context.wrapNode(node, frame());
          collect({ id, tag: node.tagName, text: context.textContent(node).replace(/\s*\n\s*/g, '') });
        },
      },
      mdxJsxFlowElement: {
        filter: Object.keys(mdxComponents),
        visit(node, context) {
          if (context.parent(node)?.type !== 'root') return;
          context.wrapNode(node, { type: 'element', tagName: 'div', properties: { id: `p${++blocks}` }, children: [] });
        },
      },
    });
  };
}
