/** The blocks of a source in the register, with what the recogniser asks of each. */
import { adviceOf } from '#lib/diagnostic.ts';
import { creditOf, endsFully, isImprint, labelLevel } from '../lines/line-kinds.ts';
import type { DraftCell, Emphasis } from '../draft.ts';
import { readInline } from '../lines/inline-text.ts';
import type {
  SourceDiagnostic,
  SourcePlace,
  SourceBlock,
  SourceDocument,
  SourceParagraph,
  SourceTable,
} from '../source-document.ts';

export interface Item {
  readonly block: SourceBlock;
  /** In the register; of a paragraph with an automatic number, the number included. */
  readonly text: string;
  /** As in the source, but for folded characters: spaces still part its fields. */
  readonly spaced: string;
  readonly anchors: readonly { readonly at: number; readonly label: string }[];
  /** What is set apart in `text`. */
  readonly emphases?: readonly Emphasis[];
  /** Of a table. */
  readonly cells?: readonly (readonly DraftCell[])[];
}

/** How this site prints a picture in a Word file. */
const PRINTED_FIGURE = /^〔图：(?<text>.*)〕$/u;

/** How two passages are compared: Han, letters and digits alone. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

export function toItems(source: SourceDocument): { readonly items: Item[]; readonly diagnostics: SourceDiagnostic[] } {
  const diagnostics: SourceDiagnostic[] = [];
  const items = withCaptions(source.blocks).flatMap((block) => {
    if (block.kind === 'paragraph') {
      const item = paragraphItem(block, diagnostics);
      return item.text === '' && item.anchors.length === 0 && item.block.kind === 'paragraph' ? [] : [item];
    }
    if (block.kind === 'figure') return [{ block, text: '', spaced: '', anchors: [] }];
    return tableItems(block, diagnostics);
  });
  return { items, diagnostics };
}

/** A caption below a picture names the picture; anywhere else it stays a paragraph. */
function withCaptions(blocks: readonly SourceBlock[]): SourceBlock[] {
  const named: SourceBlock[] = [];
  for (const block of blocks) {
    const figure = named.at(-1);
    if (block.kind === 'paragraph' && block.role === 'caption' && figure?.kind === 'figure') {
      named[named.length - 1] = { ...figure, text: block.runs.map(({ text }) => text).join('') };
    } else named.push(block);
  }
  return named;
}

function paragraphItem(block: SourceParagraph, diagnostics: SourceDiagnostic[]): Item {
  const label = block.label === undefined ? [] : [{ text: block.label }];
  const { text, spaced, anchors, emphases, unknown } = readInline([...label, ...block.runs]);
  if (unknown > 0) diagnostics.push(unknownGlyph(unknown, text, block.page));
  const figure = PRINTED_FIGURE.exec(text)?.groups?.['text'];
  if (figure !== undefined) {
    const page = block.page === undefined ? {} : { page: block.page };
    return { block: { kind: 'figure', text: figure, ...page }, text: '', spaced: '', anchors: [] };
  }
  return { block, text, spaced, anchors, ...(emphases.length === 0 ? {} : { emphases }) };
}

/** A table that frames text (a boxed note, an imprint set in cells) is read as lines; any other stays a table. */
function tableItems(block: SourceTable, diagnostics: SourceDiagnostic[]): Item[] {
  const cells = block.rows.map((row) => row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  const lines = cells.map((row) => row.join('　　')).filter((line) => line !== '');
  if (lines.length === 0) return [];
  const frames =
    block.headed !== true &&
    (cells.every((row) => row.length <= 1) ||
      (lines.length <= 8 &&
        lines.some((line) => isImprint(line) || /第\s*[\d一二三四五六七八九十百]+\s*期/u.test(line)) &&
        cells.every((row) => row.length <= 2)));
  if (!frames) return [tableItem(block, diagnostics)];
  const page = block.page === undefined ? {} : { page: block.page };
  return lines
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => paragraphItem({ kind: 'paragraph', runs: [{ text: line }], ...page }, diagnostics));
}

function tableItem(block: SourceTable, diagnostics: SourceDiagnostic[]): Item {
  const runs = block.cells ?? block.rows.map((row) => row.map((text) => [{ text }]));
  const cells = runs.map((row) =>
    row.map((cell): DraftCell => {
      const { text, anchors, emphases, unknown } = readInline(cell);
      if (unknown > 0) diagnostics.push(unknownGlyph(unknown, text, block.page));
      return { text, ...(anchors.length === 0 ? {} : { anchors }), ...(emphases.length === 0 ? {} : { emphases }) };
    }),
  );
  const rows = cells.map((row) => row.map((cell) => cell.text));
  return { block: { ...block, rows }, text: '', spaced: '', anchors: [], cells };
}

function unknownGlyph(count: number, text: string, page: number | undefined): SourceDiagnostic {
  const at = Math.max(0, text.indexOf('□') - 15);
  return {
    severity: 'error',
    rule: 'unknown-glyph',
    ...adviceOf(`有${count}个字是原字体自造的，认不出来，写作□。请照原件补上，补上之前不能发布。`),
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

/** The place of a diagnostic: page and words. */
export function placeOf(item: Item): SourcePlace {
  return {
    ...(item.block.page === undefined ? {} : { page: item.block.page }),
    ...(item.text === '' ? {} : { excerpt: item.text.slice(0, 40) }),
  };
}
