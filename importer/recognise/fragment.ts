/** A stretch of text without masthead, title or imprint, such as one that is pasted: its blocks alone. */
import type { DraftBlock, DraftCell } from '../draft.ts';
import { isListed } from './articles.ts';
import { toTextBlock } from './headings.ts';
import { paragraphOf, toItems, type Item } from './items.ts';
import { footnote } from './recognise.ts';
import type { SourceBlock, SourceNote } from '../source-document.ts';

/** The blocks of a fragment in order, its footnotes last. What its source names a list or a quotation is taken at its word. */
export function readFragment(blocks: readonly SourceBlock[], footnotes: readonly SourceNote[]): DraftBlock[] {
  const { items } = toItems({ format: 'txt', blocks, footnotes, runningHeaders: [], diagnostics: [] });
  const headed = items.some((item) => paragraphOf(item)?.role === 'heading');
  const read = items.map((item, index) => toBlock(item, headed, isListed(items, index)));
  return [...raised(read), ...footnotes.map(footnote)];
}

/** The page has the title above; the highest heading of a fragment is the next one below, whatever it was called. */
function raised(blocks: readonly DraftBlock[]): DraftBlock[] {
  const highest = Math.min(...blocks.map(({ depth }) => depth ?? Infinity));
  return blocks.map((block) => (block.depth === undefined ? block : { ...block, depth: block.depth - highest + 2 }));
}

function toBlock(item: Item, headed: boolean, listed: boolean): DraftBlock {
  const { block, cells } = item;
  if (block.kind === 'table')
    return { kind: 'table', rows: block.rows, ...(cells && { cells: withoutBoldCells(cells) }) };
  if (block.kind === 'figure') return figureOf(block);
  return toTextBlock(item, { plain: false, titled: true, headed, listed }).block;
}

/** A cell that is bold as a whole is the look of a head. */
function withoutBoldCells(rows: NonNullable<DraftBlock['cells']>): NonNullable<DraftBlock['cells']> {
  const isWhole = ({ text, emphases = [] }: DraftCell) =>
    emphases.length === 1 && emphases.every(({ bold, from, to }) => bold === true && from === 0 && to === text.length);
  return rows.map((row) =>
    row.map((cell) =>
      isWhole(cell)
        ? { ...cell, emphases: (cell.emphases ?? []).map(({ bold: _bold, ...emphasis }) => emphasis) }
        : cell,
    ),
  );
}

function figureOf({ text, picture }: Extract<SourceBlock, { kind: 'figure' }>): DraftBlock {
  return {
    kind: 'figure',
    ...(text === undefined ? {} : { text }),
    ...(picture === undefined ? {} : { picture }),
  };
}
