/** 报尾: recipients, printer, date of printing and copies at the foot of a briefing. */
import { adviceOf } from '#lib/diagnostic.ts';
import { findDate, parseNumber } from './chinese-date.ts';
import type { DraftBriefing, DraftImprint } from '../draft.ts';
import { paragraphOf, placeOf, type Item } from './items.ts';
import { creditOf, endsFully, isImprint } from '../lines/line-kinds.ts';
import { normaliseText } from '../lines/normalise.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const RECIPIENTS = /^(?<label>分送|报送|呈送|呈报|主送|抄送|抄报|下发|发至|印发|报|送|发)[：:]/u;
const COPIES =
  /[（(]?(?:共?\s*印\s*(?:发|刷|制)?\s*(?<copies>[\d〇○零一二三四五六七八九十百千]+)\s*份|(?:印数|份数)\s*[：:]\s*(?<count>\d+)\s*份?)[）)]?[。]?/u;
const CONTACT = /^(?:责任编辑|责编|编辑|主编|审核|校对|签发|联系电话|电话|传真|地址|邮编|电子邮箱|投稿邮箱)[：:]/u;
/** Offices that a list names without repeating the body they belong to. */
const BARE_OFFICE =
  /^(?:党组)?(?:副?主任|副?秘书长|委员|副?书记|副?主席|副?市长|副?县长|副?主任委员|党组成员|组成人员)$/u;

export interface FoundImprint {
  readonly imprint?: DraftImprint;
  readonly recipients?: NonNullable<DraftBriefing['recipients']>;
  /** Index of its first item; the number of items when there is none. */
  readonly start: number;
  readonly diagnostics: readonly SourceDiagnostic[];
}

export function readImprint(items: readonly Item[]): FoundImprint {
  const start = imprintStart(items);
  if (start === items.length) return { start, diagnostics: [] };
  const reader = new ImprintReader();
  for (const item of items.slice(start)) reader.take(item);
  return { imprint: reader.result(), recipients: reader.recipients(), start, diagnostics: reader.diagnostics };
}

function imprintStart(items: readonly Item[]): number {
  const named = items.findIndex((item) => paragraphOf(item)?.role === 'imprint');
  if (named >= 0 && items.slice(named).every((item) => paragraphOf(item)?.role === 'imprint')) return named;
  let start = items.length;
  for (let index = items.length - 1; index >= Math.max(0, items.length - 16); index--) {
    const item = items[index];
    if (item === undefined || item.block.kind !== 'paragraph') break;
    if (isImprint(item.spaced)) start = index;
    else if (creditOf(item.text) !== undefined || endsFully(item.text) || item.text.length > 120) break;
  }
  const before = items[start - 1];
  // The printer may stand on a line of its own above the date.
  const first = items[start];
  if (
    before !== undefined &&
    first !== undefined &&
    /^[\d〇○二]/u.test(first.text) &&
    /(?:委员会|办公室|办公厅|工委|常委会)$/u.test(before.text) &&
    before.text.length < 30
  ) {
    return start - 1;
  }
  return start;
}

class ImprintReader {
  readonly diagnostics: SourceDiagnostic[] = [];
  private sentTo: string[] = [];
  private distributedTo: string[] = [];
  private sentToPrinted: string[] = [];
  private distributedToPrinted: string[] = [];
  private printedBy: string | undefined;
  private printedOn: string | undefined;
  private copies: number | undefined;
  private lines: string[] = [];
  private last: { list: string[]; text: string } | undefined;

  take(item: Item): void {
    const text = normaliseText(item.text)
      .text.replace(/^(\p{Script=Han})\s+(?=[：:])/u, '$1')
      .replace(/^(\p{Script=Han})\s+(\p{Script=Han})[：:]/u, '$1$2：');
    const label = RECIPIENTS.exec(text)?.groups?.['label'];
    if (label !== undefined) {
      this.flush();
      const list = /发/u.test(label) ? this.distributedTo : this.sentTo;
      this.last = { list, text: this.takePrinting(text.slice(label.length + 1)) };
      this.lines.push(printedLine(item.spaced));
      return;
    }
    if (CONTACT.test(text)) {
      this.leaveOut(item);
      return;
    }
    if (isImprint(item.spaced) || findDate(text) !== undefined) {
      this.takePrinter(item, text);
      return;
    }
    if (/^[\s—_━─=-]+$/u.test(text)) return;
    if (this.last !== undefined && !/^(?:委员会|办公室)$/u.test(text)) {
      this.lines.push((this.lines.pop() ?? '') + printedLine(item.spaced));
      this.last.text += /[、，；]$/u.test(this.last.text) || this.last.text === '' ? text : `、${text}`;
      return;
    }
    if (this.printedBy === undefined && /(?:委员会|办公室|办公厅|工委|常委会|研究室)$/u.test(text)) {
      this.printedBy = text;
      this.lines.push(printedLine(item.spaced));
    } else this.leaveOut(item);
  }

  /** Takes copies out of a line; gives the rest. */
  private takePrinting(text: string): string {
    const match = COPIES.exec(text);
    if (match === null) return text;
    this.copies = parseNumber(match.groups?.['copies'] ?? match.groups?.['count'] ?? '');
    return text.replace(match[0], '').trim();
  }

  private takePrinter(item: Item, text: string): void {
    this.flush();
    let rest = this.takePrinting(text);
    const date = findDate(rest);
    if (date !== undefined) {
      this.printedOn = date.iso;
      rest = rest.replace(date.text, '');
    }
    rest = rest
      .replace(/(?:印发|印制|印刷|承印)(?:机关|单位)[：:]/u, '')
      .replace(/印发(?:日期|时间)[：:]/u, '')
      .replace(/\s*(?:印\s*发|编\s*印|印)?\s*$/u, '')
      .trim();
    if (rest !== '' && this.printedBy !== undefined) {
      this.leaveOut(item);
      return;
    }
    if (rest !== '') this.printedBy = rest;
    this.lines.push(printedLine(item.spaced));
  }

  private flush(): void {
    if (this.last !== undefined) {
      const printed = this.last.text.replace(/[。；]$/u, '');
      (this.last.list === this.sentTo ? this.sentToPrinted : this.distributedToPrinted).push(printed);
    }
    if (this.last !== undefined) this.last.list.push(...splitRecipients(this.last.text));
    this.last = undefined;
  }

  private leaveOut(item: Item): void {
    this.diagnostics.push({
      severity: 'warning',
      rule: 'imprint-line-left-out',
      ...adviceOf(`报尾里的「${item.text}」没有对应的项，没有写进草稿。请核对，该写的请补上。`),
      ...placeOf(item),
    });
  }

  /** To be asked after `result`. */
  recipients(): NonNullable<DraftBriefing['recipients']> {
    return {
      ...(this.sentToPrinted.length === 0 ? {} : { sentTo: this.sentToPrinted.join('，') }),
      ...(this.distributedToPrinted.length === 0 ? {} : { distributedTo: this.distributedToPrinted.join('，') }),
    };
  }

  result(): DraftImprint {
    this.flush();
    return {
      ...(this.sentTo.length === 0 ? {} : { sentTo: this.sentTo }),
      ...(this.distributedTo.length === 0 ? {} : { distributedTo: this.distributedTo }),
      ...(this.printedBy === undefined ? {} : { printedBy: this.printedBy }),
      ...(this.printedOn === undefined ? {} : { printedOn: this.printedOn }),
      ...(this.copies === undefined ? {} : { copies: this.copies }),
      ...(this.lines.length === 0 ? {} : { lines: this.lines }),
    };
  }
}

/** What is set apart on the line of the printer. */
const FIELD = /^[（(]?(?:共?印|印数|份数|[\d〇○零一二]{4}年)/u;

/** A line as it stands, in the register: its fields parted by one space, no other space between Han. */
function printedLine(spaced: string): string {
  const fields: string[] = [];
  for (const piece of spaced.trim().split(/\s+/u)) {
    if (fields.length === 0 || FIELD.test(piece)) fields.push(piece);
    else fields.push(`${fields.pop() ?? ''} ${piece}`);
  }
  return fields.map((field) => normaliseText(field).text).join(' ');
}

/** One item a recipient; 「省人大常委会主任、副主任」 names the body once for both. */
function splitRecipients(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const glyph of text) {
    if (glyph === '（') depth++;
    if (glyph === '）') depth--;
    if (depth === 0 && /[、，；。,;]/u.test(glyph)) {
      parts.push(part);
      part = '';
    } else part += glyph;
  }
  parts.push(part);
  let body = '';
  return parts
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      if (BARE_OFFICE.test(name)) return body + name;
      body =
        /^(?<body>.*(?:常委会|委员会|政府|人大|政协|法院|检察院|办公厅|办公室|市委|省委|县委|区委))(?:党组)?(?:副?主任|副?秘书长|委员|副?书记|副?主席|副?市长|副?县长)$/u.exec(
          name,
        )?.groups?.['body'] ?? '';
      return name;
    });
}
