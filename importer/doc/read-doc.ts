import { splitAtBreaks } from '../soft-breaks.ts';
import {
  UnreadableError,
  type Doubt,
  type SourceBlock,
  type SourceDocument,
  type SourceParagraph,
  type SourceRun,
} from '../source-document.ts';
import { applyCharacter, applyParagraph, type CharacterLook, type ParagraphLook } from './looks.ts';
import { readCompoundFile } from './compound-file.ts';
import { openWordFile, type Character, type WordFile } from './word-file.ts';

/**
 * Reads a Word-97 file (DOC, and WPS of that kind): the text a reader would
 * see. Automatic numbers and text boxes, which the format keeps apart, are
 * reported. Throws `UnreadableError`.
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
  private readonly doubts: Doubt[] = [];
  private readonly counts = { hidden: 0, deleted: 0, inserted: 0 };
  private readonly notes: { label: string; text: string }[] = [];
  private readonly anchors = new Map<number, string>();
  private page = 1;

  constructor(file: WordFile) {
    this.file = file;
  }

  read(format: 'doc' | 'wps'): SourceDocument {
    const { main, footnotes, headers, comments, endnotes, boxes } = this.file.lengths;
    this.findNotes(2, 3, main, footnotes);
    this.findNotes(46, 47, main + footnotes + headers + comments, endnotes);
    const blocks = this.readBlocks(0, main);
    const boxStart = main + footnotes + headers + comments + endnotes;
    const boxed = boxes > 0 ? this.readBlocks(boxStart, boxStart + boxes) : [];
    const words = boxed
      .map((block) => (block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : ''))
      .filter((text) => text.trim() !== '');
    if (words.length > 0) {
      this.doubts.push({
        severity: 'error',
        rule: 'text-box-left-out',
        message: `文本框的位置读不出来，里面的文字没有放进正文，请照原件补上：「${words.join('／')}」`,
      });
    }
    if (comments > 0)
      this.doubts.push({ severity: 'note', rule: 'comments-left-out', message: '文件里有批注，没有导入。' });
    this.countDoubts();
    if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
    const furniture = headers > 0 ? this.readBlocks(main + footnotes, main + footnotes + headers) : [];
    const lines = new Set(
      furniture.flatMap((block) =>
        block.kind === 'paragraph'
          ? [
              block.runs
                .map((run) => run.text)
                .join('')
                .trim(),
            ]
          : [],
      ),
    );
    return {
      format,
      blocks,
      footnotes: this.notes,
      furniture: [...lines].filter((text) => text !== '').map((text) => ({ text })),
      doubts: this.doubts,
    };
  }

  private countDoubts(): void {
    const { hidden, deleted, inserted } = this.counts;
    const note = (count: number, rule: string, message: string) => {
      if (count > 0) this.doubts.push({ severity: 'note', rule, message: `有${count}${message}` });
    };
    note(hidden, 'hidden-text-left-out', '个隐藏的字没有导入。');
    note(deleted, 'deleted-text-left-out', '个修订删去的字没有导入。');
    note(inserted, 'tracked-change-accepted', '个修订增加的字按接受修订导入。');
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
      this.notes.push({
        label,
        text: blocks
          .map((block) => (block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : ''))
          .join('\n')
          .trim(),
      });
    });
  }

  private readBlocks(from: number, to: number): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    const table = new TableBuilder();
    const fields: boolean[] = [];
    let runs: Run[] = [];
    for (let position = from; position < to; position++) {
      const character = this.file.characters[position];
      if (character === undefined) throw new RangeError('text ends early');
      const ends =
        character.glyph === '\r' || character.glyph === '\u0007' || (character.glyph === '\f' && runs.length > 0);
      if (character.glyph === '\f') this.page++;
      if (!ends) {
        const run = this.readCharacter(character, position, fields);
        if (run !== undefined) runs.push(run);
        continue;
      }
      const mark = this.characterLook(character, this.paragraphLook(character));
      // A deleted or hidden paragraph mark joins the paragraph to the next one.
      if (character.glyph === '\r' && (mark.deleted === true || mark.hidden === true)) continue;
      const look = this.paragraphLook(character);
      const paragraphs = this.toParagraphs(runs, look);
      runs = [];
      if (look.inTable === true) {
        table.take(paragraphs, character.glyph === '\u0007', look.rowEnd === true);
        continue;
      }
      blocks.push(...table.close(), ...paragraphs);
    }
    blocks.push(...table.close());
    if (runs.length > 0) blocks.push(...this.toParagraphs(runs, { style: 0 }));
    return blocks;
  }

  private readCharacter(character: Character, position: number, fields: boolean[]): Run | undefined {
    const { glyph } = character;
    const look = this.characterLook(character, this.paragraphLook(character));
    if (glyph === '\u0013') fields.push(true);
    else if (glyph === '\u0014' && fields.length > 0) fields[fields.length - 1] = false;
    else if (glyph === '\u0015') fields.pop();
    if (fields.includes(true) || /[\u0013-\u0015]/.test(glyph)) return undefined;
    if (look.hidden === true || look.deleted === true) {
      this.counts[look.deleted === true ? 'deleted' : 'hidden']++;
      return undefined;
    }
    if (look.inserted === true) this.counts.inserted++;
    const base = {
      ...(look.bold === true ? { bold: true } : {}),
      ...(look.size === undefined ? {} : { size: look.size }),
    };
    const footnote = this.anchors.get(position);
    if (footnote !== undefined) return { text: glyph === '\u0002' ? '' : glyph, ...base, footnote };
    if (look.symbol !== undefined && look.special === true)
      return { text: String.fromCharCode(look.symbol < 0x100 ? 0xf000 + look.symbol : look.symbol), ...base };
    if (glyph === '\u0001' && look.special === true) return undefined;
    if (glyph === '\u000b') return { text: '\n', ...base };
    if (glyph === '\u001e') return { text: '-', ...base };
    if (glyph === '\t') return { text: '\t', ...base };
    return glyph < ' ' ? undefined : { text: glyph, ...base };
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
    const text = runs.map((run) => run.text).join('');
    if (text.trim() === '' && !runs.some((run) => run.footnote !== undefined)) return [];
    if (look.numbered === true) {
      this.doubts.push({
        severity: 'error',
        rule: 'automatic-number-unread',
        message: '这一段前面有自动编号，旧格式里读不出号码。请照原件补上。',
        excerpt: text.slice(0, 40),
      });
    }
    const sizes = new Map<number, number>();
    for (const run of runs) if (run.size !== undefined) sizes.set(run.size, (sizes.get(run.size) ?? 0) + 1);
    const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
    return splitAtBreaks(mergeRuns(runs), look.align === 'center').map((piece) => ({
      kind: 'paragraph',
      runs: piece.map(({ size: _size, ...run }) => run),
      ...(look.align === undefined ? {} : { align: look.align }),
      ...(look.outline === undefined ? {} : { outline: look.outline }),
      size,
    }));
  }
}

interface Run extends SourceRun {
  readonly size?: number;
}

function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.bold === run.bold &&
      last.footnote === undefined &&
      run.footnote === undefined &&
      last.size === run.size
    ) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else merged.push(run);
  }
  return merged;
}

/** Gathers cells and rows until a paragraph stands outside the table. */
class TableBuilder {
  private rows: string[][] = [];
  private row: string[] = [];
  private cell: string[] = [];

  take(paragraphs: readonly SourceParagraph[], cellEnds: boolean, rowEnds: boolean): void {
    if (rowEnds) {
      this.rows.push(this.row);
      this.row = [];
      this.cell = [];
      return;
    }
    this.cell.push(...paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join('')));
    if (!cellEnds) return;
    this.row.push(this.cell.join('\n'));
    this.cell = [];
  }

  close(): SourceBlock[] {
    if (this.row.length > 0 || this.cell.length > 0)
      this.rows.push([...this.row, ...(this.cell.length > 0 ? [this.cell.join('\n')] : [])]);
    const rows = this.rows;
    this.rows = [];
    this.row = [];
    this.cell = [];
    return rows.some((row) => row.some((cell) => cell.trim() !== '')) ? [{ kind: 'table', rows }] : [];
  }
}
