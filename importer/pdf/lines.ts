import type { SourceParagraph, SourceRun } from '../source-document.ts';
import { LINE, ROW } from './measures.ts';
import type { Glyph } from './page-content.ts';
import { commonest, isBlank, unwrittenBlank, type Row } from './rows.ts';

/** A row with what its place on the page says. */
export interface PlacedRow {
  readonly row: Row;
  readonly page: number;
  readonly ocr: boolean;
  /** Number of the stretch of text it belongs to; the blank above is measured within one. */
  readonly flow: number;
  /** Edges of its text area. */
  readonly left: number;
  readonly right: number;
  /** The glyphs that call a footnote, with its label. */
  readonly notes?: ReadonlyMap<Glyph, string>;
}

const OPENING = /^[“‘（《〈「『【〔〖[({]$/u;
const NOT_FIRST = /^[”’）》〉」』】〕〗\])}。，、；：？！,.;:?!％%…—～·]$/u;
const WORD = /^[A-Za-z0-9.%/:@_\-+#&=~]$/;

/** Turns rows in reading order into lines of text for the joining of paragraphs. */
export function toLines(rows: readonly PlacedRow[]): SourceParagraph[] {
  const pitches = usualPitches(rows);
  const bodySize = commonest(rows.flatMap(({ row }) => row.glyphs.map((glyph) => glyph.style.size)));
  return rows.map((placed, index) => toLine(placed, rows[index - 1], rows[index + 1], pitches, bodySize));
}

function toLine(
  placed: PlacedRow,
  before: PlacedRow | undefined,
  next: PlacedRow | undefined,
  pitches: ReadonlyMap<number, number>,
  bodySize: number,
): SourceParagraph {
  const { row, page, left, right, ocr } = placed;
  const start = hundredths(Math.max(0, row.left - left) / row.size);
  const align = alignment(placed, start, bodySize);
  const inked = row.glyphs.filter((glyph) => !isBlank(glyph));
  const color = commonColor(inked.map((glyph) => glyph.style.color));
  const font = inked[0]?.style.font ?? '';
  return {
    kind: 'paragraph',
    runs: toRuns(placed),
    align,
    size: row.size,
    ...(font === '' ? {} : { font }),
    ...(color === '#000000' ? {} : { color }),
    page,
    line: {
      start,
      capacity: Math.max(1, Math.round((right - left) / row.size)),
      full: isFull(placed, next, align !== 'left'),
      gap: blankAbove(placed, before, pitches),
    },
    ...(ocr ? { ocr } : {}),
  };
}

/** The row as runs of one weight, with the blanks that are seen but not written. */
function toRuns({ row, left, right, notes }: PlacedRow): SourceRun[] {
  const runs: { text: string; bold: boolean; footnote?: string }[] = [];
  // A line stretched to both edges has gaps that mean nothing.
  const stretched =
    row.left - left < LINE.stretchedStart * row.size && right - row.right < LINE.stretchedEnd * row.size;
  row.glyphs.forEach((glyph, index) => {
    const before = row.glyphs[index - 1];
    const blank = unwrittenBlank(before, glyph, row.size, stretched ? LINE.widestStretch : ROW.wideGap);
    const last = runs.at(-1);
    const footnote = notes?.get(glyph);
    // The printed label is not text: it is said again where the note is called.
    const text = footnote === undefined ? blank + (glyph.plain ?? glyph.text).replace(/[\r\n]/g, '') : '';
    const bold = isBlank(glyph) ? (last?.bold ?? false) : glyph.style.bold;
    if (last?.bold === bold && last.footnote === footnote) last.text += text;
    else runs.push({ text, bold, ...(footnote === undefined ? {} : { footnote }) });
  });
  return runs.map(({ text, bold, footnote }) => ({
    text,
    ...(bold ? { bold } : {}),
    ...(footnote === undefined ? {} : { footnote }),
  }));
}

/**
 * Whether the line was broken for want of room. The first unit of the next
 * line that must not be broken decides: when it would have fitted, the break
 * was meant.
 */
function isFull({ row, left, right }: PlacedRow, next: PlacedRow | undefined, moved: boolean): boolean {
  const room = right - row.right + (moved ? row.left - left : 0);
  const needed = next ? firstUnit(next.row) * row.size : row.size;
  return room < needed - LINE.fitSlack * row.size;
}

/** Width, in characters, of what stands unbreakably at the start of a row. */
function firstUnit({ glyphs, size }: Row): number {
  let index = 0;
  while (index < glyphs.length - 1 && OPENING.test(glyphs[index]?.text ?? '')) index++;
  if (WORD.test(glyphs[index]?.text ?? '')) {
    while (WORD.test(glyphs[index + 1]?.text ?? '')) index++;
  }
  while (NOT_FIRST.test(glyphs[index + 1]?.text ?? '')) index++;
  return ((glyphs[index]?.right ?? 0) - (glyphs[0]?.left ?? 0)) / size;
}

function alignment({ row, left, right }: PlacedRow, start: number, bodySize: number): 'left' | 'center' | 'right' {
  const before = row.left - left;
  const after = right - row.right;
  const isBody = Math.abs(row.size - bodySize) < LINE.sameSize;
  const isIndent = Math.abs(before - 2 * row.size) < LINE.indentReach * row.size && isBody;
  const uneven = Math.abs(before - after) / row.size;
  // A title line as wide as the page is centred too.
  if (row.size > bodySize * LINE.titleSize && uneven < LINE.centredTitle) return 'center';
  if (start > LINE.centredStart && !isIndent && uneven < LINE.centred) return 'center';
  if (before > (right - left) * LINE.rightStart && after < before * LINE.rightEnd) return 'right';
  return 'left';
}

function blankAbove(placed: PlacedRow, before: PlacedRow | undefined, pitches: ReadonlyMap<number, number>): number {
  if (before?.flow !== placed.flow) return 0;
  const usual = Math.max(pitchOf(placed.row, pitches), pitchOf(before.row, pitches));
  const pitch = placed.row.baseline - before.row.baseline;
  return Math.max(0, hundredths((pitch - usual) / usual));
}

function pitchOf({ size }: Row, pitches: ReadonlyMap<number, number>): number {
  return pitches.get(Math.round(size)) ?? size * LINE.usualPitch;
}

/** The usual distance of baselines for each size of type. */
function usualPitches(rows: readonly PlacedRow[]): ReadonlyMap<number, number> {
  const seen = new Map<number, number[]>();
  rows.forEach((placed, index) => {
    const before = rows[index - 1];
    if (before?.flow !== placed.flow) return;
    const size = Math.round(placed.row.size);
    if (Math.round(before.row.size) !== size) return;
    const pitch = Math.round((placed.row.baseline - before.row.baseline) * 2) / 2;
    if (pitch > 0) seen.set(size, [...(seen.get(size) ?? []), pitch]);
  });
  return new Map(
    [...seen].map(([size, pitches]) => [size, pitches.length > 2 ? commonest(pitches) : Math.min(...pitches)]),
  );
}

function commonColor(colors: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '#000000';
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
