import { adviceOf } from '#lib/diagnostic.ts';
import type { Severity } from '#lib/diagnostic.ts';
import { Fields } from '../word/fields.ts';
import { splitAtBreaks } from '../lines/soft-breaks.ts';
import {
  plainRun,
  UnreadableError,
  type SourceDiagnostic,
  type SourceBlock,
  type SourceDocument,
  type SourceFigure,
  type SourceNote,
  type SourceParagraph,
  type SourceRun,
} from '../source-document.ts';
import { toPlain, type Typeset } from '../typeset.ts';
import { applyCharacter, applyParagraph, type CharacterLook, type ParagraphLook } from './looks.ts';
import { readCompoundFile } from './compound-file.ts';
import { openWordFile, type Character, type WordFile } from './word-file.ts';

/**
 * Reads a Word-97 file (DOC, and WPS of that kind): the text a reader would
 * see. Automatic numbers and text boxes, which the format keeps apart, are put
 * in their places, or reported. Throws `UnreadableError`.
 */
export function readDoc(bytes: Uint8Array): SourceDocument {
  try {
    const { streams, names } = readCompoundFile(bytes);
    const main = streams.get('WordDocument');
    if (main === undefined) throw foreign((name) => streams.has(name));
    const format = names.some((name) => /wps/i.test(name)) ? 'wps' : 'doc';
    return new DocReader(openWordFile(main, (name) => streams.get(name))).read(format);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('corrupt', 'Word 文件已损坏，读不出内容。请用 Word 或 WPS 打开，另存为 DOCX 再导入。');
  }
}

function foreign(has: (name: string) => boolean): UnreadableError {
  if (has('EncryptedPackage') || has('EncryptionInfo'))
    return new UnreadableError('password', '文件有打开密码。请先去掉密码再导入。');
  if (has('Workbook') || has('Book'))
    return new UnreadableError('unsupported', '这是表格文件（XLS），不能作为简报导入。');
  if (has('PowerPoint Document')) return new UnreadableError('unsupported', '这是演示文稿（PPT），不能作为简报导入。');
  return new UnreadableError('unsupported', '认不出这个文件，可能是旧的 WPS 格式。请用 WPS 打开，另存为 DOCX 再导入。');
}

class DocReader {
  private readonly file: WordFile;
  private readonly diagnostics: SourceDiagnostic[] = [];
  private readonly counts = {
    hidden: 0,
    deleted: 0,
    inserted: 0,
    faint: 0,
    boxes: 0,
    bullets: 0,
    emptyNumbers: 0,
    shapes: 0,
  };
  private readonly notes: SourceNote[] = [];
  private readonly anchors = new Map<number, string>();
  /** Text boxes by the place of their anchor. */
  private readonly boxes = new Map<number, SourceBlock[]>();
  private page = 1;

  constructor(file: WordFile) {
    this.file = file;
  }

  read(format: 'doc' | 'wps'): SourceDocument {
    const { main, footnotes, headers, comments, endnotes, boxes, headerBoxes } = this.file.lengths;
    this.findNotes(2, 3, main, footnotes);
    this.findNotes(46, 47, main + footnotes + headers + comments, endnotes);
    const boxStart = main + footnotes + headers + comments + endnotes;
    if (boxes > 0) this.findBoxes(boxStart, boxes);
    const blocks = this.readBlocks(0, main);
    this.reportUnplaced();
    if (comments > 0)
      this.diagnostics.push({ severity: 'note', rule: 'comments-left-out', ...adviceOf('文件里有批注，没有导入。') });
    this.countDiagnostics();
    if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
    // What is read from here on is no part of the text, and its diagnostics are none.
    const diagnostics = [...this.diagnostics];
    const aside = [
      ...(headers > 0 ? this.readBlocks(main + footnotes, main + footnotes + headers) : []),
      ...(headerBoxes > 0 ? this.readBlocks(boxStart + boxes, boxStart + boxes + headerBoxes) : []),
    ];
    return {
      format,
      blocks,
      footnotes: this.notes,
      runningHeaders: [...new Set(aside.map((block) => plainText(block).trim()))]
        .filter((text) => text !== '')
        .map((text) => ({ text })),
      diagnostics,
    };
  }

  /** Text boxes find their anchors through the shape that both name. */
  private findBoxes(start: number, length: number): void {
    const anchors = new Map(this.file.entries(40, 26).map(({ position, data }) => [data.u32(0), position]));
    const bounds = this.file.positions(56, 22);
    this.file.entries(56, 22).forEach(({ position, data }, index) => {
      const end = Math.min(bounds[index + 1] ?? length, length);
      const blocks = position < end ? this.readBlocks(start + position, start + end) : [];
      if (blocks.every((block) => plainText(block).trim() === '')) return;
      const anchor = anchors.get(data.u32(14)) ?? UNPLACED;
      this.boxes.set(anchor, [...(this.boxes.get(anchor) ?? []), ...blocks]);
    });
    // Without the table of its boxes the text is still there.
    if (bounds.length === 0) this.boxes.set(UNPLACED, this.readBlocks(start, start + length));
  }

  /** What has no place in the text goes into the report with its words. */
  private reportUnplaced(): void {
    const words = [...this.boxes.values()]
      .flat()
      .map((block) => plainText(block))
      .filter((text) => text.trim() !== '');
    if (words.length === 0) return;
    this.diagnostics.push({
      severity: 'error',
      rule: 'text-box-left-out',
      ...adviceOf(`文本框的位置读不出来，里面的文字没有放进正文。请照原件补上：「${words.join('／')}」`),
    });
  }

  private countDiagnostics(): void {
    const { hidden, deleted, inserted, faint, boxes, bullets, emptyNumbers, shapes } = this.counts;
    const note = (count: number, rule: string, message: string, severity: Severity = 'note') => {
      if (count > 0) this.diagnostics.push({ severity, rule, ...adviceOf(`有${count}${message}`) });
    };
    note(hidden, 'hidden-text-left-out', '个隐藏的字没有导入。');
    note(deleted, 'deleted-text-left-out', '个修订删去的字没有导入。');
    note(inserted, 'tracked-change-accepted', '个修订增加的字按接受修订导入。');
    note(faint, 'faint-text-left-out', '个白色或极小的字没有导入。请对照原件看，纸上看得见的话请补上。', 'warning');
    note(boxes, 'text-box-placed', '个文本框的文字放在它所在的段落前面，请看位置对不对。');
    note(bullets, 'bullets-as-list', '个项目符号写作列表，符号本身没有保留。');
    note(emptyNumbers, 'empty-number-left-out', '个编号后面没有文字，编号没有写进正文。');
    note(shapes, 'shape-left-out', '个画出来的图形（线条、图片等）没有导入。要用的话请另存，再插入。');
  }

  private findNotes(references: number, texts: number, start: number, length: number): void {
    if (length === 0) return;
    const anchors = this.file.positions(references, 2).slice(0, -1);
    const bounds = this.file.positions(texts, 0);
    anchors.forEach((anchor, index) => {
      const [from, to] = [bounds[index], bounds[index + 1]];
      if (from === undefined || to === undefined) return;
      const label = String(this.notes.length + 1);
      this.anchors.set(anchor, label);
      const blocks = this.readBlocks(start + from, start + Math.min(to, length));
      const runs = blocks.flatMap((block, at): SourceRun[] => [
        ...(at > 0 ? [{ text: '\n' }] : []),
        ...(block.kind === 'paragraph' && block.label === undefined ? block.runs : [{ text: plainText(block) }]),
      ]);
      this.notes.push({
        label,
        text: runs
          .map((run) => run.text)
          .join('')
          .trim(),
        runs,
      });
    });
  }

  private readBlocks(from: number, to: number): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    const table = new TableBuilder();
    const fields = new Fields();
    let runs: Run[] = [];
    let beside: SourceBlock[] = [];
    for (let position = from; position < to; position++) {
      const character = this.file.characters[position];
      if (character === undefined) throw new RangeError('text ends early');
      const ends =
        character.glyph === '\r' || character.glyph === '\u0007' || (character.glyph === '\f' && runs.length > 0);
      if (character.glyph === '\f') this.page++;
      if (!ends) {
        const run = this.readCharacter(character, position, fields);
        if (run !== undefined && 'kind' in run) beside.push(run);
        else if (run !== undefined) runs.push(run);
        beside.push(...this.boxAt(position));
        continue;
      }
      const mark = this.characterLook(character, this.paragraphLook(character));
      // A deleted or hidden paragraph mark joins the paragraph to the next one.
      if (character.glyph === '\r' && (mark.deleted === true || mark.hidden === true)) continue;
      const look = this.paragraphLook(character);
      // A drop cap is the first character of the paragraph below it.
      if (character.glyph === '\r' && look.dropCap === true) continue;
      const paragraphs = this.toParagraphs(runs, look);
      runs = [];
      if (look.inTable === true) {
        if (look.rowEnd === true) table.endRow(look.edges ?? []);
        else table.take(paragraphs, character.glyph === '\u0007');
        continue;
      }
      const figures = beside.filter((block) => block.kind === 'figure');
      blocks.push(...table.close(), ...beside.filter((block) => block.kind !== 'figure'), ...paragraphs, ...figures);
      beside = [];
    }
    blocks.push(...table.close(), ...beside);
    if (runs.length > 0) blocks.push(...this.toParagraphs(runs, { style: 0 }));
    return blocks;
  }

  /** The text box that is anchored at a character of the main text. */
  private boxAt(position: number): SourceBlock[] {
    const blocks = this.boxes.get(position);
    if (blocks === undefined) return [];
    this.boxes.delete(position);
    this.counts.boxes++;
    return blocks;
  }

  private readCharacter(character: Character, position: number, fields: Fields): Run | SourceFigure | undefined {
    const { glyph } = character;
    const paragraph = this.paragraphLook(character);
    const look = this.characterLook(character, paragraph);
    if (glyph === '\u0013') fields.begin();
    else if (glyph === '\u0014') fields.separate();
    else if (glyph === '\u0015') return this.endField(fields, look);
    else if (fields.inInstruction) fields.addInstruction(glyph);
    if (fields.inInstruction || /[\u0013-\u0015]/.test(glyph)) return undefined;
    if (look.hidden === true || look.deleted === true) {
      fields.show();
      this.boxes.delete(position);
      this.counts[look.deleted === true ? 'deleted' : 'hidden']++;
      return undefined;
    }
    const white =
      look.white === true && look.shaded !== true && paragraph.shaded !== true && paragraph.inTable !== true;
    if ((white || (look.size !== undefined && look.size < 1.5)) && glyph.trim() !== '' && glyph > ' ') {
      fields.show();
      this.counts.faint++;
      return undefined;
    }
    if (look.inserted === true) this.counts.inserted++;
    const { link } = fields;
    const base = {
      ...(link === undefined ? {} : { link }),
      ...(look.bold === true ? { bold: true } : {}),
      ...(look.italic === true ? { italic: true } : {}),
      ...typesetOf(look),
    };
    if (glyph > ' ') fields.show();
    const footnote = this.anchors.get(position);
    if (footnote !== undefined) return { text: glyph === '\u0002' ? '' : glyph, ...base, footnote };
    if (look.symbol !== undefined && look.special === true)
      return { text: String.fromCharCode(look.symbol < 0x100 ? 0xf000 + look.symbol : look.symbol), ...base };
    if (glyph === '\u0001' && look.special === true) {
      if (look.data === true || fields.inShape || fields.inObject) return undefined;
      fields.show();
      return { kind: 'figure' };
    }
    if (glyph === '\u0008' && look.special === true && !this.boxes.has(position)) this.counts.shapes++;
    if (glyph === '\u000b') return { text: '\n', ...base };
    if (glyph === '\u001e') return { text: '-', ...base };
    if (glyph === '\t') return { text: '\t', ...base };
    return glyph < ' ' ? undefined : { text: glyph, ...base };
  }

  /** What the field that ends here shows, when its result has not said it. */
  private endField(fields: Fields, look: CharacterLook): Run | undefined {
    const words = fields.end();
    if (words === undefined || look.hidden === true || look.deleted === true) return undefined;
    fields.show();
    return { ...words, ...typesetOf({ ...look, raised: words.raised ?? look.raised }) };
  }

  private paragraphLook(character: Character): ParagraphLook {
    const { style, sprms } = this.file.paragraphSprms(character.offset);
    const look = { ...this.file.styles.paragraph(style) };
    applyParagraph(look, sprms);
    applyParagraph(look, character.piece);
    return look;
  }

  private characterLook(character: Character, paragraph: ParagraphLook): CharacterLook {
    const base = this.file.styles.character(paragraph.style);
    const sprms = this.file.characterSprms(character.offset);
    const look = { ...base };
    const style = sprms.find((sprm) => sprm.code === 0x4a30)?.operand.u16(0);
    if (style !== undefined) Object.assign(look, this.file.styles.character(style));
    applyCharacter(look, sprms, { ...look });
    applyCharacter(look, character.piece, { ...look });
    return look;
  }

  private toParagraphs(runs: readonly Run[], look: ParagraphLook): SourceParagraph[] {
    const merged = mergeRuns(runs);
    const { texts, diagnostics } = toPlain(merged);
    this.diagnostics.push(...diagnostics);
    const plain = merged.map((run, index): Run => ({ ...run, text: texts[index] ?? run.text }));
    const text = texts.join('');
    const bare = text.trim() === '' && !runs.some((run) => run.footnote !== undefined);
    const { label, list } = this.numberOf(look, text, bare);
    if (bare) return [];
    const sizes = new Map<number, number>();
    for (const run of runs) if (run.size !== undefined) sizes.set(run.size, (sizes.get(run.size) ?? 0) + 1);
    const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
    return splitAtBreaks(plain, look.align === 'center').map((piece, index) => ({
      kind: 'paragraph',
      ...(index > 0 ? { continues: true } : {}),
      ...(index > 0 || label === undefined || label === '' ? {} : { label }),
      ...(index > 0 || list === undefined ? {} : { list }),
      ...(look.role === undefined ? {} : { role: look.role }),
      runs: piece.map(plainRun),
      ...(look.align === undefined ? {} : { align: look.align }),
      ...(look.outline === undefined ? {} : { outline: look.outline }),
      size,
    }));
  }

  /** The automatic number of a paragraph; an empty one is counted, too. */
  private numberOf(look: ParagraphLook, text: string, empty: boolean): Pick<SourceParagraph, 'label' | 'list'> {
    if (look.list === undefined || look.list === 0) return {};
    const id = String(look.list);
    const { lists } = this.file;
    const level = look.level ?? lists?.levelOfStyle(id, String(look.style)) ?? 0;
    const next = lists?.next(id, level);
    if (next !== undefined && empty) {
      if (!next.bullet && next.label !== '') this.counts.emptyNumbers++;
      return {};
    }
    if (next === undefined) {
      if (!empty) this.diagnostics.push(numberUnread(text));
      return {};
    }
    if (next.bullet) {
      this.counts.bullets++;
      return { list: { id, level } };
    }
    return { label: next.label, ...(next.number === undefined ? {} : { list: { id, level, number: next.number } }) };
  }
}

/** Stands for the anchor of a box whose place is not known. */
const UNPLACED = -1;

function numberUnread(text: string): SourceDiagnostic {
  return {
    severity: 'error',
    rule: 'automatic-number-unread',
    ...adviceOf('这一段前面有自动编号，号码读不出来。请照原件补上。'),
    excerpt: text.slice(0, 40),
  };
}

function plainText(block: SourceBlock): string {
  if (block.kind === 'figure') return '';
  if (block.kind === 'table') return block.rows.flat().join(' ');
  return (block.label ?? '') + block.runs.map((run) => run.text).join('');
}

interface Run extends SourceRun, Typeset {}

function typesetOf({ size, struck, struckTwice, raised, lift }: CharacterLook): Omit<Typeset, 'text'> {
  return {
    ...(size === undefined ? {} : { size }),
    ...(struck === true || struckTwice === true ? { struck: true } : {}),
    ...(raised === undefined ? {} : { raised }),
    ...(lift === undefined ? {} : { lift }),
  };
}

function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.link === run.link &&
      last.footnote === undefined &&
      run.footnote === undefined &&
      last.size === run.size &&
      last.struck === run.struck &&
      last.raised === run.raised &&
      last.lift === run.lift &&
      last.fraction === undefined &&
      run.fraction === undefined &&
      last.unread === undefined &&
      run.unread === undefined
    ) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else merged.push(run);
  }
  return merged;
}

interface Cell {
  readonly runs: SourceRun[];
  readonly paragraphs: SourceParagraph[];
}

/** Edges that differ by less are one. */
const SAME_EDGE = 20;

/** Gathers cells and rows until a paragraph stands outside the table. */
class TableBuilder {
  private rows: { readonly cells: Cell[]; readonly edges: readonly number[] }[] = [];
  private row: Cell[] = [];
  private cell: Cell = { runs: [], paragraphs: [] };

  take(paragraphs: readonly SourceParagraph[], cellEnds: boolean): void {
    for (const paragraph of paragraphs) {
      const { label, runs } = paragraph;
      if (this.cell.runs.length > 0) this.cell.runs.push({ text: '\n' });
      this.cell.runs.push(...(label === undefined ? [] : [{ text: label }]), ...runs);
      this.cell.paragraphs.push(paragraph);
    }
    if (!cellEnds) return;
    this.row.push(this.cell);
    this.cell = { runs: [], paragraphs: [] };
  }

  endRow(edges: readonly number[]): void {
    this.rows.push({ cells: this.row, edges });
    this.row = [];
    this.cell = { runs: [], paragraphs: [] };
  }

  close(): SourceBlock[] {
    if (this.cell.runs.length > 0) this.row.push(this.cell);
    if (this.row.length > 0) this.endRow([]);
    const cells = inColumns(this.rows);
    this.rows = [];
    const runs = cells.map((row) => row.map((cell) => cell.runs));
    const paragraphs = cells.map((row) => row.map((cell) => cell.paragraphs));
    const rows = runs.map((row) => row.map((cell) => cell.map((run) => run.text).join('')));
    const isFilled = rows.some((row) => row.some((cell) => cell.trim() !== ''));
    return isFilled ? [{ kind: 'table', rows, cells: runs, paragraphs }] : [];
  }
}

/** Rows whose cells stand in the columns of the whole table: a cell over several is followed by empty ones. */
function inColumns(rows: readonly { readonly cells: Cell[]; readonly edges: readonly number[] }[]): Cell[][] {
  const columns = [...new Set(rows.flatMap(({ edges }) => edges))]
    .sort((a, b) => a - b)
    .filter((edge, index, all) => index === 0 || edge - (all[index - 1] ?? 0) > SAME_EDGE);
  return rows.map(({ cells, edges }) => {
    if (edges.length !== cells.length + 1) return cells;
    return cells.flatMap((cell, index) => {
      const [from = 0, to = 0] = [edges[index], edges[index + 1]];
      const within = columns.filter((edge) => edge > from + SAME_EDGE && edge < to - SAME_EDGE).length;
      return [cell, ...Array.from({ length: within }, (): Cell => ({ runs: [], paragraphs: [] }))];
    });
  });
}
