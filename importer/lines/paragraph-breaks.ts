/**
 * Whether a line begins a new paragraph. The rules are tables read from top to
 * bottom: the first whose condition holds decides, or hands on to a table of
 * its own.
 */
import {
  endsFrame,
  endsFully,
  endsSentence,
  isEntryPage,
  isImprint,
  labelLevel,
  openMarks,
  startsFrame,
  type OpenMarks,
} from './line-kinds.ts';
import { isCreditLine, splitTailCredit } from './credits.ts';
import { isFull, lineWidth, widthOf, type Line, type Measure } from './line-measure.ts';

/** The paragraph that is being joined. */
export interface OpenParagraph {
  readonly lines: readonly Line[];
  /** Its text; of a long one the beginning and the end, which is all that is looked at. */
  readonly text: string;
  readonly marks: OpenMarks;
  /** Part of the briefing that it stands in. */
  readonly zone: 'title' | 'body' | 'imprint';
  /** No line has been closed since the start or the last credit: the open one is a title. */
  readonly fresh: boolean;
  /** The entries of a contents list are being read. */
  readonly listing: boolean;
}

export interface Decision {
  readonly breaks: boolean;
  /** What to ask the editor, in Chinese, where the lines do not tell. */
  readonly question?: string;
}

/** Two lines that follow each other, and what is known of them. */
interface Junction extends Omit<OpenParagraph, 'lines'> {
  /** The last line of the open paragraph. */
  readonly before: Line;
  /** `before` is also its first line. */
  readonly first: boolean;
  readonly line: Line;
  readonly next: Line | undefined;
  readonly measure: Measure;
  /** `before` had no room for the beginning of `line`. */
  readonly full: boolean;
  /** `before` ends a sentence, or a credit closes the open paragraph. */
  readonly ends: boolean;
  /** A bracket or quote is open. */
  readonly inside: boolean;
}

type Rule = readonly [when: (at: Junction) => boolean, then: Decision | ((at: Junction) => Decision)];

const BREAKS: Decision = { breaks: true };
const JOINS: Decision = { breaks: false };

/** Whether `line`, before `next`, begins a new paragraph below the open one. */
export function decideBreak(open: OpenParagraph, line: Line, next: Line | undefined, measure: Measure): Decision {
  const before = open.lines.at(-1);
  if (before === undefined) return BREAKS;
  const { zone, fresh, listing, text, marks } = open;
  const first = open.lines.length === 1;
  const full = isFull(before, line, measure, first && measure.lostIndent ? LOST_INDENT : 0);
  const ends = endsSentence(before.text) || splitTailCredit(text) !== undefined;
  const inside = marks.count > 0;
  return decideBy(RULES, { text, marks, before, first, line, next, measure, full, ends, inside, zone, fresh, listing });
}

function decideBy(rules: readonly Rule[], at: Junction): Decision {
  const [, then] = rules.find(([when]) => when(at)) ?? [always, JOINS];
  return typeof then === 'function' ? then(at) : then;
}

const RULES: readonly Rule[] = [
  [isUnwrapped, BREAKS],
  [closesCredit, JOINS],
  [followsCredit, BREAKS],
  [changesSize, BREAKS],
  [countsCopies, JOINS],
  [isInImprintDate, JOINS],
  [
    followsImprintField,
    ({ before, line, next }) => (startsImprintField(line, next) || endsFully(before.text) ? BREAKS : JOINS),
  ],
  [startsHeadLine, BREAKS],
  [startsEntry, BREAKS],
  [followsTitle, BREAKS],
  [startsArticleOfLaw, BREAKS],
  [startsImprint, BREAKS],
  [startsCredit, BREAKS],
  [hasBlankAbove, BREAKS],
  [isHeadingBelowFullLine, BREAKS],
  [isIndentedText, (at) => decideBy(BY_INDENT, at)],
  [followsShortLine, (at) => decideBy(AFTER_SHORT_LINE, at)],
  [isInsideMarks, JOINS],
  [goesOnNumbering, BREAKS],
  [followsUnfinishedLine, JOINS],
  [isLabelled, BREAKS],
  [followsPause, JOINS],
  [always, (at) => decideBy(AFTER_FULL_LINE, at)],
];

/** Where first lines are indented. */
const BY_INDENT: readonly Rule[] = [
  [startsAtIndent, BREAKS],
  [followsLoneCentredLine, BREAKS],
  [({ full, inside }) => full || inside, JOINS],
  [followsSentence, BREAKS],
  [hangs, JOINS],
  [isTorn, JOINS],
  [followsRoom, BREAKS],
  [always, JOINS],
];

/** Below a short line only what is torn inside a bracket or at a comma may go on. */
const AFTER_SHORT_LINE: readonly Rule[] = [
  [({ ends, inside }) => ends && !inside, BREAKS],
  [(at) => !at.ends && isTorn(at), JOINS],
  [followsMisjudgedLine, JOINS],
  [
    areVerses,
    { breaks: true, question: '上下两行都很短，这里按各是一段处理（诗句、口诀）。请对照原件看是不是同一段。' },
  ],
  [isTornAtMark, JOINS],
  [({ inside, text }) => inside && text.length < 60, JOINS],
  [always, BREAKS],
];

/** The undecidable case: a full line that ends a sentence, then a line without a number. */
const AFTER_FULL_LINE: readonly Rule[] = [
  [({ line, measure }) => measure.lostIndent && fillsUnindentedLine(line, measure), JOINS],
  [({ line, next, measure }) => measure.lostIndent && isShortByIndent(line, next, measure), BREAKS],
  [
    ({ line }) => OPENERS.test(line.text),
    { breaks: true, question: '上一行正好排满又是句末，这里按另起一段处理。请对照原件看是不是同一段。' },
  ],
  [always, { breaks: false, question: '上一行正好排满又是句末，这里按同一段接排。请对照原件看是不是另起一段。' }],
];

function always(): boolean {
  return true;
}

/* The whole text */

/** The text was not broken for want of room: each line is a paragraph. */
function isUnwrapped({ before, measure }: Junction): boolean {
  return !Number.isFinite(before.layout.capacity ?? measure.capacity) && !before.layout.full;
}

function isIndentedText({ measure }: Junction): boolean {
  return measure.indented;
}

/** Type of another size is another paragraph, where sizes are known exactly. */
function changesSize({ before: { block: before }, line: { block: after } }: Junction): boolean {
  if (before.size === undefined || after.size === undefined || before.ocr === true || after.ocr === true) return false;
  return Math.abs(before.size - after.size) > 0.12 * before.size;
}

/** More blank above than lines of a paragraph have, unless a full line is torn inside a sentence. */
function hasBlankAbove({ line, measure, full, ends, inside }: Junction): boolean {
  return !isClose(line, measure) && !(full && (!ends || inside));
}

function isClose(line: Line, { pitch }: Measure): boolean {
  return line.layout.gap <= pitch + leastSpace(line);
}

/** Blank above a line that parts it from the one before: where places are exact, less is enough. */
function leastSpace({ block, layout }: Line): number {
  return layout.capacity !== undefined && block.ocr !== true ? 0.12 : 0.4;
}

/* Credits */

/** A credit wider than its column goes on in the next line, wherever that begins. */
function closesCredit({ text: open, marks, line }: Junction): boolean {
  if (marks.count === 0 || /[。；！？]$/u.test(open)) return false;
  const whole = open + line.text;
  const isCredit = isCreditLine(whole) || splitTailCredit(whole) !== undefined;
  return isCredit && marks.countAfter(line.text) === 0;
}

function followsCredit({ text }: Junction): boolean {
  return isCreditLine(text);
}

function startsCredit({ line, ends }: Junction): boolean {
  return isCreditLine(line.text) && ends;
}

/* Imprint */

/** 50份） below （共印. */
function countsCopies({ text, line }: Junction): boolean {
  return isImprint(text) && /^(?:印\s*)?\d*\s*份[）)]?$/u.test(line.text);
}

function isInImprintDate({ zone, text, line }: Junction): boolean {
  return zone === 'imprint' && endsPrintersDate(text, line.text);
}

/** Whether a line with the printer goes on in the next one, which ends its date. */
function endsPrintersDate(line: string, next: string): boolean {
  return /^[\d年月日印]/u.test(next) && !isImprint(line) && isImprint(line + next);
}

/** 送：… is open, which goes on until its stop or the next field. */
function followsImprintField({ text }: Junction): boolean {
  return isImprint(text) && /[：:]/u.test(text.slice(0, 6));
}

function startsImprintField(line: Line, next: Line | undefined): boolean {
  return isImprint(line.text) || endsPrintersDate(line.text, next?.text ?? '');
}

function startsImprint({ line, ends, full, zone }: Junction): boolean {
  return isImprint(line.text) && (ends || !full || zone === 'imprint');
}

/* Head: masthead, contents and titles have lines of their own, whatever their width */

/** 目录, 【编者按】, 第3期 … */
function startsHeadLine({ zone, line, before }: Junction): boolean {
  return zone === 'title' && startsFrame(line.text) && !/[，、]$/u.test(before.text);
}

/** An entry of the contents begins, and the one above it does not go on. */
function startsEntry(at: Junction): boolean {
  return at.zone === 'title' && at.listing && !goesOnEntry(at) && !endsEntry(at);
}

/** Where places are known, an entry with a label goes on in the lines that stand close below and have none. */
function goesOnEntry({ text, line, full, measure }: Junction): boolean {
  const close = line.layout.capacity !== undefined && isClose(line, measure);
  return labelLevel(text) !== undefined && labelLevel(line.text) === undefined && full && close;
}

/** Only the last line of an entry has the page; a short line and one with a label of its own end before it. */
function endsEntry({ before, line, measure }: Junction): boolean {
  const long = endOf(before, measure) > 0.6 * measure.capacity;
  const lone = isEntryPage(line.text);
  const bare = (lone || labelLevel(line.text) === undefined) && !endsWithPage(before.text);
  return endsWithPage(line.text) && (long || lone) && bare && before.block.size === line.block.size;
}

/** Whether a line ends as an entry of a contents list does, with its page number. */
export function endsWithPage(text: string): boolean {
  return /\d{1,3}[）)]?$/u.test(text);
}

/** The line above is a title or complete in itself, and no editor's note. */
function followsTitle(at: Junction): boolean {
  const { zone, listing, first, before } = at;
  if (zone !== 'title' || listing || !first || /^[【[（(]?编\s*者/u.test(before.text)) return false;
  return endsFrame(before.text) || (at.fresh && isWholeTitle(at));
}

/** A title wider than its line goes on in the same size; a body never has the size of a title. */
function isWholeTitle({ before, line, full }: Junction): boolean {
  const { size, align } = before.block;
  const isWrapped = full && size !== undefined && size === line.block.size && align === 'center';
  const isSentence = (full ? /[，。；]/u : /[。；]|，$/u).test(before.text);
  return !isWrapped && !isSentence && openMarks(before.text) === 0;
}

/* Headings and numbers */

/** 第三条　… */
function startsArticleOfLaw({ line, ends }: Junction): boolean {
  return line.isArticle && ends;
}

function isLabelled({ line }: Junction): boolean {
  return labelLevel(line.text) !== undefined;
}

/** A heading that fills its line ends without a mark; the next number of the same kind betrays it. */
function goesOnNumbering({ ends, first, before, line }: Junction): boolean {
  const level = labelLevel(line.text);
  if (ends || level === undefined || level > 2) return false;
  return first && labelLevel(before.text) !== undefined && !/[，、]$/u.test(before.text);
}

/** A line that neither fills its place nor ends a sentence goes on from none: a title or a heading. */
function isHeadingBelowFullLine({ full, inside, before, line, next, measure }: Junction): boolean {
  if (!full || inside || !endsFully(before.text)) return false;
  if (line.layout.capacity !== undefined && isLong(line, measure)) return false;
  return !/[。；，：、！？…]”?$/u.test(line.text) && !isFull(line, next, measure);
}

/* Where lines begin and end */

/** Han widths that a first line is shorter where its indent was lost. */
const LOST_INDENT = 2;

/** Where a line ends, in Han widths from the left edge. */
function endOf(line: Line, measure: Measure): number {
  return line.layout.start + lineWidth(line, measure.narrow);
}

function roomAfter({ before, measure }: Pick<Junction, 'before' | 'measure'>): number {
  return measure.capacity - endOf(before, measure);
}

/** Whether a line reaches so far that it may only be ragged. */
function isLong(line: Line, measure: Measure): boolean {
  return endOf(line, measure) > 0.7 * (line.layout.capacity ?? measure.capacity);
}

function startsAtIndent({ line: { layout }, inside }: Junction): boolean {
  return layout.start >= 1.5 && !(inside && layout.start < 1.8);
}

function followsLoneCentredLine({ before, first }: Junction): boolean {
  return before.layout.start > 2.8 && first;
}

function followsSentence({ ends }: Junction): boolean {
  return ends;
}

function followsRoom(at: Junction): boolean {
  return roomAfter(at) > (at.zone === 'title' ? 0.9 : 2);
}

/** Where places are known: a line from the left edge goes on from one that is long, if only ragged, and ends no sentence. */
function hangs({ before, line, first, zone, measure }: Junction): boolean {
  const { start, capacity } = before.layout;
  if (capacity === undefined || line.layout.start > 0.6 || before.block.size !== line.block.size) return false;
  const indented = first && start >= 1.5 && start <= 2.8;
  return (indented || zone === 'body') && isLong(before, measure);
}

/** In plain text: a sentence that begins inside a line and does not end there is no heading, whatever room a wide number took. */
function isTorn({ before, line, measure }: Pick<Junction, 'before' | 'line' | 'measure'>): boolean {
  if (before.layout.capacity !== undefined || labelLevel(line.text) !== undefined) return false;
  const isBegun = /[。！？]”?\p{Script=Han}[^。！？]*$/u.test(before.text);
  return isBegun && endOf(before, measure) > 0.5 * measure.capacity && isClose(line, measure);
}

function followsShortLine({ full }: Junction): boolean {
  return !full;
}

/** A little short, in the middle of a sentence: the width was misjudged rather than the paragraph ended. */
function followsMisjudgedLine(at: Junction): boolean {
  return !at.ends && roomAfter(at) <= 3 && /[，。]/u.test(at.before.text) && !isLabelled(at);
}

/** Two lines that both stop far from the edge, each at a mark: they are set line by line. */
function areVerses({ before, line, zone, measure }: Junction): boolean {
  const isShort = ({ text, layout }: Line): boolean =>
    layout.start + widthOf(text, measure.narrow) <= 0.6 * measure.capacity && /[，；。！？：]”?$/u.test(text);
  return zone === 'body' && Number.isFinite(measure.capacity) && isShort(before) && isShort(line);
}

/** Inside a bracket, or at a comma. */
function isTornAtMark(at: Junction): boolean {
  return (at.inside || /[，、,]$/u.test(at.text)) && !isLabelled(at) && at.zone !== 'title';
}

function isInsideMarks({ inside }: Junction): boolean {
  return inside;
}

function followsUnfinishedLine({ ends }: Junction): boolean {
  return !ends;
}

/** The line above ends with a colon or semicolon. */
function followsPause({ before }: Junction): boolean {
  return !endsFully(before.text);
}

/** Words that open a paragraph more often than a sentence inside one. */
const OPENERS =
  /^(?:近年来|今年以来|年初以来|近日|日前|下一步|下步|为深入|为进一步|为全面|为贯彻|为充分|截至目前|目前，|此外，|同时，|活动中，|会上，|会议指出|会议强调|会议要求|据了解|据统计|\d{1,2}月\d{1,2}日)/u;

/** Too wide for a first line whose indent was lost. */
function fillsUnindentedLine(line: Line, { capacity, narrow }: Measure): boolean {
  const hanging = /[，。、；：”）》]$/u.test(line.text) ? 1 : 0;
  return lineWidth(line, narrow) > capacity - LOST_INDENT + hanging;
}

/** Goes on in the next line and is as much shorter as a lost indent makes it, or shorter than any line in a paragraph. */
function isShortByIndent(line: Line, next: Line | undefined, measure: Measure): boolean {
  if (next === undefined || endsSentence(line.text)) return false;
  const isFullIndented = isFull(line, next, measure, LOST_INDENT);
  return isFullIndented ? !isFull(line, next, measure) : line.text.length < 30;
}
