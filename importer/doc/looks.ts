/** Properties of characters and paragraphs in a Word-97 file, from the modifiers that name them. */
import type { ParagraphRole } from '../source-document.ts';
import { isStress, roleOfStyle } from '../word/style-names.ts';
import { readSprms, type Binary, type Sprm } from './binary.ts';

export interface CharacterLook {
  hidden?: boolean;
  deleted?: boolean;
  inserted?: boolean;
  struck?: boolean;
  struckTwice?: boolean;
  raised?: 'above' | 'below' | undefined;
  /** Points above the line. */
  lift?: number;
  bold?: boolean;
  italic?: boolean;
  special?: boolean;
  /** Points. */
  size?: number;
  /** Index of a symbol-font glyph that replaces the character. */
  symbol?: number;
  style?: number;
  white?: boolean;
  /** The ground behind the words is coloured. */
  shaded?: boolean;
  /** The character stands for data, such as those of a hyperlink. */
  data?: boolean;
}

export interface ParagraphLook {
  align?: 'left' | 'center' | 'right' | 'justify';
  outline?: number;
  inTable?: boolean;
  rowEnd?: boolean;
  /** Of the end of a row: where its cells begin and the last one ends, in twentieths of a point. */
  edges?: readonly number[];
  /** A large first character, set in a frame of its own. */
  dropCap?: boolean;
  /** The use of a list, from 1; 0 for none. */
  list?: number;
  /** Depth in the list, from 0; absent when the style decides. */
  level?: number;
  shaded?: boolean;
  role?: ParagraphRole;
  style: number;
}

const RAISED: Readonly<Record<number, 'above' | 'below'>> = { 1: 'above', 2: 'below' };

const ALIGN = ['left', 'center', 'right', 'justify', 'center'] as const;

/** A toggle operand: 0 and 1 are meant, 128 and 129 follow or oppose the style. */
function toggled(value: number, inherited: boolean | undefined): boolean {
  if (value === 128) return inherited === true;
  if (value === 129) return inherited !== true;
  return value !== 0;
}

/** Index of white in the old palette. */
const WHITE = 8;

/** A shading operand: its length, foreground, background, pattern. */
function isShaded(operand: Binary): boolean {
  if (operand.bytes.length < 11) return false;
  const ground = operand.u32(5);
  return operand.u16(9) !== 0 || !(ground >>> 24 === 0xff || ground === 0xffffff);
}

export function applyCharacter(look: CharacterLook, sprms: readonly Sprm[], inherited: CharacterLook): void {
  for (const { code, operand } of sprms) {
    if (code === 0x083c) look.hidden = toggled(operand.u8(0), inherited.hidden);
    else if (code === 0x0800) look.deleted = operand.u8(0) !== 0;
    else if (code === 0x0801) look.inserted = operand.u8(0) !== 0;
    else if (code === 0x0837) look.struck = toggled(operand.u8(0), inherited.struck);
    else if (code === 0x2a53) look.struckTwice = toggled(operand.u8(0), inherited.struckTwice);
    else if (code === 0x2a48) look.raised = RAISED[operand.u8(0)];
    else if (code === 0x4845) look.lift = ((operand.u16(0) << 16) >> 16) / 2;
    else if (code === 0x0835) look.bold = toggled(operand.u8(0), inherited.bold);
    else if (code === 0x0836) look.italic = toggled(operand.u8(0), inherited.italic);
    else if (code === 0x0855) look.special = operand.u8(0) !== 0;
    else if (code === 0x4a43) look.size = operand.u16(0) / 2;
    else if (code === 0x6a09) look.symbol = operand.u16(2);
    else if (code === 0x4a30) look.style = operand.u16(0);
    else if (code === 0x0806) look.data = operand.u8(0) !== 0;
    else if (code === 0x2a42) look.white = operand.u8(0) === WHITE;
    else if (code === 0x6870) look.white = operand.u32(0) === 0xffffff;
    else if (code === 0x4866) look.shaded = operand.u16(0) !== 0;
    else if (code === 0xca71) look.shaded = isShaded(operand);
    else if (code === 0x2a0c) look.shaded = operand.u8(0) !== 0;
  }
}

export function applyParagraph(look: ParagraphLook, sprms: readonly Sprm[]): void {
  for (const { code, operand } of sprms) {
    if (code === 0x2403 || code === 0x2461) {
      const align = ALIGN[operand.u8(0)];
      if (align !== undefined) look.align = align;
    } else if (code === 0x2416) look.inTable = operand.u8(0) !== 0;
    else if (code === 0x6649) look.inTable = operand.u32(0) > 0;
    else if (code === 0x2417) look.rowEnd = operand.u8(0) !== 0;
    else if (code === 0xd608) look.edges = edgesOf(operand);
    else if (code === 0x442c) look.dropCap = (operand.u16(0) & 7) !== 0;
    else if (code === 0x460b) look.list = operand.u16(0) === 0xf801 ? 0 : operand.u16(0);
    else if (code === 0x260a) look.level = operand.u8(0);
    else if (code === 0x442d) look.shaded = operand.u16(0) !== 0;
    else if (code === 0xc64d) look.shaded = isShaded(operand);
    else if (code === 0x2640 && operand.u8(0) < 9) look.outline = operand.u8(0) + 1;
  }
}

/** The edges of the cells of a row: a length, their number, their places. */
function edgesOf(operand: Binary): number[] {
  const count = operand.u8(2);
  if (operand.bytes.length < 3 + (count + 1) * 2) return [];
  return Array.from({ length: count + 1 }, (_, index) => (operand.u16(3 + index * 2) << 16) >> 16);
}

export interface StyleSheet {
  paragraph(style: number): ParagraphLook;
  /** What the characters of a paragraph or character style look like. */
  character(style: number): CharacterLook;
}

interface Style {
  readonly kind: number;
  readonly base: number;
  readonly heading: number | undefined;
  readonly role: ParagraphRole | undefined;
  readonly stress: boolean;
  readonly paragraph: Sprm[];
  readonly character: Sprm[];
}

export function readStyleSheet(table: Binary, at: number, length: number): StyleSheet {
  const styles = length > 0 ? readStyles(table, at, at + length) : [];
  const chain = (index: number): Style[] => {
    const result: Style[] = [];
    let next = index;
    while (result.length < 20) {
      const style = styles[next];
      if (style === undefined || result.includes(style)) break;
      result.unshift(style);
      next = style.base;
    }
    return result;
  };
  return {
    paragraph(index) {
      const look: ParagraphLook = { style: index };
      for (const style of chain(index)) {
        if (style.heading !== undefined) look.outline = style.heading;
        if (style.role !== undefined) look.role = style.role;
        applyParagraph(look, style.paragraph);
      }
      return look;
    },
    character(index) {
      const look: CharacterLook = {};
      for (const style of chain(index)) {
        if (style.stress) look.italic = true;
        applyCharacter(look, style.character, { ...look });
      }
      return look;
    },
  };
}

/** What Word's own styles say a paragraph is, by their fixed identifiers. */
function roleOf(identifier: number): ParagraphRole | undefined {
  if (identifier >= 1 && identifier <= 9) return 'heading';
  if (identifier >= 19 && identifier <= 27) return 'contents';
  const roles: Readonly<Record<number, ParagraphRole>> = { 62: 'title', 66: 'body', 74: 'subtitle' };
  return roles[identifier];
}

function readStyles(table: Binary, start: number, end: number): (Style | undefined)[] {
  const header = table.u16(start);
  const count = Math.min(table.u16(start + 2), 4096);
  const baseSize = table.u16(start + 4);
  const styles: (Style | undefined)[] = [];
  let at = start + 2 + header;
  for (let index = 0; index < count && at + 2 <= end; index++) {
    const size = table.u16(at);
    styles.push(size > baseSize ? readStyle(table, at + 2, size, baseSize) : undefined);
    at += 2 + size + (size % 2);
  }
  return styles;
}

function readStyle(table: Binary, at: number, size: number, baseSize: number): Style {
  const identifier = table.u16(at) & 0xfff;
  const kind = table.u16(at + 2) & 0xf;
  const base = table.u16(at + 2) >> 4;
  const count = table.u16(at + 4) & 0xf;
  const letters = Math.min(table.u16(at + baseSize), 255);
  const name = new TextDecoder('utf-16le').decode(table.slice(at + baseSize + 2, letters * 2));
  let next = at + baseSize + 2 + letters * 2 + 2;
  const parts: Uint8Array[] = [];
  for (let index = 0; index < Math.min(count, 3) && next + 2 <= at + size; index++) {
    next += (next - at) % 2;
    const length = table.u16(next);
    if (next + 2 + length > at + size) break;
    parts.push(table.slice(next + 2, length));
    next += 2 + length;
  }
  const [first = new Uint8Array(), second = new Uint8Array()] = parts;
  return {
    kind,
    base,
    heading: identifier >= 1 && identifier <= 9 ? identifier : undefined,
    role: kind === 1 ? (roleOf(identifier) ?? roleOfStyle(name)) : undefined,
    stress: kind === 2 && isStress(name),
    paragraph: kind === 1 ? readSprms(first.subarray(2)) : [],
    character: readSprms(kind === 1 ? second : kind === 2 ? first : new Uint8Array()),
  };
}
