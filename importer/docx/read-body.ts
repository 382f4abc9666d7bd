/** Walks the body of a DOCX and gathers what is visible. */
import { adviceOf } from '#lib/diagnostic.ts';
import { plainRun } from '../source-document.ts';
import type {
  SourceDiagnostic,
  SourceBlock,
  SourceListItem,
  SourceNote,
  SourceParagraph,
  SourcePicture,
  SourceRun,
} from '../source-document.ts';
import type { ListLabels } from '../word/list-labels.ts';
import { splitAtBreaks } from '../lines/soft-breaks.ts';
import {
  alternative,
  cellsOf,
  controlContent,
  DELETED,
  findAll,
  rowsOf,
  showsPlaceholder,
  WRAPPERS,
} from './document-tree.ts';
import { embeddedObject, Fields, isEmbeddedPicture } from '../word/fields.ts';
import { LeftOut } from './left-out.ts';
import { readMath } from './math.ts';
import { isShaded, readParagraphLook, readRunLook, type ParagraphLook, type RunLook, type Styles } from './styles.ts';
import { readSymbols, symbolGlyph } from '../word/symbol-fonts.ts';
import { toPlain, type Typeset } from '../typeset.ts';
import { childOf, elementsOf, textOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface BodyParts {
  readonly styles: Styles;
  readonly numbering: ListLabels;
  readonly footnotes: ReadonlyMap<string, XmlElement>;
  readonly endnotes: ReadonlyMap<string, XmlElement>;
  /** Blocks of files that stand in place of paragraphs, by the id of the relation. */
  readonly chunks: ReadonlyMap<string, readonly SourceBlock[]>;
  /** The picture that the document names by the id of a relation; undefined where pictures are not wanted. */
  readonly pictureOf: (id: string) => SourcePicture | undefined;
  /** Web addresses that each part leads to, by the id of the relation. */
  readonly links: Readonly<Record<'document' | 'footnotes' | 'endnotes', ReadonlyMap<string, string>>>;
}

interface Run extends SourceRun, Typeset {
  readonly color?: string;
  readonly font?: string;
}

interface Open {
  readonly runs: Run[];
  readonly look: ParagraphLook;
  readonly beside: SourceBlock[];
  label: string | undefined;
  list: SourceListItem | undefined;
}

/** The words of a cell, and its paragraphs with their looks. */
interface Cell {
  readonly runs: SourceRun[];
  readonly paragraphs: readonly SourceParagraph[];
}

/** What surrounds the runs that are read: it is handed down to them. */
interface Around {
  readonly look: RunLook;
  readonly link?: string;
}

export class BodyReader {
  private readonly parts: BodyParts;
  private readonly left = new LeftOut();
  /** What was struck out or is to be asked. */
  private readonly asked: SourceDiagnostic[] = [];
  private readonly notes: SourceNote[] = [];
  private readonly noteLabels = new Map<XmlElement, string>();
  /** Of the part that is read now. */
  private links: ReadonlyMap<string, string>;
  private open: Open | undefined;
  private fields = new Fields();
  /** Characters that stand in an instruction where no text belongs. */
  private swallowed = 0;
  /** Cells and table styles around what is read now are coloured. */
  private shaded = false;
  private page = 1;
  private rendered = false;

  constructor(parts: BodyParts) {
    this.parts = parts;
    this.links = parts.links.document;
  }

  read(document: XmlElement): { blocks: SourceBlock[]; footnotes: SourceNote[]; diagnostics: SourceDiagnostic[] } {
    const body = childOf(document, 'w:body');
    const blocks = body === undefined ? [] : this.readBlocks(body);
    blocks.push(...this.close());
    const paged = this.rendered ? blocks : blocks.map((block) => withoutPage(block));
    const asked = this.asked.map(({ page, ...diagnostic }) =>
      this.rendered && page !== undefined ? { ...diagnostic, page } : diagnostic,
    );
    const diagnostics = [...this.left.diagnostics(), ...asked];
    if (this.swallowed > 0 && this.fields.inInstruction) {
      diagnostics.push({
        severity: 'error',
        rule: 'field-unclosed',
        ...adviceOf(
          `文件里有一个域没有结束，它后面的${this.swallowed}个字没有导入。请用 Word 或 WPS 打开，按 Ctrl+A、Ctrl+Shift+F9，另存后再导入。`,
        ),
      });
    }
    return {
      blocks: paged.filter((block) => block.kind !== 'paragraph' || visible(block)),
      footnotes: this.notes,
      diagnostics,
    };
  }

  /** The words of a header or footer, paragraphs parted by line breaks. */
  plainText(root: XmlElement): string {
    return this.readApart(root)
      .map((run) => run.text)
      .join('')
      .trim();
  }

  /** The runs of a cell or note, its paragraphs parted by line breaks. */
  private readApart(root: XmlElement): SourceRun[] {
    return this.joined(this.readAside(root));
  }

  private joined(blocks: readonly SourceBlock[]): SourceRun[] {
    const paragraphs = blocks.map((block): readonly SourceRun[] => {
      if (block.kind === 'paragraph')
        return block.label === undefined ? block.runs : [{ text: block.label }, ...block.runs];
      if (block.kind === 'table') return [{ text: block.rows.flat().join(' ') }];
      this.left.add('cellFigures', 1, block.text);
      return [];
    });
    const lines = paragraphs.filter((runs) => runs.some((run) => run.text.trim() !== '' || run.footnote !== undefined));
    return lines.flatMap((runs, index) => (index === 0 ? runs : [{ text: '\n' }, ...runs]));
  }

  /** Reads what stands apart from the text around it. */
  private readAside(root: XmlElement): SourceBlock[] {
    const [fields, open] = [this.fields, this.open];
    this.fields = new Fields();
    this.open = undefined;
    const blocks = [...this.readBlocks(root), ...this.close()];
    this.fields = fields;
    this.open = open;
    return blocks;
  }

  private readBlocks(parent: XmlElement): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    for (const element of elementsOf(parent)) {
      if (element.name === 'w:p') blocks.push(...this.readParagraph(element));
      else if (element.name === 'w:tbl') blocks.push(...this.close(), ...this.readTable(element));
      else if (element.name === 'w:sdt') {
        const content = this.contentOf(element);
        if (content !== undefined) blocks.push(...this.readBlocks(content));
      } else if (element.name === 'mc:AlternateContent') blocks.push(...this.readBlocks(alternative(element)));
      else if (element.name === 'w:altChunk') blocks.push(...this.close(), ...this.chunk(element));
      else if (element.name === 'w:subDoc') this.left.add('embedded');
      else if (WRAPPERS.has(element.name)) blocks.push(...this.readBlocks(element));
      else if (DELETED.has(element.name)) this.left.add('deleted');
    }
    return blocks;
  }

  private chunk({ attributes }: XmlElement): readonly SourceBlock[] {
    const blocks = this.parts.chunks.get(attributes['id'] ?? '');
    if (blocks === undefined) this.left.add('embedded');
    return blocks ?? [];
  }

  private contentOf(control: XmlElement): XmlElement | undefined {
    if (showsPlaceholder(control)) this.left.add('placeholders');
    return controlContent(control);
  }

  private readParagraph(element: XmlElement): SourceBlock[] {
    const properties = childOf(element, 'w:pPr');
    const styleId = valueOf(properties, 'w:pStyle');
    const style = this.parts.styles.paragraph(styleId);
    const direct = readParagraphLook(properties);
    const mark = childOf(properties, 'w:rPr');
    const before = this.open;
    const open: Open =
      before?.runs.some((run) => run.text.trim() !== '') === true
        ? before
        : {
            runs: before?.runs ?? [],
            look: { ...style, ...direct, run: style.run },
            beside: before?.beside ?? [],
            label: undefined,
            list: undefined,
          };
    this.open = open;
    const outer = this.shaded;
    this.shaded ||= style.shaded === true || direct.shaded === true;
    this.readRuns(element, open, { look: style.run });
    this.shaded = outer;
    // A deleted or hidden paragraph mark joins the paragraph to the next one; a drop cap is its first character.
    const joined =
      isDropCap(properties) ||
      childOf(mark, 'w:del') !== undefined ||
      childOf(mark, 'w:moveFrom') !== undefined ||
      (toggleOf(mark, 'w:vanish') ?? toggleOf(mark, 'w:specVanish') ?? style.run.hidden) === true;
    const hasText = open.runs.some(
      (run) => (run.text.trim() !== '' && run.struck !== true) || run.footnote !== undefined,
    );
    const numId = direct.numId ?? style.numId;
    // Word numbers an empty paragraph, too.
    if ((hasText || !joined) && numId !== undefined && numId !== '0' && open.label === undefined) {
      const level = direct.level ?? this.parts.numbering.levelOfStyle(numId, styleId ?? '') ?? style.level ?? 0;
      this.number(open, numId, level, hasText);
    }
    return joined ? [] : this.close();
  }

  private number(open: Open, numId: string, level: number, hasText: boolean): void {
    const next = this.parts.numbering.next(numId, level);
    if (next === undefined) return;
    if (!hasText) {
      if (!next.bullet && next.label !== '') this.left.add('emptyNumbers');
      return;
    }
    if (next.bullet) this.left.add('bullets');
    else open.label = next.label;
    if (next.bullet) open.list = { id: numId, level };
    else if (next.number !== undefined) open.list = { id: numId, level, number: next.number };
  }

  private close(): SourceBlock[] {
    const open = this.open;
    this.open = undefined;
    if (open === undefined) return [];
    const { look } = open;
    const { texts, diagnostics } = toPlain(open.runs);
    const runs = open.runs.map((run, index): Run => ({ ...run, text: texts[index] ?? run.text }));
    this.asked.push(...diagnostics.map((diagnostic) => ({ ...diagnostic, page: this.page })));
    const main = longest(runs);
    const align = {
      center: 'center',
      right: 'right',
      end: 'right',
      left: 'left',
      start: 'left',
      both: 'justify',
      distribute: 'center',
    }[look.align ?? ''];
    const base = {
      ...(look.outline === undefined ? {} : { outline: look.outline }),
      ...(look.role === undefined ? {} : { role: look.role }),
      ...(align === undefined ? {} : { align: align as NonNullable<SourceParagraph['align']> }),
      ...(look.indent === undefined ? {} : { indent: look.indent }),
      ...(main?.size === undefined ? {} : { size: main.size }),
      ...(main?.font === undefined ? {} : { font: main.font }),
      ...(main?.color === undefined ? {} : { color: main.color }),
      page: this.page,
    };
    if (align !== 'center') this.left.add('breaks', runs.filter((run) => run.text.includes('\n')).length);
    const pieces = splitAtBreaks(runs, align === 'center').map((piece, index): SourceParagraph => ({
      kind: 'paragraph',
      ...base,
      ...(index > 0 ? { continues: true } : {}),
      ...(index === 0 && open.label !== undefined && open.label !== '' ? { label: open.label } : {}),
      ...(index === 0 && open.list !== undefined ? { list: open.list } : {}),
      runs: piece.map((run) => plainRun(run)),
    }));
    const boxes = open.beside.filter((block) => block.kind !== 'figure');
    const figures = open.beside.filter((block) => block.kind === 'figure');
    return [...boxes, ...pieces.filter((piece) => visible(piece)), ...figures];
  }

  private readRuns(parent: XmlElement, open: Open, around: Around): void {
    for (const element of elementsOf(parent)) {
      if (element.name === 'w:r') this.readRun(element, open, around);
      else if (DELETED.has(element.name)) this.left.add('deleted');
      else if (element.name === 'w:sdt') {
        const content = this.contentOf(element);
        if (content !== undefined) this.readRuns(content, open, around);
      } else if (element.name === 'mc:AlternateContent') this.readRuns(alternative(element), open, around);
      else if (element.name === 'm:oMath' || element.name === 'm:oMathPara') {
        open.runs.push(...readMath(element));
        this.fields.show();
      } else if (element.name === 'w:fldSimple') {
        this.fields.begin();
        this.fields.addInstruction(element.attributes['instr'] ?? '');
        this.fields.separate();
        this.readRuns(element, open, around);
        this.endField(open, around.look);
      } else if (WRAPPERS.has(element.name)) {
        if (element.name === 'w:ins' || element.name === 'w:moveTo') this.left.add('inserted');
        const link = element.name === 'w:hyperlink' ? this.links.get(element.attributes['id'] ?? '') : undefined;
        this.readRuns(element, open, link === undefined ? around : { ...around, link });
      }
    }
  }

  private readRun(element: XmlElement, open: Open, around: Around): void {
    const properties = childOf(element, 'w:rPr');
    const look: RunLook = {
      ...around.look,
      ...this.parts.styles.run(valueOf(properties, 'w:rStyle')),
      ...readRunLook(properties),
    };
    const white = /^#f{6}$/i.test(look.color ?? '') && look.shaded !== true && !this.shaded;
    const faint = white || (look.size !== undefined && look.size < 1.5);
    const deleted = childOf(properties, 'w:del') !== undefined;
    let dropped = false;
    for (const child of elementsOf(element)) {
      if (this.readField(child, open, look.hidden === true || faint || deleted ? undefined : look)) continue;
      if (this.fields.inInstruction) {
        if (child.name !== 'w:t') continue;
        this.swallowed += textOf(child).length;
        this.fields.addInstruction(textOf(child));
        continue;
      }
      if (look.hidden === true || faint || deleted) {
        this.fields.show();
        dropped ||= HELD.has(child.name) && (child.name !== 'w:t' || textOf(child).trim() !== '');
        continue;
      }
      this.readRunContent(child, open, { ...around, look });
    }
    if (dropped) this.left.add(deleted ? 'deleted' : look.hidden === true ? 'hidden' : 'faint');
  }

  /** Whether the element belongs to a field's own marks. Without a look they are not seen. */
  private readField(element: XmlElement, open: Open, look: RunLook | undefined): boolean {
    if (element.name === 'w:instrText') this.fields.addInstruction(textOf(element));
    else if (element.name !== 'w:fldChar') return false;
    const type = element.attributes['fldCharType'];
    if (type === 'begin') this.fields.begin();
    else if (type === 'separate') this.fields.separate();
    else if (type === 'end' && look !== undefined) this.endField(open, look);
    else if (type === 'end') this.fields.end();
    return true;
  }

  private endField(open: Open, { struck, size }: RunLook): void {
    const words = this.fields.end();
    if (words === undefined) return;
    this.fields.show();
    open.runs.push({ ...words, ...(struck === undefined ? {} : { struck }), ...(size === undefined ? {} : { size }) });
  }

  private readRunContent(element: XmlElement, open: Open, around: Around): void {
    const { look } = around;
    const push = (text: string, footnote?: string) => {
      const { bold, italic, size, color, font, struck, raised, lift } = look;
      if (text.trim() !== '') this.fields.show();
      const link = around.link ?? this.fields.link;
      open.runs.push({
        text,
        ...(bold === true ? { bold } : {}),
        ...(italic === true ? { italic } : {}),
        ...(link === undefined ? {} : { link }),
        ...(size === undefined ? {} : { size }),
        ...(color === undefined ? {} : { color }),
        ...(font === undefined ? {} : { font }),
        ...(struck === undefined ? {} : { struck }),
        ...(raised === undefined || raised === 'none' ? {} : { raised }),
        ...(lift === undefined ? {} : { lift }),
        ...(footnote === undefined ? {} : { footnote }),
      });
    };
    switch (element.name) {
      case 'w:t':
        return push(readSymbols(textOf(element), look.symbols));
      case 'w:tab':
      case 'w:ptab':
        return push('\t');
      case 'w:cr':
        return push('\n');
      case 'w:br':
        if (element.attributes['type'] === 'page') this.page++;
        return push(/^(?:textWrapping)?$/.test(element.attributes['type'] ?? '') ? '\n' : '');
      case 'w:lastRenderedPageBreak':
        this.rendered = true;
        this.page++;
        return;
      case 'w:noBreakHyphen':
        return push('-');
      case 'w:sym':
        return push(
          symbolGlyph(Number.parseInt(element.attributes['char'] ?? '', 16) || 0, element.attributes['font']),
        );
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.readNote(element, push);
      case 'w:ruby': {
        const [over, base] = [childOf(element, 'w:rt'), childOf(element, 'w:rubyBase')];
        this.left.add(
          'ruby',
          1,
          over === undefined
            ? ''
            : findAll(over, 'w:t')
                .map((text) => textOf(text))
                .join(''),
        );
        if (base !== undefined) this.readRuns(base, open, around);
        return;
      }
      case 'mc:AlternateContent':
        for (const child of elementsOf(alternative(element))) this.readRunContent(child, open, around);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.fields.show();
        if (!this.readObject(element, open)) this.readDrawing(element, open);
    }
  }

  private readNote(element: XmlElement, push: (text: string, footnote?: string) => void): void {
    const part = element.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes';
    const note = this.parts[part].get(element.attributes['id'] ?? '');
    if (note === undefined) return;
    const known = this.noteLabels.get(note);
    if (known !== undefined) return push('', known);
    const label = String(this.notes.length + 1);
    this.noteLabels.set(note, label);
    const at = this.notes.push({ label, text: '' }) - 1;
    const outer = this.links;
    this.links = this.parts.links[part];
    const runs = this.readApart(note);
    this.links = outer;
    this.notes[at] = {
      label,
      text: runs
        .map((run) => run.text)
        .join('')
        .trim(),
      runs,
    };
    push('', label);
  }

  /** Whether the element is an embedded file that is no picture: a formula, a table of another program. */
  private readObject(element: XmlElement, open: Open): boolean {
    const program = findAll(element, 'o:OLEObject')[0]?.attributes['ProgID'];
    if (program === undefined || isEmbeddedPicture(program) || isHiddenDrawing(element)) return false;
    open.runs.push(embeddedObject(program));
    return true;
  }

  private readDrawing(element: XmlElement, open: Open): void {
    if (isHiddenDrawing(element)) return this.left.add('hidden');
    const boxes = findAll(element, 'w:txbxContent');
    for (const box of boxes) {
      const blocks = this.readAside(box).filter((block) => block.kind !== 'paragraph' || visible(block));
      if (blocks.length > 0) this.left.add('boxes');
      open.beside.push(...blocks);
    }
    for (const path of findAll(element, 'v:textpath')) {
      const text = path.attributes['string'] ?? '';
      if (text.trim() !== '')
        open.beside.push({ kind: 'paragraph', runs: [{ text }], align: 'center', page: this.page });
    }
    const drawn = findAll(element, 'a:graphicData').filter(({ attributes }) =>
      /chart|diagram/.test(attributes['uri'] ?? ''),
    );
    this.left.add('drawn', drawn.length);
    if (findAll(element, 'pic:pic').length + findAll(element, 'v:imagedata').length === 0) return;
    const text = alternativeText(element);
    const pictures = this.picturesIn(element);
    for (const picture of pictures.length > 0 ? pictures : [undefined]) {
      const own = { ...(text === '' ? {} : { text }), ...(picture && { picture }) };
      open.beside.push({ kind: 'figure', ...own, page: this.page });
    }
  }

  private picturesIn(drawing: XmlElement): SourcePicture[] {
    const ids = [
      ...findAll(drawing, 'a:blip').map(({ attributes }) => attributes['embed'] ?? ''),
      ...findAll(drawing, 'v:imagedata').map(({ attributes }) => attributes['id'] ?? ''),
    ];
    return ids.flatMap((id) => this.parts.pictureOf(id) ?? []);
  }

  private readTable(table: XmlElement): SourceBlock[] {
    const page = this.page;
    const cells: Cell[][] = [];
    const outer = this.shaded;
    let headed = false;
    this.shaded ||= this.parts.styles.shadedTables.has(valueOf(childOf(table, 'w:tblPr'), 'w:tblStyle') ?? '');
    for (const row of rowsOf(table)) {
      const properties = childOf(row, 'w:trPr');
      if (childOf(properties, 'w:del') !== undefined) this.left.add('deleted');
      else if (toggleOf(properties, 'w:hidden') === true) this.left.add('hidden');
      else {
        headed ||= toggleOf(properties, 'w:tblHeader') === true;
        cells.push(this.readRow(row));
      }
    }
    this.shaded = outer;
    const rows = cells.map((row) =>
      row.map((cell) =>
        cell.runs
          .map((run) => run.text)
          .join('')
          .trim(),
      ),
    );
    if (rows.every((row) => row.every((cell) => cell === ''))) return [];
    const runs = cells.map((row) => row.map((cell) => cell.runs));
    const paragraphs = cells.map((row) => row.map((cell) => cell.paragraphs));
    return [{ kind: 'table', rows, cells: runs, paragraphs, ...(headed ? { headed } : {}), page }];
  }

  private readRow(row: XmlElement): Cell[] {
    const before = Math.min(Number(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0) || 0, 64);
    const cells = cellsOf(row).flatMap((cell) => {
      const properties = childOf(cell, 'w:tcPr');
      if (childOf(properties, 'w:cellDel') !== undefined) {
        this.left.add('deleted');
        return [];
      }
      this.left.add('nested', findAll(cell, 'w:tbl').length);
      const outer = this.shaded;
      this.shaded ||= isShaded(properties);
      const blocks = this.readAside(cell);
      this.shaded = outer;
      const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
      const span = Math.min(Number(valueOf(properties, 'w:gridSpan') ?? 1) || 1, 64);
      return [{ runs: this.joined(blocks), paragraphs }, ...emptyCells(span - 1)];
    });
    return [...emptyCells(before), ...cells];
  }
}

/** Whether the paragraph is a large first character, set in a frame of its own. */
function isDropCap(properties: XmlElement | undefined): boolean {
  return /^(?:drop|margin)$/.test(childOf(properties, 'w:framePr')?.attributes['dropCap'] ?? '');
}

function emptyCells(count: number): Cell[] {
  return Array.from({ length: count }, () => ({ runs: [], paragraphs: [] }));
}

/** What in a run a reader would see. */
const HELD = new Set(['w:t', 'w:sym', 'w:drawing', 'w:pict', 'w:object']);

function isHiddenDrawing(drawing: XmlElement): boolean {
  const shapes = ['v:shape', 'v:rect', 'v:group'].flatMap((name) => findAll(drawing, name));
  return (
    /^(?:1|true)$/.test(findAll(drawing, 'wp:docPr')[0]?.attributes['hidden'] ?? '') ||
    /visibility:\s*hidden/.test(shapes[0]?.attributes['style'] ?? '')
  );
}

function alternativeText(drawing: XmlElement): string {
  const picture = findAll(drawing, 'wp:docPr')[0]?.attributes ?? findAll(drawing, 'v:shape')[0]?.attributes ?? {};
  return (picture['descr'] ?? picture['alt'] ?? '').trim();
}

function withoutPage(block: SourceBlock): SourceBlock {
  const copy: { -readonly [K in keyof SourceBlock]: SourceBlock[K] } = { ...block };
  delete copy.page;
  return copy as SourceBlock;
}

function visible(block: SourceParagraph): boolean {
  return block.runs.some((run) => run.text.trim() !== '' || run.footnote !== undefined);
}

function longest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (best, run) => (best === undefined || run.text.trim().length > best.text.trim().length ? run : best),
    undefined,
  );
}
