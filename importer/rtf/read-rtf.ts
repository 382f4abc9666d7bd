/** Reads RTF: text in its code page or by number, the looks of characters and paragraphs, tables, notes. */
import { FlowBlocks, type FlowLook, type FlowRun } from '../flow-blocks.ts';
import { UnreadableError, type SourceDocument, type SourceNote } from '../source-document.ts';

interface State {
  /** What is read here is no visible text. */
  readonly skip: boolean;
  readonly look: Pick<FlowRun, 'bold' | 'italic' | 'struck' | 'raised' | 'size' | 'color'>;
  /** Characters that stand for one told by number. */
  readonly fallback: number;
}

/** Groups that hold no text of the page. */
const UNREAD =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|listtable|listoverridetable|rsidtbl|generator|header[lrf]?|footer[lrf]?|themedata|datastore|colorschememapping|latentstyles|xmlnstbl|fldinst|bkmkstart|bkmkend|annotation|atnid|atnauthor|mmathPr|pgptbl|revtbl|filetbl|userprops|nonshppict|shpinst|sp|sn|sv|listtext)$/;
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
  ...{ line: '\n', tab: '\t', emspace: '\u3000', enspace: ' ', '~': '\u00a0', _: '-' },
};
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;
/** Code pages by number, as a decoder names them. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  65001: 'utf-8',
  1252: 'windows-1252',
};

/** Throws `UnreadableError`. */
export function readRtf(bytes: Uint8Array): SourceDocument {
  const text = new TextDecoder('latin1').decode(bytes);
  const page = Number(/\\ansicpg(\d+)/.exec(text.slice(0, 2000))?.[1] ?? 936);
  const reader = new RtfReader(CODE_PAGES[page] ?? 'gb18030', colorsOf(text));
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) reader.take(match);
  return reader.result();
}

function colorsOf(text: string): string[] {
  const table = /\{\\colortbl([^}]*)\}/.exec(text)?.[1] ?? '';
  return table.split(';').map((entry) => {
    const part = (name: string) => Number(new RegExp(`\\\\${name}(\\d+)`).exec(entry)?.[1] ?? 0);
    return `#${['red', 'green', 'blue'].map((name) => part(name).toString(16).padStart(2, '0')).join('')}`;
  });
}

class RtfReader {
  private readonly flow = new FlowBlocks();
  private readonly colors: readonly string[];
  private readonly decoder: TextDecoder;
  private readonly notes: SourceNote[] = [];
  private stack: State[] = [];
  private state: State = { skip: false, look: {}, fallback: 1 };
  private paragraph: FlowLook = {};
  private bytes: number[] = [];
  private toSkip = 0;
  private row: 'none' | 'open' = 'none';
  private tabled = false;
  private starred = false;
  private note: { depth: number; text: string } | undefined;

  constructor(encoding: string, colors: readonly string[]) {
    this.decoder = new TextDecoder(encoding);
    this.colors = colors;
  }

  take([, word, number, hex, sign, brace, text]: RegExpExecArray): void {
    if (hex !== undefined) return this.byte(Number.parseInt(hex, 16));
    if (text !== undefined && this.toSkip === 0) for (const glyph of text) this.byte(glyph.charCodeAt(0));
    else if (text !== undefined) this.afterNumber(text);
    else {
      this.flush();
      if (brace === '{') this.stack.push(this.state);
      else if (brace === '}') this.closeGroup();
      else if (sign === '*') this.starred = true;
      else if (sign !== undefined) this.add(SYMBOLS[sign] ?? (/[\\{}]/.test(sign) ? sign : ''));
      else if (word !== undefined) this.control(word.toLowerCase(), number === undefined ? undefined : Number(number));
    }
  }

  result(): SourceDocument {
    this.flush();
    if (this.tabled) this.flow.endTable();
    const blocks = this.flow.end();
    if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
    return { format: 'rtf', blocks, footnotes: this.notes, runningHeaders: [], diagnostics: this.flow.diagnostics };
  }

  private closeGroup(): void {
    this.state = this.stack.pop() ?? this.state;
    if (this.note !== undefined && this.stack.length < this.note.depth) {
      const label = String(this.notes.length + 1);
      this.notes.push({ label, text: this.note.text.trim() });
      this.note = undefined;
      this.flow.add({ text: '', footnote: label });
    }
  }

  private afterNumber(text: string): void {
    const left = text.slice(this.toSkip);
    this.toSkip = Math.max(0, this.toSkip - text.length);
    for (const glyph of left) this.byte(glyph.charCodeAt(0));
  }

  private byte(code: number): void {
    if (this.toSkip > 0) this.toSkip--;
    else if (!this.state.skip) this.bytes.push(code);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const text = this.decoder.decode(Uint8Array.from(this.bytes));
    this.bytes = [];
    this.add(text);
  }

  private add(text: string): void {
    if (this.state.skip || text === '') return;
    if (this.note !== undefined) this.note.text += text;
    else this.flow.add({ text, ...this.state.look });
  }

  private control(word: string, value: number | undefined): void {
    const starred = this.starred;
    this.starred = false;
    if (UNREAD.test(word) || (starred && word !== 'shppict')) this.state = { ...this.state, skip: true };
    else if (word === 'footnote') this.note = { depth: this.stack.length, text: '' };
    else if (word === 'u') this.character(value ?? 0);
    else if (word === 'uc') this.state = { ...this.state, fallback: value ?? 1 };
    else if (word in SYMBOLS) this.add(SYMBOLS[word] ?? '');
    else if (!this.layout(word, value)) this.look(word, value);
  }

  private character(code: number): void {
    this.add(String.fromCharCode(code < 0 ? code + 0x1_0000 : code));
    this.toSkip = this.state.fallback;
  }

  /** Paragraphs and tables. */
  private layout(word: string, value: number | undefined): boolean {
    if (word === 'par' || word === 'sect' || word === 'page') this.endParagraph();
    else if (word === 'pard') this.paragraph = {};
    else if (word === 'trowd') this.startRow();
    else if (word === 'cell' || word === 'nestcell') this.endCell();
    else if (word === 'row') this.row = 'none';
    else if (word === 'qc' || word === 'qr' || word === 'ql' || word === 'qj') this.align(word);
    else if (word === 'outlinelevel' && value !== undefined) this.paragraph = { ...this.paragraph, outline: value + 1 };
    else return false;
    return true;
  }

  private align(word: 'qc' | 'qr' | 'ql' | 'qj'): void {
    const align = ({ qc: 'center', qr: 'right', ql: 'left', qj: 'justify' } as const)[word];
    this.paragraph = { ...this.paragraph, align };
  }

  private endParagraph(): void {
    if (this.note !== undefined) {
      this.note.text += '\n';
      return;
    }
    if (this.row === 'none' && this.tabled) {
      this.flow.endTable();
      this.tabled = false;
    }
    this.flow.endParagraph(this.paragraph);
  }

  private startRow(): void {
    if (this.row === 'open') return;
    if (!this.tabled) this.flow.startTable();
    this.tabled = true;
    this.row = 'open';
    this.flow.startRow();
  }

  private endCell(): void {
    if (this.row === 'none') this.startRow();
    this.flow.endParagraph(this.paragraph);
    this.flow.endCell();
  }

  private look(word: string, value: number | undefined): void {
    const on = value !== 0;
    const { look } = this.state;
    const set = (change: State['look']) => (this.state = { ...this.state, look: { ...look, ...change } });
    if (word === 'plain') this.state = { ...this.state, look: {} };
    else if (word === 'b') set({ bold: on });
    else if (word === 'i') set({ italic: on });
    else if (word === 'strike' || word === 'striked') set({ struck: on });
    else if (word === 'fs' && value !== undefined) set({ size: value / 2 });
    else if (word === 'cf' && value !== undefined && this.colors[value] !== undefined)
      set({ color: this.colors[value] ?? '' });
    else if (word === 'super') set({ raised: 'above' });
    else if (word === 'sub') set({ raised: 'below' });
    else if (word === 'v') this.state = { ...this.state, skip: on };
    else if (word === 'nosupersub')
      this.state = {
        ...this.state,
        look: Object.fromEntries(Object.entries(look).filter(([name]) => name !== 'raised')),
      };
  }
}
