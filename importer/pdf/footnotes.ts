import { SMALL } from '../typeset.ts';
import type { Flow } from './columns.ts';
import { TYPESET } from './measures.ts';
import type { Glyph } from './page-content.ts';
import { commonest, isBlank, rowText, type Row } from './rows.ts';

/** The footnotes of a page, the glyphs that call them, and the stretches of text that are left. */
export interface Footnotes {
  /** Labels count through the document: printed ones may begin anew on each page. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  readonly calls: ReadonlyMap<Glyph, string>;
  readonly flows: readonly Flow[];
}

/** A label as it is printed, with the glyphs that call it. */
type OpenCalls = Map<string, Glyph[][]>;

interface Note {
  readonly printed: string;
  text: string;
}

const LABEL = /^(?:[①-⑳㉑-㉟]|[[〔【(（]\d{1,3}[\])）】〕]|\d{1,2}|[*＊])/u;

/**
 * Takes the footnotes off the pages: small rows at the foot of a column whose
 * first begins with a label that stands raised in the text above, or in an
 * earlier column and was not explained there. Anything less sure stays text.
 */
export function takeFootnotes(pages: readonly (readonly Flow[])[]): Footnotes[] {
  const open: OpenCalls = new Map();
  let count = 0;
  return pages.map((flows) => {
    const rows = flows.flatMap((flow) => flow.rows);
    const body = commonest(rows.flatMap((row) => row.glyphs.map((glyph) => glyph.style.size)));
    const calls = new Map<Glyph, string>();
    const notes: { label: string; text: string }[] = [];
    const left = flows.flatMap((flow): Flow[] => {
      let start = flow.rows.findLastIndex((row) => row.size > body * SMALL) + 1;
      while (start > 0 && isLoneLabel(flow.rows[start])) start++;
      const above = flow.rows.slice(0, start);
      for (const [label, groups] of raisedLabels(above, body)) open.set(label, groups);
      const found = readNotes(flow.rows.slice(start), open);
      if (found.length === 0) return [flow];
      for (const { printed, text } of found) {
        const label = String(++count);
        for (const glyph of (open.get(printed) ?? []).flat()) calls.set(glyph, label);
        open.delete(printed);
        notes.push({ label, text });
      }
      return above.length === 0 ? [] : [{ ...flow, rows: above }];
    });
    return { notes, calls, flows: left };
  });
}

/** The notes in the small rows at a column's foot; none when the first row begins with no known label. */
function readNotes(foot: readonly Row[], known: ReadonlyMap<string, unknown>): Note[] {
  const notes: Note[] = [];
  const taken = new Set<string>();
  for (const row of foot) {
    const text = labelledText(row);
    const printed = LABEL.exec(text)?.[0];
    const last = notes.at(-1);
    if (printed !== undefined && known.has(printed) && !taken.has(printed)) {
      taken.add(printed);
      notes.push({ printed, text: text.slice(printed.length).trim() });
    } else if (last) last.text += text;
    else return [];
  }
  return notes;
}

/** The text of a row, the raised label that it may begin with written on the line. */
function labelledText(row: Row): string {
  return rowText(row).replace(/^[⁰¹²³⁴-⁹]+/u, (label) => label.normalize('NFKC'));
}

/** A call that stood at the end of a full line is alone on the next one. */
function isLoneLabel(row: Row | undefined): boolean {
  const text = row === undefined ? '' : labelledText(row);
  return text !== '' && LABEL.exec(text)?.[0] === text;
}

/** Small glyphs above the baseline of their row, as whole labels. */
function raisedLabels(rows: readonly Row[], body: number): OpenCalls {
  const labels: OpenCalls = new Map();
  for (const row of rows) {
    const size = Math.max(row.size, body * SMALL);
    let group: Glyph[] = [];
    const close = (): void => {
      const text = group.map((glyph) => glyph.text).join('');
      if (LABEL.exec(text)?.[0] === text) labels.set(text, [...(labels.get(text) ?? []), group]);
      group = [];
    };
    for (const glyph of row.glyphs) {
      const isAbove = row.baseline - glyph.baseline > size * TYPESET.raised || isLoneLabel(row);
      const isRaised = !isBlank(glyph) && glyph.style.size < size * SMALL && isAbove;
      if (isRaised) group.push(glyph);
      else if (group.length > 0) close();
    }
    if (group.length > 0) close();
  }
  return labels;
}
