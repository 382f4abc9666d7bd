/** The blocks of a source in the register, with what the recogniser asks of each. */
import { creditOf, endsFully, isImprint, labelLevel } from './line-kinds.ts';
import { foldCharacters, normaliseText } from './normalise.ts';
import type { Doubt, SourceBlock, SourceDocument, SourceParagraph } from './source-document.ts';

export interface Item {
  readonly block: SourceBlock;
  /** In the register; of a paragraph with an automatic number, the number included. */
  readonly text: string;
  /** As in the source, but for folded characters: spaces still part its fields. */
  readonly spaced: string;
  readonly anchors: readonly { readonly at: number; readonly label: string }[];
}

/** How two passages are compared: Han, letters and digits alone. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

export function toItems(source: SourceDocument): { readonly items: Item[]; readonly doubts: Doubt[] } {
  const doubts: Doubt[] = [];
  const items = source.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') {
      const item = paragraphItem(block, doubts);
      return item.text === '' && item.anchors.length === 0 ? [] : [item];
    }
    if (block.kind === 'figure') return [{ block, text: '', spaced: '', anchors: [] }];
    return tableItems(block.rows, block, doubts);
  });
  return { items, doubts };
}

function paragraphItem(block: SourceParagraph, doubts: Doubt[]): Item {
  let raw = block.label ?? '';
  const anchors: { at: number; label: string }[] = [];
  for (const run of block.runs) {
    raw += run.text;
    if (run.footnote !== undefined) anchors.push({ at: normaliseText(raw).text.length, label: run.footnote });
  }
  const { text, unknown } = normaliseText(raw);
  if (unknown > 0) doubts.push(unknownGlyph(unknown, text, block.page));
  return { block, text, spaced: foldCharacters(raw).trim(), anchors };
}

/** A table that frames text (a boxed note, an imprint set in cells) is read as lines; any other stays a table. */
function tableItems(
  rows: readonly (readonly string[])[],
  block: Extract<SourceBlock, { kind: 'table' }>,
  doubts: Doubt[],
): Item[] {
  const cells = rows.map((row) => row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  const lines = cells.map((row) => row.join('　　')).filter((line) => line !== '');
  if (lines.length === 0) return [];
  const frames =
    cells.every((row) => row.length <= 1) ||
    (lines.length <= 8 &&
      lines.some((line) => isImprint(line) || /第\s*[\d一二三四五六七八九十百]+\s*期/u.test(line)) &&
      cells.every((row) => row.length <= 2));
  if (!frames) {
    const normal = rows.map((row) =>
      row.map((cell) => {
        const { text, unknown } = normaliseText(cell);
        if (unknown > 0) doubts.push(unknownGlyph(unknown, text, block.page));
        return text;
      }),
    );
    return [{ block: { ...block, rows: normal }, text: '', spaced: '', anchors: [] }];
  }
  const page = block.page === undefined ? {} : { page: block.page };
  return lines
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => paragraphItem({ kind: 'paragraph', runs: [{ text: line }], ...page }, doubts));
}

function unknownGlyph(count: number, text: string, page: number | undefined): Doubt {
  const at = Math.max(0, text.indexOf('□') - 15);
  return {
    severity: 'error',
    rule: 'unknown-glyph',
    message: `有${count}个字是原字体自造的，认不出来，写作□。请照原件补上，补上之前不能发布。`,
    ...(page === undefined ? {} : { page }),
    excerpt: text.slice(at, at + 40),
  };
}

/** Short, unnumbered, no sentence: what a title line may look like. */
export function isTitleLike(item: Item | undefined): item is Item {
  return (
    item?.block.kind === 'paragraph' &&
    item.text.length > 0 &&
    item.text.length <= 48 &&
    !endsFully(item.text) &&
    !/[；，、：:]$/u.test(item.text) &&
    labelLevel(item.text) === undefined &&
    creditOf(item.text) === undefined &&
    !isImprint(item.spaced) &&
    !/[。；]/u.test(item.text)
  );
}

export function paragraphOf(item: Item | undefined): SourceParagraph | undefined {
  return item?.block.kind === 'paragraph' ? item.block : undefined;
}

/** The place of a doubt: page and words. */
export function placeOf(item: Item): Pick<Doubt, 'page' | 'excerpt'> {
  return {
    ...(item.block.page === undefined ? {} : { page: item.block.page }),
    ...(item.text === '' ? {} : { excerpt: item.text.slice(0, 40) }),
  };
}
