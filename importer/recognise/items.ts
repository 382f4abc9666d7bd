/** The blocks of a source in the register, with what the recogniser asks of each. */
import { adviceOf } from '#lib/diagnostic.ts';
import { captionText, isPictureCaption, isTableCaption } from '../lines/captions.ts';
import { isCreditLine } from '../lines/credits.ts';
import { endsFully, isImprint, labelLevel } from '../lines/line-kinds.ts';
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
import { linesOfLayout, mayBeImprint, placesOfTables, type TablePlace } from './layout-tables.ts';

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
  const places = placesOfTables(source.blocks);
  const items = withCaptions(source.blocks).flatMap((block) => {
    if (block.kind === 'paragraph') {
      const item = paragraphItem(block, diagnostics);
      return item.text === '' && item.anchors.length === 0 && item.block.kind === 'paragraph' ? [] : [item];
    }
    if (block.kind === 'figure') return [{ block, text: '', spaced: '', anchors: [] }];
    return tableItems(block, places.get(block) ?? { first: false, last: false }, diagnostics);
  });
  return { items, diagnostics };
}

/** A caption below a picture names the picture; anywhere else it stays a paragraph. */
function withCaptions(blocks: readonly SourceBlock[]): SourceBlock[] {
  const named: SourceBlock[] = [];
  const body = bodySize(blocks);
  for (const block of blocks) {
    const figure = named.at(-1);
    if (block.kind === 'paragraph' && figure?.kind === 'figure' && isCaption(block, body)) {
      named[named.length - 1] = { ...figure, text: captionText(block.runs.map(({ text }) => text).join('')) };
    } else named.push(block);
  }
  return named;
}

/** Whether a paragraph below a picture says what it shows: by its style, its words or its place. */
function isCaption(block: SourceParagraph, body: number | undefined): boolean {
  if (block.role === 'caption') return true;
  if (block.role !== undefined || block.outline !== undefined || block.line !== undefined) return false;
  const text = block.runs.map((run) => run.text).join('');
  const isSmall = block.size !== undefined && body !== undefined && block.size < body * 0.95;
  if (block.size !== undefined && body !== undefined && block.size > body * 1.05) return false;
  return isPictureCaption(text, block.align === 'center' || isSmall);
}

function paragraphItem(block: SourceParagraph, diagnostics: SourceDiagnostic[]): Item {
  const label = block.label === undefined ? [] : [{ text: block.label }];
  const { text: plain, spaced, anchors, emphases, unknown } = readInline([...label, ...block.runs]);
  const text = isTableCaption(spaced) ? captionText(spaced) : plain;
  if (unknown > 0) diagnostics.push(unknownGlyph(unknown, text, block.page));
  const figure = PRINTED_FIGURE.exec(text)?.groups?.['text'];
  if (figure !== undefined) {
    const page = block.page === undefined ? {} : { page: block.page };
    return { block: { kind: 'figure', text: figure, ...page }, text: '', spaced: '', anchors: [] };
  }
  return { block, text, spaced, anchors, ...(emphases.length === 0 ? {} : { emphases }) };
}

/** A table that only lays out text is read as lines; any other stays a table. */
function tableItems(block: SourceTable, place: TablePlace, diagnostics: SourceDiagnostic[]): Item[] {
  if (block.rows.every((row) => row.every((cell) => cell.trim() === ''))) return [];
  const lines = linesOfLayout(block, place);
  if (lines !== undefined) return lines.map((line) => paragraphItem(line, diagnostics));
  if (mayBeImprint(block, place)) diagnostics.push(imprintTable(block));
  return [tableItem(block, diagnostics)];
}

function imprintTable({ rows, page }: SourceTable): SourceDiagnostic {
  return {
    severity: 'warning',
    rule: 'table-may-be-imprint',
    ...adviceOf('末尾这张表里有像报尾的字，按正文里的表格处理了。是报尾的话，请把它写进报尾，从正文里删去。'),
    ...(page === undefined ? {} : { page }),
    excerpt: rows.flat().join(' ').slice(0, 40),
  };
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
    !isCreditLine(item.spaced) &&
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

/** The size most of the text is set in. */
export function bodySize(blocks: readonly SourceBlock[]): number | undefined {
  const lengths = new Map<number, number>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.size === undefined) continue;
    const length = block.runs.reduce((sum, { text }) => sum + text.length, 0);
    lengths.set(block.size, (lengths.get(block.size) ?? 0) + length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0];
}
