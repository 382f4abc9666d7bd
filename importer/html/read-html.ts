/** Reads HTML, as word processors and web pages save it: visible text in order, with the looks that are written at it. */
import { Parser } from 'htmlparser2';
import { adviceOf } from '#lib/diagnostic.ts';
import { FlowBlocks, type FlowLook, type FlowRun } from '../flow-blocks.ts';
import { UnreadableError, type SourceDiagnostic, type SourceDocument } from '../source-document.ts';

type Align = NonNullable<FlowLook['align']>;

/** What the elements around a text say of it. */
interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
  readonly raised?: 'above' | 'below';
  readonly size?: number;
  readonly color?: string;
  readonly link?: string;
  readonly align?: Align;
  readonly hidden?: boolean;
  readonly indent?: number;
}

const BLOCKS: ReadonlySet<string> = new Set([
  ...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'blockquote', 'pre'],
  ...['center', 'section', 'article', 'header', 'footer', 'main', 'address', 'figure', 'figcaption', 'hr', 'body'],
]);
const UNREAD: ReadonlySet<string> = new Set(['head', 'script', 'style', 'noscript', 'template', 'title', 'xml']);
const INLINE: Readonly<Record<string, Style>> = {
  ...{ b: { bold: true }, strong: { bold: true }, i: { italic: true }, em: { italic: true } },
  ...{ s: { struck: true }, strike: { struck: true }, del: { struck: true } },
  ...{ sup: { raised: 'above' }, sub: { raised: 'below' }, center: { align: 'center' } },
};

export function readHtml(html: string): SourceDocument {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  const { blocks, diagnostics } = reader.result();
  if (blocks.length === 0) throw new UnreadableError('empty', '网页里没有看得见的文字，没有内容可以导入。');
  return { format: 'html', blocks, footnotes: [], runningHeaders: [], diagnostics };
}

class HtmlReader {
  private readonly flow = new FlowBlocks();
  private readonly open: { readonly name: string; readonly style: Style }[] = [];
  private readonly lists: { ordered: boolean; count: number }[] = [];
  private unread = 0;
  private hidden = 0;
  private columns = 1;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (UNREAD.has(name)) this.unread++;
    if (BLOCKS.has(name)) this.endParagraph();
    this.open.push({ name, style: { ...this.style, ...INLINE[name], ...styleOf(name, attributes) } });
    if (name === 'br') this.add('\n');
    else if (name === 'img') this.flow.figure(attributes['alt']?.trim() ?? '');
    else if (name === 'table') this.flow.startTable();
    else if (name === 'tr') this.flow.startRow();
    else if (name === 'td' || name === 'th') this.columns = Number(attributes['colspan'] ?? 1) || 1;
    else if (name === 'ul' || name === 'ol') this.lists.push({ ordered: name === 'ol', count: 0 });
    else if (name === 'li') this.startItem();
  }

  ontext(text: string): void {
    if (this.unread > 0) return;
    // A line break of the source is a blank, and between Han none.
    const folded = text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ').replace(/(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])/g, '');
    this.add(folded);
  }

  onclosetag(name: string): void {
    if (UNREAD.has(name)) this.unread--;
    if (BLOCKS.has(name)) this.endParagraph(headingOf(name));
    if (name === 'td' || name === 'th') this.flow.endCell(this.columns);
    if (name === 'table') this.flow.endTable();
    if (name === 'ul' || name === 'ol') this.lists.pop();
    const at = this.open.findLastIndex((one) => one.name === name);
    if (at >= 0) this.open.length = at;
  }

  onend(): void {
    this.endParagraph();
  }

  result(): { blocks: ReturnType<FlowBlocks['end']>; diagnostics: SourceDiagnostic[] } {
    const blocks = this.flow.end();
    const left = this.hidden === 0 ? [] : [hiddenLeftOut(this.hidden)];
    return { blocks, diagnostics: [...this.flow.diagnostics, ...left] };
  }

  private get style(): Style {
    return this.open.at(-1)?.style ?? {};
  }

  private add(text: string): void {
    const { hidden, bold, italic, struck, raised, size, color, link } = this.style;
    if (hidden === true) {
      if (text.trim() !== '') this.hidden++;
      return;
    }
    this.flow.add({ text, ...present({ bold, italic, struck, raised, size, color, link }) });
  }

  private startItem(): void {
    const list = this.lists.at(-1);
    if (list === undefined) return;
    list.count++;
  }

  private endParagraph(look: FlowLook = {}): void {
    const { align, indent } = this.style;
    const list = this.lists.at(-1);
    const isItem = list !== undefined && list.count > 0;
    const item = isItem
      ? {
          id: `list-${this.lists.length}`,
          level: this.lists.length - 1,
          ...(list.ordered ? { number: list.count } : {}),
        }
      : undefined;
    this.flow.endParagraph({
      ...(align === undefined ? {} : { align }),
      ...(indent === undefined ? {} : { indent }),
      ...(item === undefined ? {} : { list: item, ...(list?.ordered === true ? { label: `${list.count}.` } : {}) }),
      ...look,
    });
  }
}

/** Without what is not said. */
function present(look: Partial<Record<keyof FlowRun, unknown>>): Partial<FlowRun> {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

function headingOf(name: string): FlowLook {
  const level = /^h([1-6])$/.exec(name)?.[1];
  return level === undefined ? {} : { outline: Number(level) };
}

function styleOf(name: string, attributes: Readonly<Record<string, string>>): Style {
  const css = attributes['style'] ?? '';
  const declared = (property: string) =>
    new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i').exec(css)?.[1]?.trim();
  const align = (declared('text-align') ?? attributes['align'])?.toLowerCase();
  const size = pointsOf(declared('font-size'));
  const color = declared('color') ?? attributes['color'];
  const weight = declared('font-weight');
  const href = name === 'a' ? attributes['href'] : undefined;
  const isHidden =
    declared('display') === 'none' ||
    declared('visibility') === 'hidden' ||
    declared('mso-hide') === 'all' ||
    'hidden' in attributes;
  return {
    ...(align !== undefined && /^(?:left|center|right|justify)$/.test(align) ? { align: align as Align } : {}),
    ...(size === undefined ? {} : { size }),
    ...(color === undefined ? {} : { color: color.toLowerCase() === 'red' ? '#ff0000' : color }),
    ...(weight === undefined ? {} : { bold: /^(?:bold|[6-9]00)/.test(weight) }),
    ...(/line-through/.test(declared('text-decoration') ?? '') ? { struck: true } : {}),
    ...(/^super/.test(declared('vertical-align') ?? '') ? { raised: 'above' as const } : {}),
    ...(/^sub/.test(declared('vertical-align') ?? '') ? { raised: 'below' as const } : {}),
    ...(href !== undefined && /^https?:/i.test(href) ? { link: href } : {}),
    ...(isHidden ? { hidden: true } : {}),
  };
}

/** A size in points; relative ones say nothing. */
function pointsOf(size: string | undefined): number | undefined {
  const [, number = '', unit = ''] = /^([\d.]+)(pt|px)$/i.exec(size ?? '') ?? [];
  if (number === '') return undefined;
  return unit.toLowerCase() === 'pt' ? Number(number) : Number(number) * 0.75;
}

function hiddenLeftOut(count: number): SourceDiagnostic {
  return { severity: 'note', rule: 'hidden-text-left-out', ...adviceOf(`有${count}处隐藏文字没有导入。`) };
}
