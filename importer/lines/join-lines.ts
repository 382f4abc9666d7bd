/**
 * Joins the hard-wrapped lines of plain text into paragraphs. What cannot be
 * decided from the lines is decided one way and asked about.
 */
import { adviceOf } from '#lib/diagnostic.ts';
import {
  endsFrame,
  endsSentence,
  isContentsHeading,
  isImprint,
  labelLevel,
  OpenMarks,
  startsFrame,
} from './line-kinds.ts';
import { isCreditLine } from './credits.ts';
import { asLine, measureLines, type Line, type Measure } from './line-measure.ts';
import { decideBreak, endsWithPage, type OpenParagraph } from './paragraph-breaks.ts';
import type { SourceDiagnostic, SourceBlock, SourceParagraph, SourceRun } from '../source-document.ts';

/** No credit or line of an imprint is as long. */
const LONGEST = 1200;

/** An address that goes on in the next line has no blank in it. */
const ADDRESS = /(?:https?:\/\/|www\.|[\w.-]+@)[\w./?=&%#~:@+-]*$/i;

/** Paragraphs in place of the blocks that carry `line`; other blocks stay as they are. */
export function joinLines(blocks: readonly SourceBlock[]): {
  readonly blocks: SourceBlock[];
  readonly diagnostics: SourceDiagnostic[];
} {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? (asLine(block) ?? []) : []));
  if (lines.length === 0) return { blocks: [...blocks], diagnostics: [] };
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
  return { blocks: result, diagnostics: joiner.diagnostics };
}

class Joiner {
  readonly diagnostics: SourceDiagnostic[] = [];
  private readonly lines: readonly Line[];
  private readonly measure: Measure;
  private open: Line[] = [];
  private text = '';
  private marks = new OpenMarks();
  private zone: OpenParagraph['zone'] = 'title';
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
    const closed = this.open.length > 0 && this.breaks(line, index) ? this.close() : [];
    this.open.push(line);
    this.text = ends(this.text + line.text);
    this.marks.add(line.text);
    return closed;
  }

  close(): SourceParagraph[] {
    if (this.open.length === 0) return [];
    const { text } = this;
    const [first] = this.open;
    const framed = startsFrame(text) || endsFrame(text) || (this.listing && endsWithPage(text));
    this.listing = isContentsHeading(text) || (this.listing && (framed || labelLevel(text) !== undefined));
    this.fresh = this.listing || isCreditLine(text) || (this.fresh && framed);
    if (isCreditLine(text)) this.zone = 'title';
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
    this.text = '';
    this.marks = new OpenMarks();
    return [paragraph];
  }

  /** Whether the line at `index` begins a new paragraph; asks where the lines do not tell. */
  private breaks(line: Line, index: number): boolean {
    const { zone, fresh, listing, text, marks } = this;
    const open = { lines: this.open, text, marks, zone, fresh, listing };
    const { breaks, question } = decideBreak(open, line, this.lines[index + 1], this.measure);
    if (question !== undefined) this.ask(line, question);
    return breaks;
  }

  private ask(line: Line, message: string): void {
    this.diagnostics.push({
      severity: 'warning',
      rule: 'paragraph-end-undecidable',
      ...adviceOf(message),
      ...(line.block.page === undefined ? {} : { page: line.block.page }),
      excerpt: line.text.slice(0, 40),
    });
  }
}

/** The beginning and the end of a text too long to be looked at whole for each of its lines. */
function ends(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, 100) + text.slice(-LONGEST / 2);
}

/** One paragraph of several lines: an ASCII word that ends one line is kept apart from the next. */
function mergeLines(blocks: readonly SourceParagraph[], start: number): SourceParagraph {
  const [first] = blocks;
  if (first === undefined) throw new RangeError('no lines to merge');
  const runs: SourceRun[] = [];
  let tail = '';
  blocks.forEach((block, index) => {
    const before = tail;
    const after = block.runs[0]?.text ?? '';
    const inWords = /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after);
    if (index > 0 && inWords && !ADDRESS.test(before)) runs.push({ text: ' ' });
    runs.push(...block.runs);
    tail = ends(tail + block.runs.map((run) => run.text).join(''));
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
