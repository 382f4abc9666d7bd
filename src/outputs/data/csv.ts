/** Tables for spreadsheet programs: one row an entry, Chinese column names. */
import { kindOf } from '#model/kinds.ts';
import { article } from '#model/article.ts';
import { articleTitle } from '#lib/briefing-label.ts';
import type { Control } from '#model/field.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { BriefingRecord } from './record.ts';

/** Excel takes a file for UTF-8 only when it begins with this mark. */
export const BOM = '\uFEFF';

type Cell = string | number | boolean | undefined;

/** A line of RFC 4180, with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: Cell): string {
  const text = String(value ?? '');
  // A spreadsheet would run a text that begins like a formula; a tab in front keeps it a text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Column {
  readonly key: string;
  readonly label: string;
}

/** Fields that fit a cell: single values, and lists of single values joined by 、. */
function columnsOf(fields: Readonly<Record<string, Control>>): Column[] {
  return Object.entries(fields).flatMap(([key, { label, widget, item }]) =>
    widget === 'object' || item?.widget === 'object' ? [] : [{ key, label }],
  );
}

function value(record: Readonly<Record<string, unknown>>, key: string): Cell {
  const found = record[key];
  return Array.isArray(found) ? found.join('、') : (found as Cell);
}

export interface CsvTable {
  readonly head: string;
  row(record: Readonly<Record<string, unknown>> & { readonly id: string; readonly url: string }): string;
}

/**
 * The table of a collection. What has a structure of its own (articles, imprint) is in the JSON only.
 * @param trial what a trial says of its words, in a column of its own at the front of every row.
 */
export function csvTable(collection: CollectionName, trial?: string): CsvTable {
  const fields = Object.fromEntries(
    Object.entries(kindOf(collection).fields).map(([key, field]) => [key, field.control]),
  );
  const columns = columnsOf(fields);
  return {
    head: csvLine([...trialHead(trial), '编码', '网址', ...columns.map(({ label }) => label)]),
    row: (record) =>
      csvLine([...trialCell(trial), record.id, record.url, ...columns.map(({ key }) => value(record, key))]),
  };
}

const articleColumns = columnsOf(article.control.fields ?? {}).filter(({ key }) => key !== 'titleLines');

const trialHead = (trial: string | undefined): string[] => (trial === undefined ? [] : ['试用说明']);
const trialCell = (trial: string | undefined): string[] => (trial === undefined ? [] : [trial]);

/** @param trial see {@link csvTable}. */
export function articlesHead(trial?: string): string {
  return csvLine([
    ...trialHead(trial),
    ...['简报编码', '网址', '标题'],
    ...articleColumns.map(({ label }) => label),
    ...['文字说明', '正文'],
  ]);
}

/** A row for each article of a briefing, with its words as plain text. */
export function articleRows(briefing: BriefingRecord): string {
  return briefing.articles
    .map((one) =>
      csvLine([
        ...trialCell(briefing.trialNote),
        briefing.id,
        one.url,
        articleTitle(one),
        ...articleColumns.map(({ key }) => value(one, key)),
        briefing.wordingNote,
        one.paragraphs.map(({ text }) => text).join('\n'),
      ]),
    )
    .join('');
}
