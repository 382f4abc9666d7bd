/** 报尾: recipients, printer, date of printing and copies at the foot of a briefing. */
import { adviceOf } from '#lib/diagnostic.ts';
import { findDate, parseNumber } from './chinese-date.ts';
import type { DraftBriefing, DraftImprint } from '../draft.ts';
import { compact, fieldsOf, isOffice } from '../lines/fields.ts';
import { paragraphOf, placeOf, type Item } from './items.ts';
import { isCreditLine } from '../lines/credits.ts';
import { endsFully, isImprint, isStaffField } from '../lines/line-kinds.ts';
import { normaliseText } from '../lines/normalise.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const RECIPIENTS =
  /^[（(]?(?<label>分送|报送|呈送|呈报|呈阅|上报|主送|抄送|抄报|加送|下发|发至|分发|增发|本期增发|印发|报|送|发)[：:]/u;
const RECIPIENT_LINE = new RegExp(RECIPIENTS.source.replace('[：:]', '\\s*[：:]'), 'u');
/** （此件发至各乡镇） */
const FORWARDED = /^[（(]?(?:此件|本期|本刊)(?:公开)?(?:发至|分送|增发|发)(?<to>.{2,}?)[）)]?[。]?$/u;
const RULE = /^[\s—_━─=-]+$/u;
const COPIES =
  /[（(]?(?:共?\s*印\s*(?:发|刷|制)?\s*(?<copies>[\d〇○零一二三四五六七八九十百千]+)\s*份|(?:印数|份数)\s*[：:]\s*(?<count>\d+)\s*份?)[）)]?[。]?/u;
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
  items.slice(start).forEach((item, index) => reader.take(item, items[start + index + 1]));
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
    else if (isCreditLine(item.spaced) || endsFully(item.text) || item.text.length > 120) break;
  }
  const before = items[start - 1];
  // The printer may stand on a line of its own above the date.
  const first = items[start];
  if (
    before !== undefined &&
    first !== undefined &&
    /^[\d〇○二]/u.test(first.text) &&
    isOffice(before.text) &&
    before.text.length < 30
  ) {
    return start - 1;
  }
  return start;
}

type Recipients = 'reportedTo' | 'sentTo' | 'distributedTo';

class ImprintReader {
  readonly diagnostics: SourceDiagnostic[] = [];
  private readonly lists: Record<Recipients, string[]> = { reportedTo: [], sentTo: [], distributedTo: [] };
  private readonly printed: Record<Recipients, string[]> = { reportedTo: [], sentTo: [], distributedTo: [] };
  private printedBy: string | undefined;
  private printedOn: string | undefined;
  private copies: number | undefined;
  private readonly staff: string[] = [];
  private readonly lines: string[] = [];
  private last: { list: Recipients; text: string } | undefined;

  take(item: Item, next: Item | undefined): void {
    if (RULE.test(item.text)) return;
    const fields = imprintFields(item.spaced);
    // What names the printer or the staff is no recipient any more.
    if (isPrinterLine(item, next) || isStaffField(item.text)) this.flush();
    let kept = false;
    let goesOn = false;
    for (const field of fields) {
      const taken = this.takeField(field, item);
      kept ||= taken !== 'left';
      goesOn ||= taken === 'goes on';
    }
    if (!kept) return;
    if (goesOn) this.lines.push((this.lines.pop() ?? '') + printedLine(item.spaced));
    else this.lines.push(printedLine(item.spaced));
  }

  private takeField(field: string, item: Item): 'kept' | 'left' | 'goes on' {
    const text = registered(field);
    const label = RECIPIENTS.exec(text)?.groups?.['label'];
    if (label !== undefined) {
      this.open(recipientsOf(label), this.takePrinting(text.slice(label.length + 1)));
      return 'kept';
    }
    const given = FORWARDED.exec(text)?.groups?.['to'];
    if (given !== undefined) {
      this.open('distributedTo', given);
      return 'kept';
    }
    if (isStaffField(text)) {
      this.staff.push(text.replace(/^[（(【]|[）)】]$/gu, ''));
      return 'kept';
    }
    if (isImprint(field) || findDate(text) !== undefined || /^(?:编印|印[发制刷]?)$/u.test(text))
      return this.takePrinter(item, text);
    if (this.last !== undefined && !/^(?:委员会|办公室)$/u.test(text)) {
      this.last.text += /[、，；]$/u.test(this.last.text) || this.last.text === '' ? text : `、${text}`;
      return 'goes on';
    }
    if (this.printedBy === undefined && isOffice(text)) {
      this.printedBy = text;
      return 'kept';
    }
    this.leaveOut(item, text);
    return 'left';
  }

  private open(list: Recipients, text: string): void {
    this.flush();
    this.last = { list, text };
  }

  /** Takes copies out of a line; gives the rest. */
  private takePrinting(text: string): string {
    const match = COPIES.exec(text);
    if (match === null) return text;
    this.copies = parseNumber(match.groups?.['copies'] ?? match.groups?.['count'] ?? '');
    return text.replace(match[0], '').trim();
  }

  private takePrinter(item: Item, text: string): 'kept' | 'left' {
    this.flush();
    let rest = this.takePrinting(text);
    const date = findDate(rest);
    if (date !== undefined) {
      this.printedOn = date.iso;
      rest = rest.replace(date.text, '');
    }
    rest = rest
      .replace(/(?:印发|印制|印刷|承印|主办)(?:机关|单位)?[：:]/u, '')
      .replace(/(?:印发|印制|印刷|出版)(?:日期|时间)[：:]/u, '')
      .replace(/\s*(?:印\s*[发制刷]|编\s*印|印)?\s*$/u, '')
      .trim();
    if (rest !== '' && this.printedBy !== undefined) {
      this.leaveOut(item, rest);
      return 'left';
    }
    if (rest !== '') this.printedBy = rest;
    return 'kept';
  }

  private flush(): void {
    if (this.last === undefined) return;
    const { list, text } = this.last;
    this.printed[list].push(text.replace(/[。；]$/u, ''));
    this.lists[list].push(...splitRecipients(text));
    this.last = undefined;
  }

  private leaveOut(item: Item, text: string): void {
    this.diagnostics.push({
      severity: 'warning',
      rule: 'imprint-line-left-out',
      ...adviceOf(`报尾里的「${text}」没有对应的项，没有写进草稿。请核对，该写的请补上。`),
      ...placeOf(item),
    });
  }

  /** To be asked after `result`. */
  recipients(): NonNullable<DraftBriefing['recipients']> {
    const names = Object.keys(this.printed) as Recipients[];
    return Object.fromEntries(
      names.filter((name) => this.printed[name].length > 0).map((name) => [name, this.printed[name].join('，')]),
    );
  }

  result(): DraftImprint {
    this.flush();
    const { reportedTo, sentTo, distributedTo } = this.lists;
    return {
      ...(reportedTo.length === 0 ? {} : { reportedTo }),
      ...(sentTo.length === 0 ? {} : { sentTo }),
      ...(distributedTo.length === 0 ? {} : { distributedTo }),
      ...(this.printedBy === undefined ? {} : { printedBy: this.printedBy }),
      ...(this.printedOn === undefined ? {} : { printedOn: this.printedOn }),
      ...(this.copies === undefined ? {} : { copies: this.copies }),
      ...(this.staff.length === 0 ? {} : { staff: this.staff }),
      ...(this.lines.length === 0 ? {} : { lines: this.lines }),
    };
  }
}

/** A line that ends with its printing, or an office whose printing stands in the next line. */
function isPrinterLine({ spaced, text }: Item, next: Item | undefined): boolean {
  if (RECIPIENT_LINE.test(spaced)) return false;
  return isImprint(spaced) || (isOffice(text) && /^[（(]?(?:[\d〇○二]|印|共印)/u.test(next?.text ?? ''));
}

/** 报 goes up, 送 to equals, 发 down. */
function recipientsOf(label: string): Recipients {
  if (/发/u.test(label)) return 'distributedTo';
  return /^(?:报|上报|呈报|抄报|呈阅)$/u.test(label) ? 'reportedTo' : 'sentTo';
}

/** A field in the register, the characters of its label closed up: 报　送： */
function registered(field: string): string {
  return normaliseText(field)
    .text.replace(/^(\p{Script=Han})\s+(?=[：:])/u, '$1')
    .replace(/^(\p{Script=Han})\s+(\p{Script=Han})[：:]/u, '$1$2：');
}

/** Each begins something new; what else stands apart goes on from before it. */
const FIELD_START =
  /^[（(]?(?:\p{Script=Han}{1,6}[：:]|共?\s*印|印数|份数|[\d〇○零一二]{4}年|(?:此件|本期)|\p{Script=Han}{2,36}(?:印发|编印|印制|印)$)/u;

/** The fields of a line of the imprint: a list of recipients may have blanks of its own. */
function imprintFields(spaced: string): string[] {
  // A label whose characters are set apart is no field of its own: 报　送：
  const line = spaced.replace(/^(\p{Script=Han})[\s]+(\p{Script=Han})?\s*(?=[：:])/u, '$1$2');
  return fieldsOf(line).reduce<string[]>((fields, field) => {
    const last = fields.at(-1);
    if (last === undefined || FIELD_START.test(compact(field)) || !RECIPIENT_LINE.test(last)) return [...fields, field];
    return [...fields.slice(0, -1), `${last}　${field}`];
  }, []);
}

/** What is set apart on the line of the printer. */
const FIELD = /^[（(]?(?:\p{Script=Han}{2,6}[：:]|共?印|印数|份数|[\d〇○零一二]{4}年)/u;

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
