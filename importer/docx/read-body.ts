/** Walks the body of a DOCX and gathers what is visible. */
import type { Doubt, SourceBlock, SourceParagraph, SourceRun } from '../source-document.ts';
import { splitAtBreaks } from '../soft-breaks.ts';
import type { Numbering } from './numbering.ts';
import { readParagraphLook, readRunLook, type ParagraphLook, type RunLook, type Styles } from './styles.ts';
import { childOf, elementsOf, textOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface BodyParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly footnotes: ReadonlyMap<string, XmlElement>;
  readonly endnotes: ReadonlyMap<string, XmlElement>;
}

interface Run extends SourceRun {
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
}

interface Open {
  readonly runs: Run[];
  readonly look: ParagraphLook;
  readonly beside: SourceBlock[];
  label: string | undefined;
}

/** Elements that only wrap what is visible. */
const WRAPPERS = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:fldSimple',
  'w:bdo',
  'w:dir',
  'w:body',
  'w:hdr',
  'w:ftr',
  'w:txbxContent',
  'w:footnote',
  'w:endnote',
  'w:rubyBase',
]);
const DELETED = new Set(['w:del', 'w:moveFrom']);
const COUNTS = {
  hidden: ['note', 'hidden-text-left-out', '处隐藏文字没有导入。'],
  deleted: ['note', 'deleted-text-left-out', '处修订删去的文字没有导入。'],
  inserted: ['note', 'tracked-change-accepted', '处修订增加的文字按接受修订导入。'],
  boxes: ['note', 'text-box-placed', '个文本框的文字放在它所在的段落前面，请看位置对不对。'],
  bullets: ['note', 'bullets-left-out', '个项目符号没有写进正文。'],
  ruby: ['question', 'ruby-left-out', '处注音没有写进正文。'],
  nested: ['question', 'nested-table-flattened', '个套在表格里的表格按文字放进了单元格，请核对。'],
  embedded: ['error', 'embedded-file-left-out', '处嵌入的其他文件没有导入，请照原件补上。'],
} as const;

export class BodyReader {
  private readonly parts: BodyParts;
  private readonly counts: Partial<Record<keyof typeof COUNTS, number>> = {};
  private readonly notes: { label: string; text: string }[] = [];
  private open: Open | undefined;
  /** For each open field whether its instruction is being read. */
  private fields: boolean[] = [];
  private page = 1;
  private rendered = false;

  constructor(parts: BodyParts) {
    this.parts = parts;
  }

  read(document: XmlElement): { blocks: SourceBlock[]; footnotes: { label: string; text: string }[]; doubts: Doubt[] } {
    const body = childOf(document, 'w:body');
    const blocks = body === undefined ? [] : this.readBlocks(body);
    blocks.push(...this.close());
    const paged = this.rendered ? blocks : blocks.map((block) => withoutPage(block));
    const doubts = (Object.keys(COUNTS) as (keyof typeof COUNTS)[]).flatMap((key) => {
      const count = this.counts[key] ?? 0;
      const [severity, rule, message] = COUNTS[key];
      return count === 0 ? [] : [{ severity, rule, message: `有${count}${message}` }];
    });
    return {
      blocks: paged.filter((block) => block.kind !== 'paragraph' || visible(block)),
      footnotes: this.notes,
      doubts,
    };
  }

  /** The words of a header, footer or note, paragraphs joined. */
  plainText(root: XmlElement): string {
    const [fields, open] = [this.fields, this.open];
    this.fields = [];
    this.open = undefined;
    const blocks = [...this.readBlocks(root), ...this.close()];
    this.fields = fields;
    this.open = open;
    return blocks
      .map((block) =>
        block.kind === 'paragraph'
          ? (block.label ?? '') + block.runs.map((run) => run.text).join('')
          : block.kind === 'table'
            ? block.rows.flat().join(' ')
            : '',
      )
      .filter((text) => text.trim() !== '')
      .join('\n')
      .trim();
  }

  private count(key: keyof typeof COUNTS): void {
    this.counts[key] = (this.counts[key] ?? 0) + 1;
  }

  private readBlocks(parent: XmlElement): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    for (const element of elementsOf(parent)) {
      if (element.name === 'w:p') blocks.push(...this.readParagraph(element));
      else if (element.name === 'w:tbl') blocks.push(...this.close(), ...this.readTable(element));
      else if (element.name === 'w:sdt') {
        const content = childOf(element, 'w:sdtContent');
        const placeholder = toggleOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr') === true;
        if (content !== undefined && !placeholder) blocks.push(...this.readBlocks(content));
      } else if (element.name === 'mc:AlternateContent') blocks.push(...this.readBlocks(alternative(element)));
      else if (element.name === 'w:altChunk' || element.name === 'w:subDoc') this.count('embedded');
      else if (WRAPPERS.has(element.name)) blocks.push(...this.readBlocks(element));
      else if (DELETED.has(element.name)) this.count('deleted');
    }
    return blocks;
  }

  private readParagraph(element: XmlElement): SourceBlock[] {
    const properties = childOf(element, 'w:pPr');
    const styleId = valueOf(properties, 'w:pStyle');
    const style = this.parts.styles.paragraph(styleId);
    const direct = readParagraphLook(properties);
    const mark = childOf(properties, 'w:rPr');
    const open: Open = this.open ?? {
      runs: [],
      look: { ...style, ...direct, run: style.run },
      beside: [],
      label: undefined,
    };
    this.open = open;
    this.readRuns(element, open, style.run);
    const hasText = open.runs.some((run) => run.text.trim() !== '');
    const numId = direct.numId ?? style.numId;
    if (hasText && numId !== undefined && numId !== '0' && open.label === undefined) {
      const level = direct.level ?? this.parts.numbering.levelOfStyle(numId, styleId ?? '') ?? style.level ?? 0;
      const next = this.parts.numbering.next(numId, level);
      if (next?.bullet === true) this.count('bullets');
      else open.label = next?.label;
    }
    // A deleted or hidden paragraph mark joins the paragraph to the next one.
    const joined = childOf(mark, 'w:del') !== undefined || toggleOf(mark, 'w:vanish') === true;
    return joined ? [] : this.close();
  }

  private close(): SourceBlock[] {
    const open = this.open;
    this.open = undefined;
    if (open === undefined) return [];
    const { look, runs } = open;
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
      ...(align === undefined ? {} : { align: align as NonNullable<SourceParagraph['align']> }),
      ...(look.indent === undefined ? {} : { indent: look.indent }),
      ...(main?.size === undefined ? {} : { size: main.size }),
      ...(main?.font === undefined ? {} : { font: main.font }),
      ...(main?.color === undefined ? {} : { color: main.color }),
      page: this.page,
    };
    const pieces = splitAtBreaks(runs, align === 'center').map((piece, index): SourceParagraph => ({
      kind: 'paragraph',
      ...base,
      ...(index === 0 && open.label !== undefined && open.label !== '' ? { label: open.label } : {}),
      runs: piece.map(({ text, bold, footnote }) => ({
        text,
        ...(bold === true ? { bold } : {}),
        ...(footnote === undefined ? {} : { footnote }),
      })),
    }));
    const boxes = open.beside.filter((block) => block.kind !== 'figure');
    const figures = open.beside.filter((block) => block.kind === 'figure');
    return [...boxes, ...pieces.filter((piece) => visible(piece)), ...figures];
  }

  private readRuns(parent: XmlElement, open: Open, look: RunLook): void {
    for (const element of elementsOf(parent)) {
      if (element.name === 'w:r') this.readRun(element, open, look);
      else if (DELETED.has(element.name)) this.count('deleted');
      else if (element.name === 'w:sdt') {
        const placeholder = toggleOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr') === true;
        const content = childOf(element, 'w:sdtContent');
        if (content !== undefined && !placeholder) this.readRuns(content, open, look);
      } else if (element.name === 'mc:AlternateContent') this.readRuns(alternative(element), open, look);
      else if (element.name === 'm:oMath' || element.name === 'm:oMathPara')
        open.runs.push({ text: mathText(element) });
      else if (WRAPPERS.has(element.name)) {
        if (element.name === 'w:ins' || element.name === 'w:moveTo') this.count('inserted');
        this.readRuns(element, open, look);
      }
    }
  }

  private readRun(element: XmlElement, open: Open, paragraph: RunLook): void {
    const properties = childOf(element, 'w:rPr');
    const look: RunLook = {
      ...paragraph,
      ...this.parts.styles.run(valueOf(properties, 'w:rStyle')),
      ...readRunLook(properties),
    };
    const white =
      /^#f{6}$/i.test(look.color ?? '') &&
      childOf(properties, 'w:shd') === undefined &&
      childOf(properties, 'w:highlight') === undefined;
    const hidden = look.hidden === true || white || (look.size !== undefined && look.size < 1.5);
    const deleted = childOf(properties, 'w:del') !== undefined;
    let dropped = false;
    for (const child of elementsOf(element)) {
      const state = this.readField(child);
      if (state || this.fields.includes(true)) continue;
      if (hidden || deleted) {
        dropped ||=
          child.name === 'w:t' || child.name === 'w:sym' || child.name === 'w:drawing' || child.name === 'w:pict';
        continue;
      }
      this.readRunContent(child, open, look);
    }
    if (dropped) this.count(deleted ? 'deleted' : 'hidden');
  }

  /** Follows begin, separate and end of a field; whether the element was one of them. */
  private readField(element: XmlElement): boolean {
    if (element.name !== 'w:fldChar') return false;
    const type = element.attributes['fldCharType'];
    if (type === 'begin') this.fields.push(true);
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    else if (type === 'end') this.fields.pop();
    return true;
  }

  private readRunContent(element: XmlElement, open: Open, look: RunLook): void {
    const push = (text: string, footnote?: string) => {
      const { bold, size, color, font } = look;
      open.runs.push({
        text,
        ...(bold === true ? { bold } : {}),
        ...(size === undefined ? {} : { size }),
        ...(color === undefined ? {} : { color }),
        ...(font === undefined ? {} : { font }),
        ...(footnote === undefined ? {} : { footnote }),
      });
    };
    switch (element.name) {
      case 'w:t':
        return push(textOf(element));
      case 'w:tab':
      case 'w:ptab':
        return push('\t');
      case 'w:cr':
        return push('\n');
      case 'w:br':
        if (element.attributes['type'] === 'page') this.page++;
        return push(
          element.attributes['type'] === undefined || element.attributes['type'] === 'textWrapping' ? '\n' : '',
        );
      case 'w:lastRenderedPageBreak':
        this.rendered = true;
        this.page++;
        return;
      case 'w:noBreakHyphen':
        return push('-');
      case 'w:sym':
        return push(symbol(element.attributes['char'] ?? ''));
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.readNote(element, push);
      case 'w:ruby': {
        this.count('ruby');
        const base = childOf(element, 'w:rubyBase');
        if (base !== undefined) this.readRuns(base, open, look);
        return;
      }
      case 'mc:AlternateContent':
        for (const child of elementsOf(alternative(element))) this.readRunContent(child, open, look);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.readDrawing(element, open);
    }
  }

  private readNote(element: XmlElement, push: (text: string, footnote?: string) => void): void {
    const notes = element.name === 'w:footnoteReference' ? this.parts.footnotes : this.parts.endnotes;
    const note = notes.get(element.attributes['id'] ?? '');
    if (note === undefined) return;
    const label = String(this.notes.length + 1);
    const entry = { label, text: '' };
    this.notes.push(entry);
    entry.text = this.plainText(note);
    push('', label);
  }

  private readDrawing(element: XmlElement, open: Open): void {
    for (const box of findAll(element, 'w:txbxContent')) {
      const saved = this.open;
      const fields = this.fields;
      this.open = undefined;
      this.fields = [];
      const blocks = [...this.readBlocks(box), ...this.close()].filter(
        (block) => block.kind !== 'paragraph' || visible(block),
      );
      this.open = saved;
      this.fields = fields;
      if (blocks.length > 0) this.count('boxes');
      open.beside.push(...blocks);
    }
    const picture = findAll(element, 'pic:pic').length + findAll(element, 'v:imagedata').length > 0;
    if (!picture) return;
    const text = findAll(element, 'wp:docPr')[0]?.attributes['descr'];
    open.beside.push({ kind: 'figure', ...(text === undefined || text === '' ? {} : { text }), page: this.page });
  }

  private readTable(table: XmlElement): SourceBlock[] {
    const page = this.page;
    const rows: string[][] = [];
    for (const row of rowsOf(table)) {
      const properties = childOf(row, 'w:trPr');
      if (childOf(properties, 'w:del') !== undefined) {
        this.count('deleted');
        continue;
      }
      if (toggleOf(properties, 'w:hidden') === true) {
        this.count('hidden');
        continue;
      }
      rows.push(this.readRow(row));
    }
    return rows.some((row) => row.some((cell) => cell !== '')) ? [{ kind: 'table', rows, page }] : [];
  }

  private readRow(row: XmlElement): string[] {
    return cellsOf(row).flatMap((cell) => {
      const properties = childOf(cell, 'w:tcPr');
      if (childOf(properties, 'w:cellDel') !== undefined) {
        this.count('deleted');
        return [];
      }
      this.counts.nested = (this.counts.nested ?? 0) + findAll(cell, 'w:tbl').length;
      const text = this.plainText({ ...cell, name: 'w:body' });
      const span = Math.min(Number(valueOf(properties, 'w:gridSpan') ?? 1) || 1, 64);
      const follows = childOf(properties, 'w:vMerge') !== undefined && valueOf(properties, 'w:vMerge') !== 'restart';
      return [follows && text === '' ? '' : text, ...Array.from({ length: span - 1 }, () => '')];
    });
  }
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

/** One of the alternatives: the one written for newer programs, unless only the older holds words. */
function alternative(element: XmlElement): XmlElement {
  const choice = childOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  const empty = { name: 'mc:Choice', attributes: {}, children: [] };
  if (choice === undefined) return fallback ?? empty;
  return findAll(choice, 'w:t').length === 0 && fallback !== undefined && findAll(fallback, 'w:t').length > 0
    ? fallback
    : choice;
}

/** Outermost descendants of a name; of alternatives only the chosen one is searched. */
function findAll(element: XmlElement, name: string): XmlElement[] {
  const within = element.name === 'mc:AlternateContent' ? [alternative(element)] : elementsOf(element);
  return within.flatMap((child) => (child.name === name ? [child] : findAll(child, name)));
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === 'w:tr'
      ? [child]
      : child.name === 'w:sdt'
        ? rowsOf(childOf(child, 'w:sdtContent') ?? child)
        : WRAPPERS.has(child.name)
          ? rowsOf(child)
          : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child) =>
    child.name === 'w:tc'
      ? [child]
      : child.name === 'w:sdt'
        ? cellsOf(childOf(child, 'w:sdtContent') ?? child)
        : WRAPPERS.has(child.name)
          ? cellsOf(child)
          : [],
  );
}

/** A glyph of a symbol font, in the private use area where such fonts keep them. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16);
  if (Number.isNaN(point) || point > 0x10ffff || point === 0) return '\ufffd';
  return String.fromCodePoint(point < 0x100 ? 0xf000 + point : point);
}

function mathText(element: XmlElement): string {
  return findAll(element, 'm:t')
    .map((text) => textOf(text))
    .join('');
}
