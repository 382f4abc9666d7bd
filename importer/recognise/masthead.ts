/** 报头: series, issue, issuer and date at the head of a briefing. */
import { adviceOf } from '#lib/diagnostic.ts';
import { findBlankDate, findDate } from './chinese-date.ts';
import type { DraftMasthead } from '../draft.ts';
import { compact, fieldsOf, isOffice } from '../lines/fields.ts';
import { isStaffField } from '../lines/line-kinds.ts';
import { takeIssueNumber, type IssueNumber } from './issue-number.ts';
import { isTitleLike, paragraphOf, placeOf, type Item } from './items.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const SERIES =
  /(?:简报|简讯|通讯|动态|信息|专报|快报|交流|内参|参考|通报|摘报|月报|周报|专刊|导刊)(?:[（(]?增刊[）)]?)?$/u;
const ASIDE =
  /^(?:内部(?:学习|参阅|使用)?(?:资料|刊物|文件|材料)?|仅供(?:内部)?参[阅考]|注意保(?:存|管)|(?:机密|秘密|绝密)(?:★.*)?|秘密级.*|份号.*|密级.*|编号[：:]?.*|\d{6}|星期[一二三四五六日天]|[★*—\-_━─=]+)+$/u;
/** A slogan between dashes */
const SLOGAN = /^[—\-－─]+.*[—\-－─]+$/u;
const ISSUER_LABEL = /^(?:编印单位|主办单位|承办单位|编发单位|编辑单位|印发单位|编印|主办|承办|编发)[：:]/u;
const ISSUER_VERB = /(?:主办|主编|承办|编印|编发|编制|编辑|编)$/u;
const DATE_LABEL = /(?:出版|印发|编印|出刊|发布)?(?:日期|时间)?[：:]?$/u;
/** Of the first lines, at most so many are looked at. */
const MOST_LINES = 14;
/** No field of a masthead is longer. */
const LONGEST = 50;

export interface FoundMasthead {
  readonly masthead: DraftMasthead;
  /** Staff named in the masthead: they have their place in the imprint. */
  readonly staff: readonly string[];
  /** Its lines are named by their styles, as on a sheet of this site. */
  readonly named?: true;
  /** How many items it takes. */
  readonly length: number;
  readonly diagnostics: readonly SourceDiagnostic[];
}

const NONE: FoundMasthead = { masthead: {}, staff: [], length: 0, diagnostics: [] };
const NAMED: ReadonlySet<string | undefined> = new Set(['series', 'series-blank', 'issue', 'issuer']);

/** What one line of the head says. */
interface HeadLine {
  readonly item: Item;
  readonly number?: IssueNumber;
  /** Its number has a form that needs a masthead around it. */
  readonly weak: boolean;
  /** ISO as far as it is there; empty for blanks alone. */
  readonly date?: string;
  readonly issuer?: string;
  /** The issuer is labelled, or says that it issues. */
  readonly issues: boolean;
  readonly staff: readonly string[];
  /** Fields that have no place in a draft. */
  readonly asides: readonly string[];
  /** What is none of these: a name, a slogan, or no masthead any more. */
  readonly others: readonly string[];
}

/** Reads the masthead; what has none (the text begins with a title) takes no items. */
export function readMasthead(items: readonly Item[]): FoundMasthead {
  if (NAMED.has(paragraphOf(items[0])?.role)) return readNamed(items);
  const lines = headOf(items).map(readHeadLine);
  const at = anchorOf(lines);
  if (at === undefined) return NONE;
  return new MastheadReader(lines, at).read();
}

/** The lines that may belong to it: short, up to the contents, the editor's note or prose. */
function headOf(items: readonly Item[]): Item[] {
  const end = items.findIndex(
    ({ block, text }, index) =>
      index >= MOST_LINES ||
      text.length > 60 ||
      block.kind === 'table' ||
      /^(?:目录|本期目录|本期要目|要目|编者按)/u.test(compact(text)),
  );
  return items.slice(0, end < 0 ? undefined : end);
}

function readHeadLine(item: Item): HeadLine {
  const text = item.spaced;
  const nothing = { item, weak: false, issues: false, staff: [], asides: [], others: [compact(text)] };
  if (item.text.length > LONGEST + 10 || /[。；]/u.test(item.text)) return nothing;
  if (SLOGAN.test(compact(text))) return { ...nothing, asides: [item.text], others: [] };
  const taken = takeIssueNumber(text);
  let rest = taken?.rest ?? text;
  const date = dateIn(rest);
  if (date !== undefined) rest = rest.replace(date.text, '\u3000\u3000');
  const read: { issuer?: string; issues: boolean; staff: string[]; asides: string[]; others: string[] } = {
    issues: false,
    staff: [],
    asides: [],
    others: [],
  };
  for (const field of joinedFields(rest)) readField(field, date !== undefined, read);
  return {
    item,
    ...(taken === undefined ? {} : { number: taken.number }),
    weak: taken?.weak ?? false,
    ...(date === undefined ? {} : { date: date.iso ?? '' }),
    ...read,
  };
}

/** The fields of a line; what is only spread over it, as 简　　报 is, is one. */
function joinedFields(line: string): string[] {
  const fields = fieldsOf(line);
  return fields.every((field) => field.length <= 2) ? fields.slice(0, 0).concat(fields.join('') || []) : fields;
}

function readField(
  field: string,
  dated: boolean,
  read: { issuer?: string; issues: boolean; staff: string[]; asides: string[]; others: string[] },
): void {
  const text = compact(field).replace(/^[（(]([^（()）]*)[）)]$/u, '$1');
  // What is left beside a date or a number: brackets, separators, the word for the date.
  if (/^[（()）|｜·.、，,：:—-]*$/u.test(text)) return;
  if (dated && text.replace(DATE_LABEL, '') === '') return;
  if (ASIDE.test(text)) read.asides.push(field);
  else if (isStaffField(text)) read.staff.push(field);
  else if (isIssuer(text, dated)) {
    if (read.issuer !== undefined) read.others.push(text);
    read.issuer ??= issuerOf(text);
    read.issues ||= ISSUER_LABEL.test(text) || ISSUER_VERB.test(text);
  } else read.others.push(text);
}

function isIssuer(text: string, dated: boolean): boolean {
  if (text.length > 40 || /[。；，]/u.test(text)) return false;
  if (ISSUER_LABEL.test(text)) return true;
  const bare = text.replace(dated ? DATE_LABEL : /$/u, '').replace(ISSUER_VERB, '');
  return isOffice(bare);
}

function issuerOf(text: string): string {
  return text.replace(ISSUER_LABEL, '').replace(DATE_LABEL, '').replace(ISSUER_VERB, '').trim();
}

/** Index of the line that shows a masthead: its number, or where none is printed the line below its name. */
function anchorOf(lines: readonly HeadLine[]): number | undefined {
  const at = lines.findIndex((line, index) => line.number !== undefined && isAnchor(lines, index));
  if (at >= 0) return lines.slice(0, at).every(({ item }) => isHeadLike(item)) ? at : undefined;
  const issuer = lines.findIndex(isBare);
  const names = lines.slice(0, issuer < 0 ? 1 : issuer).filter(({ others }) => others.length > 0);
  const [first] = names;
  if (first === undefined || !isTitleLike(first.item)) return undefined;
  const isSeries = names.some(({ others }) => SERIES.test(others.join('')) && others.join('').length <= 24);
  if (issuer >= 1 && issuer <= 4 && names.length <= 3 && (isSeries || names.every(isRed))) return issuer;
  return isSeries && names.length === 1 && isRed(first) ? 0 : undefined;
}

/** Whether the line has nothing but an issuer or a date. */
function isBare({ date, issuer, issues, others, number }: HeadLine): boolean {
  return number === undefined && others.length === 0 && (date !== undefined || (issuer !== undefined && issues));
}

/** Whether a number is that of a masthead: nothing beside it but what belongs to one. */
function isAnchor(lines: readonly HeadLine[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || line.item.text.length > LONGEST) return false;
  const next = lines[at + 1];
  const isAboveIssuer = next !== undefined && isBare({ ...next, issues: true });
  // A series may have any name: one beside the number, with the issuer or the date below, is one.
  const isName = (text: string) => SERIES.test(text) || isOffice(text) || (at === 0 && isAboveIssuer);
  if (line.others.length > 1 || !line.others.every(isName)) return false;
  if (!line.weak) return true;
  const before = lines.slice(0, at);
  return before.some((one) => SERIES.test(one.others.join('')) || isRed(one)) || (at > 0 && isAboveIssuer);
}

function isRed({ item }: HeadLine): boolean {
  return /^#?(?:[c-f][0-9a-f]0[0-9a-f]0|ff0000)/i.test(paragraphOf(item)?.color ?? '');
}

function isHeadLike({ block, text }: Item): boolean {
  return block.kind === 'figure' || (text.length <= 40 && !/[。；]/u.test(text));
}

class MastheadReader {
  private readonly lines: readonly HeadLine[];
  private readonly at: number;
  private readonly diagnostics: SourceDiagnostic[] = [];
  private readonly staff: string[] = [];
  private found: DraftMasthead = {};

  constructor(lines: readonly HeadLine[], at: number) {
    this.lines = lines;
    this.at = at;
  }

  read(): FoundMasthead {
    const anchor = this.lines[this.at];
    const above = this.lines.slice(0, this.at);
    const own = anchor !== undefined && this.at === 0 && anchor.number === undefined ? [anchor] : above;
    const names = this.namesOf(own);
    const series = this.seriesOf(names) ?? anchor?.others[0];
    if (series !== undefined) this.found = { ...this.found, series };
    for (const line of above) this.take(line, names.includes(line));
    if (anchor !== undefined) this.take(anchor, own.includes(anchor));
    let length = this.at + 1;
    while (this.goesOn(length)) {
      const line = this.lines[length++];
      if (line !== undefined) this.take(line, false);
    }
    return { masthead: this.found, staff: this.staff, length, diagnostics: this.diagnostics };
  }

  /** The lines of the name: those of an office belong to it where they are set like it. */
  private namesOf(lines: readonly HeadLine[]): HeadLine[] {
    const named = lines.filter(({ others }) => others.length > 0);
    const offices = lines.filter(
      ({ others, issuer, issues }) => others.length === 0 && issuer !== undefined && !issues,
    );
    if (named.length === 0) return offices.slice(0, 1);
    const set = offices.filter((line) => isRed(line) && named.some(isRed) && line.date === undefined);
    return lines.filter((line) => named.includes(line) || set.includes(line));
  }

  /** A name set over two lines is one name; a slogan above a whole name is not part of it. */
  private seriesOf(names: readonly HeadLine[]): string | undefined {
    const texts = names.map((line) => compact(line.item.text).replace(/^[（(].*[）)]$/u, ''));
    const last = texts.at(-1);
    if (last === undefined) return undefined;
    const isWhole = last.length > 4 && SERIES.test(last);
    if (!isWhole || names.every((line) => isRed(line))) return texts.join('');
    for (const { item } of names.slice(0, -1)) this.leaveOut(item, item.text);
    return last;
  }

  /** Whether the line at `index` still belongs to the masthead. */
  private goesOn(index: number): boolean {
    const line = this.lines[index];
    if (line === undefined || line.others.length > 0) return false;
    const { number, date, issuer, issues, staff, asides } = line;
    if (number !== undefined) return this.found.issue === undefined || number.totalIssue !== undefined;
    if (date !== undefined || staff.length > 0 || asides.length > 0) return true;
    // An office alone may be the first line of a title.
    return issuer !== undefined && (issues || this.found.issuer === undefined);
  }

  private take(line: HeadLine, isName: boolean): void {
    const { number, date, issuer, item } = line;
    if (number !== undefined) this.takeNumber(number, item);
    if (date !== undefined && date !== '' && this.found.date === undefined)
      this.found = { ...this.found, date, year: this.found.year ?? Number(date.slice(0, 4)) };
    if (issuer !== undefined && !isName) this.takeIssuer(issuer, item);
    this.staff.push(...line.staff);
    for (const text of line.asides) this.leaveOut(item, text);
  }

  private takeIssuer(issuer: string, item: Item): void {
    if (this.found.issuer === undefined) this.found = { ...this.found, issuer };
    else if (this.found.issuer !== issuer) this.leaveOut(item, issuer);
  }

  private takeNumber({ blank, joint, code, ...number }: IssueNumber, item: Item): void {
    this.found = { ...number, ...this.found, ...(number.year === undefined ? {} : { year: number.year }) };
    if (code !== undefined)
      this.note(item, 'document-code-left-out', `文号「${item.text}」只写了年份和期号，代字「${code}」没有对应的项。`);
    if (blank === true) this.note(item, 'issue-number-blank', '报头的期号空着，草稿里没有写期号。');
    if (joint !== undefined)
      this.diagnostics.push({
        severity: 'warning',
        rule: 'joint-issue',
        ...adviceOf(`报头印的是第${joint}期合刊，草稿里只能写一个期号，没有写。请定下期号，在“刊别”里写明合刊。`),
        ...placeOf(item),
      });
  }

  private leaveOut(item: Item, text: string): void {
    this.note(item, 'masthead-line-left-out', `报头里的「${text}」没有对应的项，没有写进草稿。`);
  }

  private note(item: Item, rule: string, message: string): void {
    this.diagnostics.push({ severity: 'note', rule, ...adviceOf(message), ...placeOf(item) });
  }
}

/** A masthead whose lines are named by their styles. */
function readNamed(items: readonly Item[]): FoundMasthead {
  const end = items.findIndex((item) => !NAMED.has(paragraphOf(item)?.role));
  const lines = items.slice(0, end < 0 ? undefined : end);
  const diagnostics: SourceDiagnostic[] = [];
  const named = lines.filter((item) => /^series/.test(paragraphOf(item)?.role ?? ''));
  // Whoever filled in a name may have kept the style of the blank.
  const isBlank = (item: Item) => paragraphOf(item)?.role === 'series-blank' && compact(item.text) === '简报';
  const series = named.filter((item) => !isBlank(item)).map((item) => item.text);
  diagnostics.push(...named.filter(isBlank).map((item) => aside(item)));
  let found: DraftMasthead = series.length === 0 ? {} : { series: series.join('') };
  for (const item of lines) {
    const role = paragraphOf(item)?.role;
    if (role === 'issue') {
      const taken = takeIssueNumber(item.spaced);
      if (taken === undefined) diagnostics.push(aside(item));
      else found = { ...found, ...namedNumber(taken.number, item, diagnostics) };
    } else if (role === 'issuer') found = { ...found, ...namedIssuer(item.spaced, found) };
  }
  return { masthead: found, staff: [], named: true, length: lines.length, diagnostics };
}

function namedNumber(
  { blank, joint: _joint, code: _code, ...number }: IssueNumber,
  item: Item,
  diagnostics: SourceDiagnostic[],
): DraftMasthead {
  if (blank === true)
    diagnostics.push({
      severity: 'note',
      rule: 'issue-number-blank',
      ...adviceOf('报头的期号空着，草稿里没有写期号。'),
      ...placeOf(item),
    });
  return number;
}

/** The style says that it is the issuer, whatever its name. */
function namedIssuer(text: string, found: DraftMasthead): DraftMasthead {
  const date = dateIn(text);
  const issuer = issuerOf(compact(date === undefined ? text : text.replace(date.text, '')));
  return {
    ...(issuer.length > 2 && found.issuer === undefined ? { issuer } : {}),
    ...(date?.iso === undefined ? {} : { date: date.iso, year: found.year ?? Number(date.iso.slice(0, 4)) }),
  };
}

/** A date, whole or with blanks left to be filled. */
function dateIn(text: string): { readonly iso?: string; readonly text: string } | undefined {
  return findBlankDate(text) ?? findDate(text);
}

function aside(item: Item): SourceDiagnostic {
  return {
    severity: 'note',
    rule: 'masthead-line-left-out',
    ...adviceOf(`报头里的「${item.text}」没有对应的项，没有写进草稿。`),
    ...placeOf(item),
  };
}
