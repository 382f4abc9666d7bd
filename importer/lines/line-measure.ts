/**
 * How wide the lines of a plain text are. A text extractor leaves neither the
 * width of the type area nor the first-line indent; both can be read back from
 * where the lines break.
 */
import type { SourceLine, SourceParagraph } from '../source-document.ts';
import { endsSentence, labelLevel } from './line-kinds.ts';
import { normaliseText } from './normalise.ts';

export interface Line {
  readonly block: SourceParagraph;
  readonly layout: SourceLine;
  /** In the register, so that widths can be compared. */
  readonly text: string;
  /** Han widths of the blanks inside the line, which the register closes. */
  readonly blank: number;
  /** Begins with 第三条 and a blank: an article of a law or of rules. */
  readonly isArticle: boolean;
}

export interface Measure {
  /** Han widths of a full line; infinite when the text is not hard-wrapped. */
  readonly capacity: number;
  /** Width of an ASCII character in Han widths. */
  readonly narrow: number;
  /** Paragraphs start with visible indents. */
  readonly indented: boolean;
  /** Paragraphs were indented, but the extractor lost it: first lines are two characters shorter. */
  readonly lostIndent: boolean;
  /** Usual blank space between two lines of one paragraph. */
  readonly pitch: number;
}

/** Between Han and Latin, print leaves a gap that extractors write as a blank. */
const BETWEEN_SCRIPTS = /(?<=\p{Script=Han}) (?=[\w(])|(?<=[\w%)]) (?=\p{Script=Han})/gu;
const SCRIPT_GAP = 0.25;
/** After 第三条 stands a blank of a full character, which a file may write as a narrow one. */
const ARTICLE = /^\s*第[〇零一二三四五六七八九十百千\d]+[编章节条款项](\s+)(?=\S)/u;

const CLOSING = /[，。、；：？！”’）》」』】〉…％%,.;:?!)]/u;
const OPENING = /[“‘（《「『【〈(]/u;

export function asLine(block: SourceParagraph): Line | undefined {
  if (block.line === undefined) return undefined;
  const raw = block.runs.map((run) => run.text).join('');
  const { text } = normaliseText(raw);
  // A blank after 「第三条」 fills a place of the line; several part the fields of a masthead or imprint.
  const wide = raw.trim().match(/(?<=\S)\u3000(?=\S)/gu)?.length ?? 0;
  const scripts = (raw.match(BETWEEN_SCRIPTS)?.length ?? 0) * SCRIPT_GAP;
  const [, gap] = ARTICLE.exec(raw) ?? [];
  const blank = wide + scripts + (gap !== undefined && !gap.includes('\u3000') ? 1 : 0);
  return { block, layout: block.line, text, blank, isArticle: gap !== undefined };
}

/** Han widths of a line from its first glyph to its last. */
export function lineWidth(line: Line, narrow: number): number {
  return widthOf(line.text, narrow) + line.blank;
}

export function widthOf(text: string, narrow: number): number {
  let width = 0;
  for (const glyph of text) width += glyph > '\u007f' || glyph.charCodeAt(0) < 32 ? 1 : narrow;
  return width;
}

/** What cannot be torn from the first character of a line: the marks around it, the rest of a number or word. */
function firstUnit(text: string): string {
  const glyphs = [...text];
  let end = 0;
  while (end < glyphs.length && OPENING.test(glyphs[end] ?? '')) end++;
  if (/[\w.%]/.test(glyphs[end] ?? '')) while (/[\w.,:%/-]/.test(glyphs[end] ?? '')) end++;
  else end++;
  while (end < glyphs.length && CLOSING.test(glyphs[end] ?? '')) end++;
  return glyphs.slice(0, end).join('');
}

/** Whether the line could not have taken the beginning of the next one. `shorter` is the indent it lost. */
export function isFull(line: Line, next: Line | undefined, measure: Measure, shorter = 0): boolean {
  if (line.layout.full) return true;
  const capacity = (line.layout.capacity ?? measure.capacity) - shorter;
  if (!Number.isFinite(capacity)) return false;
  const unit = next === undefined ? 1 : Math.min(widthOf(firstUnit(next.text), measure.narrow), 6);
  return line.layout.start + lineWidth(line, measure.narrow) + unit > capacity + 0.01;
}

export function measureLines(lines: readonly Line[]): Measure {
  const pitches = lines.map((line) => line.layout.gap).sort((a, b) => a - b);
  const pitch = pitches[Math.floor(pitches.length / 2)] ?? 0;
  const starts = lines.map((line) => line.layout.start);
  const first = starts.filter((start) => start >= 1.5 && start <= 2.5).length;
  const indented = first >= 2 && first >= lines.length * 0.06 && starts.some((start) => start < 1);
  const [wide, half] = [1, 0.5].map((narrow) => ({ narrow, ...capacityOf(lines, narrow) }));
  const best = wide !== undefined && half !== undefined && wide.exact > half.exact * 1.15 ? wide : half;
  const measure = { capacity: best?.capacity ?? Infinity, narrow: best?.narrow ?? 0.5, indented, pitch };
  return { ...measure, lostIndent: !indented && lostIndent(lines, { ...measure, lostIndent: false }) };
}

/** The width that lines breaking inside a sentence agree on, and how many have it exactly. */
function capacityOf(lines: readonly Line[], narrow: number): { capacity: number; exact: number } {
  const counts = new Map<number, number>();
  let broken = 0;
  for (const line of lines.slice(0, -1)) {
    const width = line.layout.start + lineWidth(line, narrow);
    if (endsSentence(line.text) || width < 12) continue;
    broken++;
    // A mark that hangs over the edge would pretend to a wider line.
    if (!CLOSING.test(line.text.slice(-1))) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const widths = [...counts].filter(([, count]) => count >= Math.max(2, most * 0.15)).map(([width]) => width);
  const capacity = Math.max(0, ...widths);
  const near = [...counts].filter(([width]) => width > capacity - 4 && width <= capacity + 1);
  const full = near.reduce((sum, [, count]) => sum + count, 0);
  // In plain text, titles may agree on a width that whole paragraphs, a line each, are far wider than.
  const plain = lines.filter(({ layout }) => layout.capacity === undefined);
  const wider = plain.filter((line) => line.layout.start + lineWidth(line, narrow) > capacity + 3).length;
  const isWrapped = capacity <= 60 && broken >= 2 && full >= Math.max(2, lines.length * 0.12);
  if (!isWrapped || wider > lines.length * 0.1) return { capacity: Infinity, exact: 0 };
  return { capacity, exact: counts.get(capacity) ?? 0 };
}

/** Sure first lines that go on and yet are two characters short betray the lost indent. */
function lostIndent(lines: readonly Line[], measure: Measure): boolean {
  let short = 0;
  let whole = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const before = lines[index - 1];
    if (next === undefined || endsSentence(line.text)) return;
    // A line that goes on from the one before never follows one that is so short.
    const afterShort =
      before !== undefined && before.layout.start + lineWidth(before, measure.narrow) < measure.capacity - 4;
    const starts =
      afterShort || (before !== undefined && endsSentence(before.text) && labelLevel(line.text) !== undefined);
    const width = lineWidth(line, measure.narrow);
    if (!starts || width < measure.capacity - 5) return;
    if (isFull(line, next, measure)) whole++;
    else if (isFull(line, next, measure, 2)) short++;
  });
  return short > whole;
}
