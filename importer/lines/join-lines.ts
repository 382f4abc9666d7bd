/**
 * Joins the hard-wrapped lines of flat text into paragraphs. What cannot be
 * decided from the lines is decided one way and asked about.
 */
import {
  creditOf,
  endsFrame,
  endsFully,
  endsSentence,
  isContentsHeading,
  isEntryPage,
  isImprint,
  labelLevel,
  openMarks,
  splitTailCredit,
  startsFrame,
} from './line-kinds.ts';
import { asLine, isFull, lineWidth, measureLines, widthOf, type Line, type Measure } from './line-measure.ts';
import type { Doubt, SourceBlock, SourceParagraph, SourceRun } from '../source-document.ts';

/** Words that open a paragraph more often than a sentence inside one. */
const OPENERS =
  /^(?:近年来|今年以来|年初以来|近日|日前|下一步|下步|为深入|为进一步|为全面|为贯彻|为充分|截至目前|目前，|此外，|同时，|活动中，|会上，|会议指出|会议强调|会议要求|据了解|据统计|\d{1,2}月\d{1,2}日)/u;

const ENDS = /[。；！？]$/u;
/** An entry of a contents list with its page number. */
const NUMBERED = /\d{1,3}[）)]?$/u;
/** An address that goes on in the next line has no blank in it. */
const ADDRESS = /(?:https?:\/\/|www\.|[\w.-]+@)[\w./?=&%#~:@+-]*$/i;

/** Paragraphs in place of the blocks that carry `line`; other blocks stay as they are. */
export function joinLines(blocks: readonly SourceBlock[]): {
  readonly blocks: SourceBlock[];
  readonly doubts: Doubt[];
} {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? (asLine(block) ?? []) : []));
  if (lines.length === 0) return { blocks: [...blocks], doubts: [] };
  const joiner = new Joiner(lines, measureLines(lines));
  const result: SourceBlock[] = [];
  let index = 0;
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.line === undefined) {
      result.push(...joiner.close(), block);
      continue;
    }
    result.push(...joiner.take(index++));
  }
  result.push(...joiner.close());
  return { blocks: result, doubts: joiner.doubts };
}

type Zone = 'title' | 'body' | 'imprint';

class Joiner {
  readonly doubts: Doubt[] = [];
  private readonly lines: readonly Line[];
  private readonly measure: Measure;
  private open: Line[] = [];
  private zone: Zone = 'title';
  /** No line has been closed since the start or the last credit: the open one is a title. */
  private fresh = true;
  /** The entries of a contents list are being read. */
  private listing = false;

  constructor(lines: readonly Line[], measure: Measure) {
    this.lines = lines;
    this.measure = measure;
  }

  /** Takes the next line; gives the paragraph that it closed, if any. */
  take(index: number): SourceParagraph[] {
    const line = this.lines[index];
    if (line === undefined) return [];
    const closed = this.open.length > 0 && this.breaks(index) ? this.close() : [];
    this.open.push(line);
    return closed;
  }

  close(): SourceParagraph[] {
    if (this.open.length === 0) return [];
    const text = this.text();
    const [first] = this.open;
    const framed = startsFrame(text) || endsFrame(text) || (this.listing && NUMBERED.test(text));
    this.listing = isContentsHeading(text) || (this.listing && (framed || labelLevel(text) !== undefined));
    this.fresh = this.listing || creditOf(text) !== undefined || (this.fresh && framed);
    if (creditOf(text) !== undefined) this.zone = 'title';
    else if (isImprint(text)) this.zone = 'imprint';
    else if (isContentsHeading(text)) this.zone = 'title';
    else if (this.zone === 'title' && !framed && !this.listing && (endsSentence(text) || this.open.length > 1)) {
      this.zone = 'body';
    }
    const paragraph = mergeLines(
      this.open.map((line) => line.block),
      first?.layout.start ?? 0,
    );
    this.open = [];
    return [paragraph];
  }

  private text(): string {
    return this.open.map((line) => line.text).join('');
  }

  /** Whether the line at `index` begins a new paragraph. */
  private breaks(index: number): boolean {
    const before = this.open.at(-1);
    const line = this.lines[index];
    if (before === undefined || line === undefined) return true;
    const full = isFull(before, line, this.measure, this.lost(this.open.length === 1));
    if (!Number.isFinite(before.layout.capacity ?? this.measure.capacity) && !before.layout.full) return true;
    if (closesCredit(this.text(), line.text)) return false;
    if (creditOf(this.text()) !== undefined) return true;
    if (changesSize(before, line)) return true;
    if (isImprint(this.text()) && /^(?:印\s*)?\d*\s*份[）)]?$/u.test(line.text)) return false;
    if (this.zone === 'imprint' && printsOver(this.text(), line.text)) return false;
    if (isImprint(this.text()) && /[：:]/u.test(this.text().slice(0, 6))) {
      const printer = printsOver(line.text, this.lines[index + 1]?.text ?? '');
      return isImprint(line.text) || printer || endsFully(before.text);
    }
    const ends = endsSentence(before.text) || splitTailCredit(this.text()) !== undefined;
    if (this.zone === 'title' && this.breaksHead(before, line, full)) return true;
    if (line.isArticle && ends) return true;
    if (isImprint(line.text) && (ends || !full || this.zone === 'imprint')) return true;
    if (creditOf(line.text) !== undefined && ends) return true;
    const inside = openMarks(this.text()) > 0;
    if (line.layout.gap > this.measure.pitch + spaceOf(line) && !(full && (!ends || inside))) return true;
    if (full && !inside && endsFully(before.text) && this.standsAlone(index)) return true;
    if (this.measure.indented) return this.breaksIndented(before, line, full, ends, inside);
    if (!full) return this.breaksAfterShort(before, line, ends, inside);
    if (inside || !ends) return !inside && this.goesOnNumbering(line, before);
    if (labelLevel(line.text) !== undefined) return true;
    return endsFully(before.text) && this.breaksAfterFull(index);
  }

  /** Masthead, contents and titles: lines of their own, whatever their width. */
  private breaksHead(before: Line, line: Line, full: boolean): boolean {
    if (startsFrame(line.text) && !/[，、]$/u.test(before.text)) return true;
    if (this.listing) {
      // Where places are known, an entry with a label goes on in the lines that stand close below and have none.
      const close = line.layout.capacity !== undefined && line.layout.gap <= this.measure.pitch + spaceOf(line);
      if (labelLevel(this.text()) !== undefined && labelLevel(line.text) === undefined && full && close) return false;
      // Only the last line of an entry has the page; a short line and one with a label of its own end before it.
      const long = before.layout.start + lineWidth(before, this.measure.narrow) > 0.6 * this.measure.capacity;
      const lone = isEntryPage(line.text);
      const bare = (lone || labelLevel(line.text) === undefined) && !NUMBERED.test(before.text);
      const ends = NUMBERED.test(line.text) && (long || lone);
      return !(ends && bare && before.block.size === line.block.size);
    }
    if (this.open.length > 1 || /^[【[（(]?编\s*者/u.test(before.text)) return false;
    // A title wider than its line goes on in the same size; a body never has the size of a title.
    const { size, align } = before.block;
    const wrapped = full && size !== undefined && size === line.block.size && align === 'center';
    return (
      endsFrame(before.text) ||
      (this.fresh &&
        !wrapped &&
        !(full ? /[，。；]/u : /[。；]|，$/u).test(before.text) &&
        openMarks(before.text) === 0)
    );
  }

  private breaksIndented(before: Line, line: Line, full: boolean, ends: boolean, inside: boolean): boolean {
    if (line.layout.start >= 1.5 && !(inside && line.layout.start < 1.8)) return true;
    if (before.layout.start > 2.8 && this.open.length === 1) return true;
    if (full || inside) return false;
    if (ends) return true;
    if (this.hangs(before, line) || this.isTorn(before, line)) return false;
    const room = this.measure.capacity - before.layout.start - lineWidth(before, this.measure.narrow);
    return room > (this.zone === 'title' ? 0.9 : 2);
  }

  /** Where places are known: a line from the left edge goes on from one that is long, if only ragged, and ends no sentence. */
  private hangs(before: Line, line: Line): boolean {
    const { start, capacity } = before.layout;
    if (capacity === undefined || line.layout.start > 0.6 || before.block.size !== line.block.size) return false;
    const indented = this.open.length === 1 && start >= 1.5 && start <= 2.8;
    return (indented || this.zone === 'body') && this.isLong(before);
  }

  /** In flat text: a sentence that begins inside a line and does not end there is no heading, whatever room a wide number took. */
  private isTorn(before: Line, line: Line): boolean {
    if (before.layout.capacity !== undefined || labelLevel(line.text) !== undefined) return false;
    const width = before.layout.start + lineWidth(before, this.measure.narrow);
    const isBegun = /[。！？]”?\p{Script=Han}[^。！？]*$/u.test(before.text) && width > 0.5 * this.measure.capacity;
    return isBegun && line.layout.gap <= this.measure.pitch + spaceOf(line);
  }

  /** After a short line: only what is torn inside a bracket or at a comma may go on. */
  private breaksAfterShort(before: Line, line: Line, ends: boolean, inside: boolean): boolean {
    if (ends && !inside) return true;
    if (!ends && this.isTorn(before, line)) return false;
    // A little short, in the middle of a sentence: the width was misjudged rather than the paragraph ended.
    const room = this.measure.capacity - before.layout.start - lineWidth(before, this.measure.narrow);
    if (!ends && room <= 3 && /[，。]/u.test(before.text) && labelLevel(line.text) === undefined) return false;
    const text = this.text();
    if (this.areVerses(before, line)) {
      this.ask(line, '上下两行都很短，这里按各是一段处理（诗句、口诀）。请对照原件看是不是同一段。');
      return true;
    }
    const torn = inside || /[，、,]$/u.test(text);
    if (!torn || labelLevel(line.text) !== undefined || this.zone === 'title') return !(inside && text.length < 60);
    return false;
  }

  /** A line that neither fills its place nor ends a sentence goes on from none: a title or a heading. */
  private standsAlone(index: number): boolean {
    const line = this.lines[index];
    const next = this.lines[index + 1];
    if (line === undefined || (line.layout.capacity !== undefined && this.isLong(line))) return false;
    return !/[。；，：、！？…]”?$/u.test(line.text) && !isFull(line, next, this.measure);
  }

  /** Whether a line reaches so far that it may only be ragged. */
  private isLong(line: Line): boolean {
    const capacity = line.layout.capacity ?? this.measure.capacity;
    return line.layout.start + lineWidth(line, this.measure.narrow) > 0.7 * capacity;
  }

  /** Two lines that both stop far from the edge, each at a mark: they are set line by line. */
  private areVerses(before: Line, line: Line): boolean {
    const isShort = ({ text, layout }: Line): boolean =>
      layout.start + widthOf(text, this.measure.narrow) <= 0.6 * this.measure.capacity &&
      /[，；。！？：]”?$/u.test(text);
    return this.zone === 'body' && Number.isFinite(this.measure.capacity) && isShort(before) && isShort(line);
  }

  private ask(line: Line, message: string): void {
    this.doubts.push({
      severity: 'question',
      rule: 'paragraph-end-undecidable',
      message,
      ...(line.block.page === undefined ? {} : { page: line.block.page }),
      excerpt: line.text.slice(0, 40),
    });
  }

  /** A heading that fills its line ends without a mark; the next number of the same kind betrays it. */
  private goesOnNumbering(line: Line, before: Line): boolean {
    const level = labelLevel(line.text);
    if (level === undefined || level > 2) return false;
    return this.open.length === 1 && labelLevel(before.text) !== undefined && !/[，、]$/u.test(before.text);
  }

  /** The undecidable case: a full line that ends a sentence, then a line without a number. */
  private breaksAfterFull(index: number): boolean {
    const line = this.lines[index];
    const next = this.lines[index + 1];
    if (line === undefined) return true;
    if (this.measure.lostIndent) {
      const width = lineWidth(line, this.measure.narrow);
      const hanging = /[，。、；：”）》]$/u.test(line.text) ? 1 : 0;
      if (width > this.measure.capacity - 2 + hanging) return false;
      const goesOn = next !== undefined && !endsSentence(line.text);
      if (goesOn && !isFull(line, next, this.measure) && isFull(line, next, this.measure, 2)) return true;
      if (goesOn && !isFull(line, next, this.measure, 2) && line.text.length < 30) return true;
    }
    const splits = OPENERS.test(line.text);
    this.ask(
      line,
      splits
        ? '上一行正好排满又是句末，这里按另起一段处理。请对照原件看是不是同一段。'
        : '上一行正好排满又是句末，这里按同一段接排。请对照原件看是不是另起一段。',
    );
    return splits;
  }

  private lost(first: boolean): number {
    return first && this.measure.lostIndent ? 2 : 0;
  }
}

/** A credit wider than its column goes on in the next line, wherever that begins. */
function closesCredit(open: string, next: string): boolean {
  const whole = open + next;
  const isCredit = creditOf(whole) !== undefined || splitTailCredit(whole) !== undefined;
  return openMarks(open) > 0 && !ENDS.test(open) && isCredit && openMarks(whole) === 0;
}

/** Whether a line with the printer goes on in the next one, which ends its date. */
function printsOver(line: string, next: string): boolean {
  return /^[\d年月日印]/u.test(next) && !isImprint(line) && isImprint(line + next);
}

/** Type of another size is another paragraph, where sizes are known exactly. */
function changesSize({ block: before }: Line, { block: after }: Line): boolean {
  if (before.size === undefined || after.size === undefined || before.ocr === true || after.ocr === true) return false;
  return Math.abs(before.size - after.size) > 0.12 * before.size;
}

/** Blank above a line that parts it from the one before: where places are exact, less is enough. */
function spaceOf({ block, layout }: Line): number {
  return layout.capacity !== undefined && block.ocr !== true ? 0.12 : 0.4;
}

/** One paragraph of several lines: an ASCII word that ends one line is kept apart from the next. */
function mergeLines(blocks: readonly SourceParagraph[], start: number): SourceParagraph {
  const [first] = blocks;
  if (first === undefined) throw new RangeError('no lines to merge');
  const runs: SourceRun[] = [];
  blocks.forEach((block, index) => {
    const before = runs.map((run) => run.text).join('');
    const after = block.runs[0]?.text ?? '';
    const inWords = /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after);
    if (index > 0 && inWords && !ADDRESS.test(before)) runs.push({ text: ' ' });
    runs.push(...block.runs);
  });
  const rest: { -readonly [K in keyof SourceParagraph]: SourceParagraph[K] } = { ...first };
  delete rest.line;
  const ocr = blocks.some((block) => block.ocr === true);
  return {
    ...rest,
    runs,
    ...(start > 0 && first.indent === undefined ? { indent: start } : {}),
    ...(ocr ? { ocr } : {}),
  };
}
