import type { Glyph } from './page-content.ts';
import { commonest, isBlank, rowText, type Row } from './rows.ts';

/** The footnotes of a page, the glyphs that call them, and the rows that are left. */
export interface Footnotes {
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  readonly calls: ReadonlyMap<Glyph, string>;
  readonly rest: readonly Row[];
}

const LABEL = /^(?:[①-⑳㉑-㉟]|[[〔【(（]\d{1,3}[\])）】〕]|\d{1,2}|[*＊])/u;

/**
 * Takes the footnotes off the pages: small rows at the foot of one whose first
 * begins with a label that stands raised in the text above, or on an earlier
 * page and was not explained there. Anything less sure stays text.
 */
export function takeFootnotes(pages: readonly (readonly Row[])[]): Footnotes[] {
  const open = new Map<string, Glyph[][]>();
  return pages.map((rows) => {
    const body = commonest(rows.flatMap((row) => row.glyphs.map((glyph) => glyph.style.size)));
    const start = rows.findLastIndex((row) => row.size > body * 0.86) + 1;
    const above = rows.slice(0, start);
    for (const [label, groups] of raisedLabels(above)) open.set(label, groups);
    const notes = readNotes(rows.slice(start), open);
    if (notes.length === 0) return { notes, calls: new Map<Glyph, string>(), rest: rows };
    const calls = new Map<Glyph, string>();
    for (const { label } of notes) {
      for (const glyph of (open.get(label) ?? []).flat()) calls.set(glyph, label);
      open.delete(label);
    }
    return { notes, calls, rest: above };
  });
}

/** The notes in the small rows at a page's foot; none when the first row begins with no known label. */
function readNotes(foot: readonly Row[], known: ReadonlyMap<string, unknown>): { label: string; text: string }[] {
  const notes: { label: string; text: string }[] = [];
  for (const row of foot) {
    const text = rowText(row);
    const label = LABEL.exec(text)?.[0];
    const last = notes.at(-1);
    if (label !== undefined && known.has(label)) notes.push({ label, text: text.slice(label.length).trim() });
    else if (last) last.text += text;
    else return [];
  }
  return notes;
}

/** Small glyphs above the baseline of their row, as whole labels. */
function raisedLabels(rows: readonly Row[]): Map<string, Glyph[][]> {
  const labels = new Map<string, Glyph[][]>();
  for (const row of rows) {
    let group: Glyph[] = [];
    const close = (): void => {
      const text = group.map((glyph) => glyph.text).join('');
      if (LABEL.exec(text)?.[0] === text) labels.set(text, [...(labels.get(text) ?? []), group]);
      group = [];
    };
    for (const glyph of row.glyphs) {
      const isRaised =
        !isBlank(glyph) && glyph.style.size < row.size * 0.86 && row.baseline - glyph.baseline > row.size * 0.12;
      if (isRaised) group.push(glyph);
      else if (group.length > 0) close();
    }
    if (group.length > 0) close();
  }
  return labels;
}
