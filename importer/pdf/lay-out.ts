import { adviceOf } from '#lib/diagnostic.ts';
import { proofReading } from '../ocr/proof-reading.ts';
import type { SourceDiagnostic, SourceBlock, SourceDocument } from '../source-document.ts';
import { findAlignedTables } from './aligned-tables.ts';
import { readingOrders, type Flow } from './columns.ts';
import { takeFootnotes } from './footnotes.ts';
import { FIGURE, VISIBLE } from './measures.ts';
import { findRunningHeaders } from './running-headers.ts';
import { placeFramed, takeFramed } from './frames.ts';
import { findFrames, findGridTables, horizontalRules, type PlacedTable } from './grid-tables.ts';
import { toLines } from './lines.ts';
import type { Box, Glyph, ReadPage } from './page-content.ts';
import { buildRows, isBlank, rowText, type Row } from './rows.ts';
import { joinSplitTables, type PageItem } from './split-tables.ts';
import { typesetPage } from './typeset-page.ts';
import { textAreas, type TextArea } from './text-areas.ts';

interface PageFlows {
  readonly number: number;
  readonly ocr: boolean;
  readonly flows: readonly Flow[];
  readonly tables: readonly PlacedTable[];
  readonly figures: readonly Box[];
  readonly calls: ReadonlyMap<Glyph, string>;
}

/** Arranges the glyphs of all pages into lines and tables in reading order, and reports what was left out. */
export function layOut(printed: readonly ReadPage[], found: readonly SourceDiagnostic[]): SourceDocument {
  const typeset = printed.map((page) => typesetPage(page));
  const pages = typeset.map(({ page }) => page);
  const allRows = pages.map((page) => buildRows(page.glyphs));
  const ruled = pages.map((page) => horizontalRules(page.rules));
  const headers = findRunningHeaders(
    pages.map(({ height }, index) => ({ height, rows: allRows[index] ?? [], rules: ruled[index] ?? [] })),
  );
  const parted = pages.map((page, index) => takeTables(page, allRows[index] ?? [], headers));
  const framed = pages.map((page, index) => takeFramed(parted[index]?.rows ?? [], findFrames(page.rules)));
  const orders = readingOrders(framed.map(({ rest }, index) => ({ rows: rest, rules: ruled[index] ?? [] })));
  const feet = takeFootnotes(orders.map((flows, index) => placeFramed(flows, framed[index]?.framed ?? [])));
  const calls = new Map(feet.flatMap((foot) => [...foot.calls]));
  const arranged = pages.map((page, index): PageFlows => ({
    number: page.number,
    ocr: page.ocr,
    flows: feet[index]?.flows ?? [],
    tables: parted[index]?.tables ?? [],
    figures: figuresOf(page),
    calls,
  }));
  const areas = textAreas(arranged);
  let flow = 0;
  const { items, diagnostics } = joinSplitTables(arranged.flatMap((page) => mergeByPlace(page, () => ++flow, areas)));
  return {
    format: 'pdf',
    blocks: toBlocks(items),
    footnotes: feet.flatMap(({ notes }) => notes),
    runningHeaders: pages.flatMap((page, index) => [
      ...(allRows[index] ?? [])
        .filter((row) => headers.has(row))
        .map((row) => ({ text: rowText(row), page: page.number })),
      ...(page.slanted.length > 0 ? [{ text: glyphText(page.slanted), page: page.number }] : []),
    ]),
    diagnostics: [
      ...found,
      ...typeset.flatMap(({ diagnostics: asked }) => asked),
      ...pages.flatMap(pageDiagnostics),
      ...items.flatMap(rowDiagnostics),
      ...diagnostics,
    ],
  };
}

/** The tables with rules, and the rows outside them that are no running headers. */
function takeTables(
  page: ReadPage,
  rows: readonly Row[],
  headers: ReadonlySet<Row>,
): { tables: PlacedTable[]; rows: Row[] } {
  const removed = new Set(rows.filter((row) => headers.has(row)).flatMap((row) => row.glyphs));
  const { tables, rest } = findGridTables(
    page.rules,
    page.glyphs.filter((glyph) => !removed.has(glyph)),
  );
  return { tables, rows: buildRows(rest) };
}

/** Images large enough to be looked at; one of the whole page was read as a scan, or is its paper. */
function figuresOf(page: ReadPage): Box[] {
  return page.images.filter(
    (image) =>
      image.right - image.left >= FIGURE.smallest &&
      image.bottom - image.top >= FIGURE.smallest &&
      !(page.glyphs.length > 0 && area(image) > page.width * page.height * FIGURE.wholePage),
  );
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

/** Puts a page's lines, tables and figures in one order. */
function mergeByPlace(page: PageFlows, nextFlow: () => number, areas: ReadonlyMap<Flow, TextArea>): PageItem[] {
  const waiting: { box: Box; item: PageItem }[] = [
    ...page.tables.map((table) => ({ box: table, item: { kind: 'table' as const, table, page: page.number } })),
    ...page.figures.map((box) => ({ box, item: { kind: 'figure' as const, page: page.number } })),
  ].sort((a, b) => a.box.top - b.box.top);
  const items: PageItem[] = [];
  for (const flow of page.flows) {
    const number = nextFlow();
    const area = areas.get(flow) ?? { left: 0, right: 0 };
    for (const entry of findAlignedTables(flow.rows)) {
      for (const other of takeAbove(waiting, entry, flow)) items.push(other);
      if ('columns' in entry)
        items.push({ kind: 'table', table: entry, page: page.number, place: { flow: number, left: area.left } });
      else
        items.push({
          kind: 'row',
          placed: { row: entry, page: page.number, ocr: page.ocr, flow: number, notes: page.calls, ...area },
        });
    }
    for (const other of takeBelow(waiting, flow, page.flows)) items.push(other);
  }
  return [...items, ...waiting.map(({ item }) => item)];
}

/** Takes what stands above `entry` and in its column out of the waiting list. */
function takeAbove(waiting: { box: Box; item: PageItem }[], entry: Box, { column, frame }: Flow): PageItem[] {
  const own = column ?? frame;
  const taken: PageItem[] = [];
  for (let i = 0; i < waiting.length; i++) {
    const other = waiting[i];
    if (!other) continue;
    const middle = (other.box.left + other.box.right) / 2;
    const inColumn = own === undefined || (middle > own.left && middle < own.right);
    if (inColumn && (other.box.top + other.box.bottom) / 2 < (entry.top + entry.bottom) / 2) {
      taken.push(other.item);
      waiting.splice(i, 1);
      i--;
    }
  }
  return taken;
}

/** Takes what ends a column: the next one begins at the top again. */
function takeBelow(waiting: { box: Box; item: PageItem }[], { column }: Flow, flows: readonly Flow[]): PageItem[] {
  if (column === undefined) return [];
  const foot = Math.max(
    ...flows.filter((flow) => flow.column !== undefined).map((flow) => flow.rows.at(-1)?.bottom ?? 0),
  );
  const taken: PageItem[] = [];
  for (const other of [...waiting]) {
    const middle = (other.box.left + other.box.right) / 2;
    if (middle < column.left || middle > column.right || other.box.top > foot) continue;
    taken.push(other.item);
    waiting.splice(waiting.indexOf(other), 1);
  }
  return taken;
}

function toBlocks(items: readonly PageItem[]): SourceBlock[] {
  const lines = toLines(items.flatMap((item) => (item.kind === 'row' ? [item.placed] : [])));
  let line = 0;
  return items.flatMap((item): SourceBlock[] => {
    if (item.kind === 'figure') return [{ kind: 'figure', page: item.page }];
    if (item.kind === 'table') return [{ kind: 'table', rows: item.table.rows, page: item.page }];
    const paragraph = lines[line++];
    return paragraph ? [paragraph] : [];
  });
}

function glyphText(glyphs: readonly Glyph[]): string {
  return glyphs.map((glyph) => glyph.text).join('');
}

function pageDiagnostics(page: ReadPage): SourceDiagnostic[] {
  const diagnostics: SourceDiagnostic[] = [];
  const { number } = page;
  if (page.hidden.length > 0) {
    // So much unseen text may also be a damaged font: then the page looks wrong to every reader.
    const { glyphs, share } = VISIBLE.muchHidden;
    const much = page.hidden.length >= glyphs && page.hidden.length > page.glyphs.length * share;
    diagnostics.push({
      severity: much ? 'error' : 'warning',
      rule: 'hidden-text',
      ...adviceOf(
        `第${number}页有 ${page.hidden.length} 个看不见的字（白色、透明、被遮住或在页面之外），没有导入。${much ? '原件上如果看得见，请照原件补上。' : ''}`,
      ),
      page: number,
      excerpt: glyphText(page.hidden).slice(0, 40),
    });
  }
  if (page.slanted.length > 0) {
    diagnostics.push({
      severity: 'note',
      rule: 'slanted-text',
      ...adviceOf(`第${number}页有斜排或另一方向的文字（多为水印），没有放进正文。`),
      page: number,
      excerpt: glyphText(page.slanted).slice(0, 40),
    });
  }
  const row = buildRows(page.glyphs).filter((one) => one.glyphs.some((glyph) => glyph.unmapped));
  for (const { glyphs } of row) {
    const at = glyphs.findIndex((glyph) => glyph.unmapped);
    const count = glyphs.filter((glyph) => glyph.unmapped).length;
    diagnostics.push({
      severity: 'error',
      rule: 'unmapped-glyph',
      ...adviceOf(`第${number}页这一行有 ${count} 个字的字体没有写明是什么字，用□占位。请照原件补上。`),
      page: number,
      excerpt: glyphText(glyphs.filter((glyph) => !isBlank(glyph)).slice(Math.max(0, at - 12), at + 24)).slice(0, 40),
    });
  }
  return diagnostics;
}

const LINE_END_HYPHEN = /[A-Za-z]-$/;

/** A hyphen at a line's end may belong to the word or to the break: it stays and is asked about. OCR is to be proof-read. */
function rowDiagnostics(item: PageItem): SourceDiagnostic[] {
  if (item.kind !== 'row') return [];
  const { row, page, ocr } = item.placed;
  const text = rowText(row);
  const diagnostics = ocr ? proofReading(text, page) : [];
  if (!LINE_END_HYPHEN.test(text)) return diagnostics;
  return [
    ...diagnostics,
    {
      severity: 'warning',
      rule: 'line-end-hyphen',
      ...adviceOf('行末有连字符，分不清是词中本有的还是换行加上的，已保留。请核对。'),
      page,
      excerpt: text.slice(-40),
    },
  ];
}
