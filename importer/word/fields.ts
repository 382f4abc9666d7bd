/**
 * Follows begin, separate and end of Word's fields: an instruction is never
 * text, its result is. A field that shows what no result says is written out
 * from its instruction, or asked about.
 */
import { symbolGlyph } from './symbol-fonts.ts';
import type { Typeset } from '../typeset.ts';

interface Field {
  instruction: string;
  result: boolean;
  /** Something of it was shown. */
  shown: boolean;
}

/** Fields that print nothing where they stand, or nothing without a result. */
const SILENT =
  /^(?:ADDIN|ADVANCE|ASK|BOOKMARK|COMMENTS|FORMTEXT|GOTOBUTTON|HYPERLINK|NEXT|NEXTIF|PRINT|PRIVATE|RD|SET|SHAPE|SKIPIF|TA|TC|XE)$/;
/** Embedded things that are pictures. */
const PICTURE = /\b(?:\w*pic(?:ture)?|pbrush|paint\w*|photo\w*|image\w*|visio|staticmetafile|package)\b/i;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const CIRCLED_HAN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'一二三四五六七八九十'].map((numeral, index) => [numeral, [...'㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'][index] ?? '']),
);

export class Fields {
  private open: Field[] = [];

  begin(): void {
    this.open.push({ instruction: '', result: false, shown: false });
  }

  separate(): void {
    const field = this.open.at(-1);
    if (field !== undefined) field.result = true;
  }

  /** What the field that ends here shows, when no result of its own has said it. */
  end(): Typeset | undefined {
    const field = this.open.pop();
    if (field === undefined) return undefined;
    if (!this.inInstruction) return wordsOf(field);
    this.addInstruction(`{${field.instruction}}`);
    return undefined;
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field?.result === false || (field && isEquation(field))) field.instruction += text;
  }

  /** Notes that something of the result is there, or was left out with a word about it. */
  show(): void {
    for (const field of this.open) field.shown = true;
  }

  /** Whether what comes now is part of an instruction; an equation is detected by its instruction alone. */
  get inInstruction(): boolean {
    return this.open.some((field) => !field.result || isEquation(field));
  }

  /** Whether what comes now is the picture of a drawn shape, whose words stand elsewhere. */
  get inShape(): boolean {
    return this.open.some((field) => nameOf(field) === 'SHAPE');
  }

  /** Whether what comes now is the picture of an embedded file that is no picture itself. */
  get inObject(): boolean {
    return this.open.some((field) => nameOf(field) === 'EMBED' && !PICTURE.test(field.instruction));
  }

  /** The address of the innermost hyperlink around what comes now. */
  get link(): string | undefined {
    return this.open.map((field) => linkOf(field.instruction)).findLast((link) => link !== undefined);
  }
}

function linkOf(instruction: string): string | undefined {
  return /^\s*HYPERLINK\s+"(?<url>https?:[^"]+)"/i.exec(instruction)?.groups?.['url'];
}

function nameOf({ instruction }: Field): string {
  return (/^\s*(=|[^\s\\"]+)/.exec(instruction)?.[1] ?? '').toUpperCase();
}

function isEquation(field: Field): boolean {
  return nameOf(field) === 'EQ';
}

function wordsOf(field: Field): Typeset | undefined {
  const name = nameOf(field);
  const text = field.instruction.trim();
  if (name === 'EQ') return equation(text.slice(2).normalize('NFKC').replace(/\s/gu, '')) ?? { text, unread: '公式' };
  if (field.shown || name === '' || SILENT.test(name)) return undefined;
  if (name === 'SYMBOL') return symbolOf(text);
  if (name === 'EMBED') return embeddedObject(text);
  return { text, unread: '域' };
}

/** What stands for an embedded file, by the name of its program. */
export function embeddedObject(text: string): Typeset {
  return { text, unread: /equation|mathtype|formula/i.test(text) ? '公式' : '嵌入对象' };
}

/** Whether the embedded file of a program is a picture. */
export function isEmbeddedPicture(program: string): boolean {
  return PICTURE.test(program);
}

/** The plain text of an EQ instruction without blanks: a fraction of whole numbers, a ringed number, a raised number. */
function equation(code: string): Typeset | undefined {
  const [, above, below] = /^\\f\((\d+)[,;](\d+)\)$/i.exec(code) ?? [];
  if (above !== undefined && below !== undefined) return { text: `${above}/${below}`, fraction: true };
  const [, ringed = ''] = /^\\o(?:\\a[clr])?\([○◯〇O][,;](\d{1,2}|[一二三四五六七八九十])\)$/i.exec(code) ?? [];
  const ring = CIRCLED_HAN[ringed] ?? [...CIRCLED][Number(ringed) - 1];
  if (ring !== undefined) return { text: ring };
  const [, side, raised] = /^\\s\\(up|do)\d*\((\d+)\)$/i.exec(code) ?? [];
  if (raised !== undefined) return { text: raised, raised: side?.toLowerCase() === 'up' ? 'above' : 'below' };
  return undefined;
}

/** `SYMBOL 0xFC \f "Wingdings"`: a character by its number, in a font. */
function symbolOf(instruction: string): Typeset {
  const [, code = ''] = /^SYMBOL\s+(0x[\da-f]+|\d+)\b/i.exec(instruction) ?? [];
  const [, font] = /\\f\s+"?([^"\\]+)"?/i.exec(instruction) ?? [];
  const isCode = Number.isInteger(Number(code)) && code !== '' && (font !== undefined || /\\[uh]/i.test(instruction));
  return isCode ? { text: symbolGlyph(Number(code), font?.trim()) } : { text: instruction, unread: '域' };
}
