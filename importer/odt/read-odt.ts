/** Reads an OpenDocument text: content.xml with the looks of its automatic styles. */
import { parseXml } from '#xml';
import { FlowBlocks, type FlowLook, type FlowRun } from '../flow-blocks.ts';
import { UnreadableError, type SourceDocument, type SourceNote } from '../source-document.ts';
import { childOf, elementsOf, textOf, type XmlElement } from '../docx/xml-tree.ts';

type Look = Pick<FlowRun, 'bold' | 'italic' | 'struck' | 'raised' | 'size' | 'color'> &
  FlowLook & { readonly hidden?: boolean };

const CONTAINERS: ReadonlySet<string> = new Set([
  ...[
    'office:body',
    'office:text',
    'text:section',
    'text:list-header',
    'draw:text-box',
    'draw:frame',
    'draw:g',
    'draw:custom-shape',
  ],
  ...[
    'table:table-header-rows',
    'table:table-rows',
    'text:index-body',
    'text:table-of-content',
    'text:soft-page-break',
  ],
]);
const INLINE: ReadonlySet<string> = new Set([
  'text:a',
  'text:bookmark-ref',
  'text:ruby',
  'text:ruby-base',
  'text:meta',
  'text:date',
  'text:page-number',
  'text:sequence',
]);

/** @param parts the XML files of the package by name. Throws `UnreadableError`. */
export function readOdt(parts: Readonly<Record<string, Uint8Array>>): SourceDocument {
  const parse = (name: string) => {
    const bytes = parts[name];
    return bytes === undefined ? undefined : parseXml(new TextDecoder().decode(bytes));
  };
  const content = parse('content.xml');
  const styles = parse('styles.xml');
  const body = childOf(childOf(content, 'office:body'), 'office:text');
  if (content === undefined || body === undefined)
    throw new UnreadableError('unsupported', '这是 ODF 表格或演示文稿，不能作为简报导入。');
  const reader = new OdtReader([
    ...elementsOf(childOf(styles, 'office:styles')),
    ...elementsOf(childOf(styles, 'office:automatic-styles')),
    ...elementsOf(childOf(content, 'office:automatic-styles')),
  ]);
  reader.read(body);
  return reader.result();
}

class OdtReader {
  private readonly flow = new FlowBlocks();
  private readonly styles: ReadonlyMap<string, XmlElement>;
  private readonly notes: SourceNote[] = [];
  private level = -1;
  private list = 0;

  constructor(styles: readonly XmlElement[]) {
    this.styles = new Map(
      styles.filter(({ name }) => name === 'style:style').map((style) => [style.attributes['name'] ?? '', style]),
    );
  }

  result(): SourceDocument {
    const blocks = this.flow.end();
    if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
    return { format: 'odt', blocks, footnotes: this.notes, runningHeaders: [], diagnostics: this.flow.diagnostics };
  }

  read(parent: XmlElement): void {
    for (const element of elementsOf(parent)) this.readBlock(element);
  }

  private readBlock(element: XmlElement): void {
    if (element.name === 'text:p' || element.name === 'text:h') this.readParagraph(element);
    else if (element.name === 'text:list') this.readList(element);
    else if (element.name === 'table:table') this.readTable(element);
    else if (element.name === 'draw:image') this.flow.figure('');
    else if (CONTAINERS.has(element.name)) this.read(element);
  }

  private readParagraph(element: XmlElement): void {
    const look = this.lookOf(element.attributes['style-name']);
    const outline = element.name === 'text:h' ? Number(element.attributes['outline-level'] ?? 1) : undefined;
    this.readInline(element, look);
    const list = this.level < 0 ? undefined : { id: `list-${this.list}`, level: this.level };
    this.flow.endParagraph({
      ...(look.align === undefined ? {} : { align: look.align }),
      ...(outline === undefined ? {} : { outline }),
      ...(list === undefined ? {} : { list }),
    });
  }

  private readInline(parent: XmlElement, look: Look): void {
    const { hidden } = look;
    const run = withoutPlace(look);
    for (const child of parent.children) {
      if (typeof child === 'string') {
        if (hidden !== true) this.flow.add({ text: child.replace(/\s+/gu, ' '), ...run });
      } else this.readPiece(child, look, run);
    }
  }

  private readPiece(child: XmlElement, look: Look, run: Partial<FlowRun>): void {
    if (child.name === 'text:span') this.readInline(child, { ...look, ...this.lookOf(child.attributes['style-name']) });
    else if (child.name === 'text:s')
      this.flow.add({ text: ' '.repeat(Math.min(Number(child.attributes['c'] ?? 1) || 1, 200)) });
    else if (child.name === 'text:tab') this.flow.add({ text: '\t' });
    else if (child.name === 'text:line-break') this.flow.add({ text: '\n', ...run });
    else if (child.name === 'text:note') this.readNote(child);
    else if (INLINE.has(child.name)) this.readInline(child, look);
    else this.readBlock(child);
  }

  private readNote(note: XmlElement): void {
    const body = childOf(note, 'text:note-body');
    const label = String(this.notes.length + 1);
    this.notes.push({ label, text: body === undefined ? '' : elementsOf(body).map(textOf).join('\n').trim() });
    this.flow.add({ text: '', footnote: label });
  }

  private readList(list: XmlElement): void {
    if (this.level < 0) this.list++;
    this.level++;
    for (const item of elementsOf(list)) this.read(item);
    this.level--;
  }

  private readTable(table: XmlElement): void {
    this.flow.startTable();
    this.readRows(table);
    this.flow.endTable();
  }

  private readRows(parent: XmlElement): void {
    for (const row of elementsOf(parent)) {
      if (row.name !== 'table:table-row') {
        if (CONTAINERS.has(row.name)) this.readRows(row);
        continue;
      }
      this.flow.startRow();
      for (const cell of elementsOf(row)) {
        this.read(cell);
        if (cell.name === 'table:table-cell') this.flow.endCell(1);
        else if (cell.name === 'table:covered-table-cell') this.flow.endCell();
      }
    }
  }

  /** The look of a style with what it inherits. */
  private lookOf(name: string | undefined, depth = 0): Look {
    const style = this.styles.get(name ?? '');
    if (style === undefined || depth > 20) return {};
    const text = childOf(style, 'style:text-properties')?.attributes ?? {};
    const paragraph = childOf(style, 'style:paragraph-properties')?.attributes ?? {};
    return {
      ...this.lookOf(style.attributes['parent-style-name'], depth + 1),
      ...runLook(text),
      ...paragraphLook(paragraph),
    };
  }
}

/** What a look says of characters. */
function withoutPlace(look: Look): Partial<FlowRun> {
  const ofParagraph = ['align', 'indent', 'hidden'];
  return Object.fromEntries(Object.entries(look).filter(([name]) => !ofParagraph.includes(name)));
}

function paragraphLook(properties: Readonly<Record<string, string>>): FlowLook {
  const align = { center: 'center', end: 'right', right: 'right', start: 'left', left: 'left', justify: 'justify' }[
    properties['text-align'] ?? ''
  ];
  return align === undefined ? {} : { align: align as NonNullable<FlowLook['align']> };
}

function runLook(properties: Readonly<Record<string, string>>): Look {
  const size = /^([\d.]+)pt$/.exec(properties['font-size'] ?? '')?.[1];
  const through = properties['text-line-through-style'];
  const position = properties['text-position'] ?? '';
  const raised = /^(?:super|[1-9])/.test(position) ? 'above' : /^(?:sub|-)/.test(position) ? 'below' : undefined;
  return {
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(properties['color'] === undefined ? {} : { color: properties['color'] }),
    ...(properties['font-weight'] === undefined ? {} : { bold: /^(?:bold|[6-9]00)$/.test(properties['font-weight']) }),
    ...(properties['font-style'] === 'italic' ? { italic: true } : {}),
    ...(through === undefined ? {} : { struck: through !== 'none' }),
    ...(raised === undefined ? {} : { raised }),
    ...(properties['display'] === 'none' ? { hidden: true } : {}),
  };
}
