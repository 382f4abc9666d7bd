/** Runs of a source as one text in the register, with what is set apart in it. */
import type { DraftCell, Emphasis } from '../draft.ts';
import { foldCharacters, normaliseText } from './normalise.ts';
import type { SourceRun } from '../source-document.ts';

const MOST_WORK = 2_000_000;

export interface InlineText extends Required<DraftCell> {
  /** As in the source, but for folded characters: spaces still part its fields. */
  readonly spaced: string;
  /** Glyphs that nobody can name, written as □. */
  readonly unknown: number;
}

/** The text of runs, with anchors of notes and stretches in bold, italic or leading somewhere. */
export function readInline(runs: readonly SourceRun[]): InlineText {
  const raw = runs.map((run) => run.text).join('');
  const { text, unknown } = normaliseText(raw);
  const anchors: { at: number; label: string }[] = [];
  const stretches: Emphasis[] = [];
  let end = 0;
  for (const run of runs) {
    const from = end;
    end += run.text.length;
    if (run.footnote !== undefined) anchors.push({ at: placeOf(raw, end, text.length), label: run.footnote });
    const look = {
      ...(run.bold === true ? { bold: true as const } : {}),
      ...(run.italic === true ? { italic: true as const } : {}),
      ...(run.link === undefined ? {} : { link: run.link }),
    };
    if (end > from && Object.keys(look).length > 0) addEmphasis(stretches, { from, to: end, ...look });
  }
  // Each place costs a pass over the text; nobody sets apart as much as this in one paragraph.
  const emphases = (stretches.length * raw.length > MOST_WORK ? [] : stretches)
    .map((emphasis) => ({
      ...emphasis,
      from: placeOf(raw, emphasis.from, text.length),
      to: placeOf(raw, emphasis.to, text.length),
    }))
    .filter((emphasis) => emphasis.to > emphasis.from);
  return { text, unknown, anchors, emphases, spaced: foldCharacters(raw).trim() };
}

/** Where a place of the raw text is in the register: what comes next decides whether a space before it stays. */
function placeOf(raw: string, at: number, most: number): number {
  if (at === 0) return 0;
  const next = /\S/u.exec(raw.slice(at))?.[0] ?? '';
  const before = normaliseText(raw.slice(0, at) + next).text.length - normaliseText(next).text.length;
  return Math.min(Math.max(before, 0), most);
}

/** Two runs alike that touch are one stretch. */
function addEmphasis(emphases: Emphasis[], emphasis: Emphasis): void {
  const last = emphases.at(-1);
  if (
    last?.to === emphasis.from &&
    last.bold === emphasis.bold &&
    last.italic === emphasis.italic &&
    last.link === emphasis.link
  )
    emphases[emphases.length - 1] = { ...last, to: emphasis.to };
  else emphases.push(emphasis);
}

/** The emphases of a text that begins `shift` characters later. */
export function shiftEmphases(emphases: readonly Emphasis[], shift: number): Emphasis[] {
  return emphases
    .map((emphasis) => ({ ...emphasis, from: Math.max(0, emphasis.from - shift), to: emphasis.to - shift }))
    .filter((emphasis) => emphasis.to > emphasis.from);
}
