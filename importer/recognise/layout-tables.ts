/** Tables that only lay out text: a masthead, an imprint, a boxed note or title. Any other table holds data. */
import { fieldsOf, isOffice } from '../lines/fields.ts';
import { isImprint } from '../lines/line-kinds.ts';
import type { SourceBlock, SourceParagraph, SourceTable } from '../source-document.ts';
import { findBlankDate, findDate } from './chinese-date.ts';
import { takeIssueNumber } from './issue-number.ts';

/** Where a table stands among the other blocks. */
export interface TablePlace {
  /** Nothing but short lines stands above it. */
  readonly first: boolean;
  /** Nothing but short lines stands below it. */
  readonly last: boolean;
}

/** Between the cells of a row: a gap that parts fields. */
const GAP = '　　';
/** A row with a bare 报, 送 or 发 in a cell of its own. */
const BARE_LABEL = /^(?:报|送|发|主送|抄送|抄报|报送|分送|分发|呈报|印发)$/u;
const MOST_ROWS = 12;

/** The place of each table in a document. */
export function placesOfTables(blocks: readonly SourceBlock[]): ReadonlyMap<SourceBlock, TablePlace> {
  const prose = blocks.map((block) => block.kind === 'paragraph' && isProse(block));
  const firstProse = prose.indexOf(true);
  const lastProse = prose.lastIndexOf(true);
  return new Map(
    blocks.flatMap((block, index) =>
      block.kind === 'table'
        ? [[block, { first: firstProse < 0 || index < firstProse, last: index > lastProse }] as const]
        : [],
    ),
  );
}

function isProse({ runs }: SourceParagraph): boolean {
  const text = runs.map((run) => run.text).join('');
  return text.length > 60 || (text.length > 20 && /[。；！？]/u.test(text) && !isImprint(text));
}

/** The lines of a table that only lays text out; undefined for a table of data. */
export function linesOfLayout(table: SourceTable, place: TablePlace): SourceParagraph[] | undefined {
  const rows = table.rows.map((row) => row.map((cell) => cell.trim()));
  const filled = rows.map((row) => row.filter((cell) => cell !== ''));
  if (table.headed === true) return undefined;
  const isColumn = filled.every((row) => row.length <= 1);
  if (!isColumn && !isMasthead(filled, place) && !isImprintTable(filled, place)) return undefined;
  return rows.flatMap((row, index) => linesOfRow(table, row, index));
}

/** Cells of short words above the text, most of them fields of a masthead. */
function isMasthead(rows: readonly (readonly string[])[], { first }: TablePlace): boolean {
  const cells = rows.flat();
  if (!first || rows.length > 6 || cells.length > 10 || cells.some((cell) => cell.length > 60)) return false;
  const fields = cells.filter(isMastheadField);
  const hasNumberOrDate = fields.some((cell) => takeIssueNumber(cell) !== undefined || dateIn(cell));
  return hasNumberOrDate && fields.length * 2 >= cells.length;
}

function isMastheadField(cell: string): boolean {
  return fieldsOf(cell).every(
    (field) => isOffice(field.replace(/(?:主办|编印|编辑|编发|编|印)$/u, '')) || dateIn(field) || numberAlone(field),
  );
}

function numberAlone(field: string): boolean {
  const taken = takeIssueNumber(field);
  return taken !== undefined && /^[\s（()）]*$/u.test(taken.rest);
}

function dateIn(text: string): boolean {
  return (findBlankDate(text) ?? findDate(text)) !== undefined;
}

/** Rows below the text each of which is a line of an imprint. */
function isImprintTable(rows: readonly (readonly string[])[], { last }: TablePlace): boolean {
  const filled = rows.filter((row) => row.length > 0);
  if (!last || filled.length > MOST_ROWS || filled.some((row) => row.length > 4)) return false;
  const lines = filled.map((row) => joinedCells(row));
  const own = lines.filter((line) => line.split(/\n|\u3000\u3000/u).some((part) => isImprint(part)));
  return own.length > 0 && own.length * 2 >= filled.length;
}

/** Whether some of a last table looks like an imprint, though the whole is read as data. */
export function mayBeImprint({ rows }: SourceTable, { last }: TablePlace): boolean {
  return last && rows.some((row) => row.some((cell) => isImprint(cell.trim())));
}

function joinedCells(cells: readonly string[]): string {
  return cells
    .filter((cell) => cell !== '')
    .reduce((line, cell) => {
      if (line === '') return cell;
      if (BARE_LABEL.test(line)) return `${line}：${cell}`;
      return /[：:]$/u.test(line) ? line + cell : line + GAP + cell;
    }, '');
}

/** One cell keeps its paragraphs with their looks; the cells of a row are fields of one line. */
function linesOfRow(table: SourceTable, row: readonly string[], index: number): SourceParagraph[] {
  const page = table.page === undefined ? {} : { page: table.page };
  const own = (table.paragraphs?.[index] ?? []).filter((paragraphs) => paragraphs.length > 0);
  const cells = row.filter((cell) => cell !== '');
  if (cells.length === 1 && own.length === 1) return [...(own[0] ?? [])];
  const look = lookOf(own.map((paragraphs) => paragraphs[0]));
  return joinedCells(cells)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): SourceParagraph => ({ kind: 'paragraph', runs: [{ text: line }], ...look, ...page }));
}

/** The look of the first cell stands for its row. */
function lookOf([first]: readonly (SourceParagraph | undefined)[]): Partial<SourceParagraph> {
  return {
    ...(first?.size === undefined ? {} : { size: first.size }),
    ...(first?.color === undefined ? {} : { color: first.color }),
    ...(first?.font === undefined ? {} : { font: first.font }),
  };
}
