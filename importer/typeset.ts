/**
 * What typesetting says and plain text cannot: a figure raised or lowered, a
 * fraction, words struck out, a formula. Written in plain text where that has a
 * form for it; anything else becomes an open question, which no check lets be
 * published.
 */
import { adviceOf } from '#lib/diagnostic.ts';
import { openQuestion } from '#lib/open-question.ts';
import type { SourceDiagnostic, SourcePlace } from './source-document.ts';

/** A stretch of text that is typeset alike. */
export interface Typeset {
  readonly text: string;
  /** A line through it. */
  readonly struck?: boolean;
  /** Above or below the line, in small type. */
  readonly raised?: 'above' | 'below';
  /** Points above its line; below it less than 0. */
  readonly lift?: number;
  /** Points. */
  readonly size?: number;
  /** A numerator over a denominator; the text has a stroke between them. */
  readonly fraction?: true;
  /** What it is, when it is no text: 公式. The text is what is known of it. */
  readonly unread?: string;
}

const ABOVE: Readonly<Record<string, string>> = {
  ...digits('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  ...{ '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', n: 'ⁿ', i: 'ⁱ' },
};
const BELOW: Readonly<Record<string, string>> = {
  ...digits('₀₁₂₃₄₅₆₇₈₉'),
  ...{ '+': '₊', '-': '₋', '−': '₋', '–': '₋', '=': '₌', '(': '₍', ')': '₎' },
};
/** Stand between raised figures as they stand between others. */
const BETWEEN = /[\s,，、]/u;
/** A citation is called by its brackets or ring as much as by its height. */
const CALL = /^(?:\s*(?:[①-⑳㉑-㊿]|[[〔【（][\d\s,，、–-]+[\]〕】）])\s*)+$/u;
const STROKE = /^\s*[/⁄∕／]\s*$/u;
const NUMERALS = /^[〇○零一二三四五六七八九十百千万亿两]+$/u;
/** Share of its size from which on a lift is seen as one. */
const SEEN = 0.15;
/** Type of this share of what stands around it, or less, is a raised figure's or a note's. */
export const SMALL = 0.86;
/** The report is to be read, not searched. */
const LONGEST_QUOTE = 120;

function digits(forms: string): Record<string, string> {
  return Object.fromEntries([...forms].map((form, digit) => [String(digit), form]));
}

/** The characters of Unicode that stand above or below the line; undefined when it lacks one. */
export function raisedForm(text: string, side: 'above' | 'below'): string | undefined {
  const forms = side === 'above' ? ABOVE : BELOW;
  const plain = [...text].map((glyph) => (BETWEEN.test(glyph) ? glyph : forms[glyph.normalize('NFKC')]));
  return plain.includes(undefined) ? undefined : plain.join('');
}

/**
 * The plain text of each piece of a paragraph, empty where another piece says
 * it or where it is left out; what was left out and what is to be asked.
 */
export function toPlain(paragraph: readonly Typeset[]): {
  readonly texts: string[];
  readonly diagnostics: SourceDiagnostic[];
} {
  return new PlainWriter(paragraph).write();
}

interface Group {
  readonly side: 'above' | 'below' | undefined;
  readonly full: boolean;
  /** Places of its pieces in the paragraph. */
  readonly places: readonly number[];
  readonly text: string;
}

/** A diagnostic whose excerpt waits for the whole text. */
interface Pending {
  readonly at: number;
  readonly diagnostic: SourceDiagnostic;
}

class PlainWriter {
  private readonly pieces: readonly Typeset[];
  private readonly texts: string[];
  private readonly pending: Pending[] = [];

  constructor(pieces: readonly Typeset[]) {
    this.pieces = pieces;
    this.texts = pieces.map(({ text }) => text);
  }

  write(): { texts: string[]; diagnostics: SourceDiagnostic[] } {
    this.leaveStruckOut();
    const groups = this.groups();
    for (let index = 0; index < groups.length; index++) {
      const used = this.writeFraction(groups, index);
      if (used > 0) index += used - 1;
      else this.writeGroup(groups, index);
    }
    return {
      texts: this.texts,
      diagnostics: this.pending.map(({ at, diagnostic }) => ({ ...diagnostic, ...this.excerptAt(at) })),
    };
  }

  private leaveStruckOut(): void {
    let words = '';
    const close = (end: number) => {
      if (words.trim() !== '') {
        const message = `划掉的字没有导入：「${quote(words)}」。请对照原件核对。`;
        this.pending.push({
          at: end,
          diagnostic: { severity: 'warning', rule: 'struck-words-left-out', ...adviceOf(message) },
        });
      }
      words = '';
    };
    for (const [index, { text, struck }] of this.pieces.entries()) {
      if (struck === true) {
        words += text;
        this.texts[index] = '';
      } else if (text !== '') close(index);
    }
    close(this.pieces.length);
  }

  /** Neighbours of one height; a fraction or something unread is a group of its own. */
  private groups(): Group[] {
    const live = [...this.pieces.entries()].filter(([, { text, struck }]) => struck !== true && text !== '');
    const sides = this.sidesOf(live.map(([, piece]) => piece));
    const groups: (Group & { places: number[]; text: string; alone: boolean })[] = [];
    live.forEach(([index, piece], at) => {
      const { side, full } = sides[at] ?? { side: undefined, full: false };
      const alone = piece.fraction === true || piece.unread !== undefined;
      const last = groups.at(-1);
      if (last && !alone && !last.alone && last.side === side && last.full === full) {
        last.places.push(index);
        last.text += piece.text;
      } else groups.push({ side, full, places: [index], text: piece.text, alone });
    });
    return groups;
  }

  /** The height of each piece. What all of a paragraph shares is no height. */
  private sidesOf(live: readonly Typeset[]): Pick<Group, 'side' | 'full'>[] {
    const level = live.filter((piece) => piece.raised === undefined && !isLifted(piece));
    const body = Math.max(0, ...level.map(({ size = 0 }) => size));
    return live.map((piece) => {
      if (!level.some(({ text }) => text.trim() !== '')) return { side: undefined, full: false };
      if (piece.raised !== undefined) return { side: piece.raised, full: false };
      if (!isLifted(piece)) return { side: undefined, full: false };
      const full = (piece.size ?? body) >= body * SMALL;
      return { side: (piece.lift ?? 0) > 0 ? 'above' : 'below', full };
    });
  }

  /** Writes the fraction that begins with a group; gives how many groups it took, 0 when there is none. */
  private writeFraction(groups: readonly Group[], index: number): number {
    const [first, second, third] = [groups[index], groups[index + 1], groups[index + 2]];
    if (first === undefined) return 0;
    let length = this.pieces[first.places[0] ?? 0]?.fraction === true ? 1 : 0;
    let text = first.text;
    if (length === 0) {
      if (first.side !== 'above') return 0;
      if (second?.side === 'below') length = 2;
      else if (third?.side === 'below' && STROKE.test(second?.text ?? '') && second?.side === undefined) length = 3;
      else return 0;
      text += (second?.text ?? '') + (length === 3 ? (third?.text ?? '') : '');
    }
    const [, above, below] = /^\s*(\d+)\s*[/⁄∕／]\s*(\d+)\s*$/u.exec(text.normalize('NFKC')) ?? [];
    if (above === undefined || below === undefined) {
      if (length > 1) return 0;
      this.ask(first, '分数', text);
      return 1;
    }
    const places = groups.slice(index, index + length).flatMap((group) => group.places);
    const whole = { ...first, places, text: `${above}/${below}` };
    const next = groups[index + length];
    const before = groups[index - 1]?.text ?? '';
    // 1 before 1/2 is one and a half and must not become 11/2; what follows must not change the denominator.
    if (/[\p{N}\p{Script=Latin}\p{Script=Greek}.．/)]$/u.test(before))
      this.ask(whole, '分数', `${/[\d.]*$/.exec(before)?.[0] ?? ''} ${whole.text}`.trim());
    else if (next?.side !== undefined || /^(?:[\p{N}/(]|[.,]\d)/u.test(next?.text ?? ''))
      this.ask(whole, '分数', whole.text);
    else this.put(whole, whole.text);
    return length;
  }

  private writeGroup(groups: readonly Group[], index: number): void {
    const group = groups[index];
    if (group === undefined) return;
    const { side, full, text, places } = group;
    const unread = this.pieces[places[0] ?? 0]?.unread;
    if (unread !== undefined) return this.ask(group, unread, text);
    if (side === undefined) return;
    const bare = text.normalize('NFKC').trim();
    const [before, after] = [groups[index - 1]?.text ?? '', groups[index + 1]?.text ?? ''];
    const power = bare === 'n' && /[\d)]$/.test(before);
    if (CALL.test(text) || !(/\d/.test(bare) || NUMERALS.test(bare) || power)) return;
    if (!full && raisedForm(text, side) !== undefined) return this.putForms(group, side);
    // The usual name of fine dust is written on the line.
    if (side === 'below' && bare === '2.5' && before.endsWith('PM')) return;
    if (standsApart(bare, before, after)) return;
    this.ask(group, side === 'above' ? '上标' : '下标', text);
  }

  private putForms({ places }: Group, side: 'above' | 'below'): void {
    for (const place of places) {
      const text = this.pieces[place]?.text ?? '';
      this.texts[place] = raisedForm(text, side) ?? text;
    }
  }

  private put({ places }: Group, text: string): void {
    places.forEach((place, index) => {
      this.texts[place] = index === 0 ? text : '';
    });
  }

  private ask(group: Group, what: string, original: string): void {
    const marker = openQuestion(what);
    this.put(group, marker);
    const known = original.trim() === '' ? '' : `，原件里是「${quote(original)}」`;
    this.pending.push({
      at: group.places[0] ?? 0,
      diagnostic: {
        severity: 'error',
        rule: 'open-question',
        ...adviceOf(
          `这里有一处${what}写不成普通文字${known}。正文里先写作${marker}，请对照原件改成文字，改好以前不能发布。`,
        ),
      },
    });
  }

  private excerptAt(place: number): SourcePlace {
    const at = this.texts.slice(0, place).join('').length;
    const excerpt = this.texts
      .join('')
      .slice(Math.max(0, at - 16), at + 24)
      .trim();
    return excerpt === '' ? {} : { excerpt };
  }
}

/** Whether words hold the figures of a raised group off the figures beside it, as in 注1. */
function standsApart(text: string, before: string, after: string): boolean {
  if (!/[\p{Script=Han}\p{Script=Latin}]/u.test(text) || NUMERALS.test(text)) return false;
  const figure = /[\dA-Za-z.%]/;
  const joins = (left: string, right: string) => figure.test(left.at(-1) ?? '') && figure.test(right.at(0) ?? '');
  return !joins(before, text) && !joins(text, after);
}

function isLifted({ lift = 0, size = 10.5 }: Typeset): boolean {
  return Math.abs(lift) >= size * SEEN;
}

function quote(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
