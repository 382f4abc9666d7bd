import type { Glyph } from './page-content.ts';
import { buildRows, rowText } from './rows.ts';

const LATIN_END = /[A-Za-z0-9,.;:)]$/;
const LATIN_START = /^[A-Za-z0-9(]/;

/** The text of a table cell: its lines joined, with a blank only between Latin words. */
export function cellText(glyphs: readonly Glyph[]): string {
  let text = '';
  for (const row of buildRows(glyphs)) {
    const line = rowText(row).replaceAll('\t', ' ');
    text += (LATIN_END.test(text) && LATIN_START.test(line) ? ' ' : '') + line;
  }
  return text;
}
