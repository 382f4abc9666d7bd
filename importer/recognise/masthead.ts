/** 报头: series, issue, issuer and date at the head of a briefing. */
import { adviceOf } from '#lib/diagnostic.ts';
import { findBlankDate, findDate, parseNumber } from './chinese-date.ts';
import type { DraftMasthead } from '../draft.ts';
import { isTitleLike, paragraphOf, placeOf, type Item } from './items.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const NUMBER = '[\\d〇○零一二三四五六七八九十百千]+';
const ISSUE = new RegExp(`(?:(?<year>[\\d〇○零一二三四五六七八九]{4})年?[）)〕\\]]?)?第(?<issue>${NUMBER})期`, 'u');
const TOTAL = new RegExp(`总(?:第)?(?<total>${NUMBER})期`, 'u');
const SERIES =
  /(?:简报|简讯|通讯|动态|信息|专报|快报|交流|内参|参考|通报|摘报|月报|周报|专刊|导刊)(?:[（(]?增刊[）)]?)?$/u;
const ASIDE = /^(?:内部(?:学习)?(?:资料|刊物|文件|材料)|注意保存|机密|秘密|绝密|份号|密级|编号|\d{6}$|[★*—\-_━─=]+$)/u;
const ISSUER = /(?:委员会|办公室|办公厅|常委会|工委|研究室|主席团|编辑部|人大|中心|小组)(?:主办|编印|编辑|编|印)?$/u;

export interface FoundMasthead {
  readonly masthead: DraftMasthead;
  /** How many items it takes. */
  readonly length: number;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** A blank to be filled by hand, blanks taken out: 第　　期（总第　期）. */
const BLANK_ISSUE = /^第期(?:[（(]总第?[^（）()]*期[）)])?$/u;
const NAMED: ReadonlySet<string | undefined> = new Set(['series', 'series-blank', 'issue', 'issuer']);

/** Reads the masthead; what has none (the text begins with a title) takes no items. */
export function readMasthead(items: readonly Item[]): FoundMasthead {
  if (NAMED.has(paragraphOf(items[0])?.role)) return readNamed(items);
  const head = items.slice(0, 12);
  const at = head.findIndex((item) => isIssueLine(item));
  const end = head.findIndex(
    (item) => item.text.length > 60 || /^(?:目录|本期目录|本期要目|要目|编者按)/u.test(compact(item)),
  );
  const limit = end < 0 ? head.length : end;
  if (at >= 0 && at < limit && head.slice(0, at).every((item) => isHeadLine(item))) return readLines(head, at, limit);
  const [first, second] = head;
  if (first !== undefined && isTitleLike(first) && SERIES.test(compact(first)) && first.text.length <= 24) {
    const red = /^#?(?:[cdef][0-9a-f]0[0-9a-f]0|ff0000)/i.test(paragraphOf(first)?.color ?? '');
    if (red || (second !== undefined && isIssuerLine(second))) return readLines(head, -1, limit);
  }
  return { masthead: {}, length: 0, diagnostics: [] };
}

/** A masthead whose lines are named by their styles. */
function readNamed(items: readonly Item[]): FoundMasthead {
  const diagnostics: SourceDiagnostic[] = [];
  const end = items.findIndex((item) => !NAMED.has(paragraphOf(item)?.role));
  const lines = items.slice(0, end < 0 ? undefined : end);
  const named = lines.filter((item) => /^series/.test(paragraphOf(item)?.role ?? ''));
  // Whoever filled in a name may have kept the style of the blank.
  const isBlank = (item: Item) => paragraphOf(item)?.role === 'series-blank' && compact(item) === '简报';
  const series = named.filter((item) => !isBlank(item)).map((item) => item.text);
  diagnostics.push(...named.filter(isBlank).map(aside));
  let found: DraftMasthead = series.length === 0 ? {} : { series: series.join('') };
  for (const item of lines) {
    const role = paragraphOf(item)?.role;
    if (role === 'issue' && isIssueLine(item)) found = { ...found, ...readIssue(item, series.length === 0) };
    else if (role === 'issuer') found = { ...found, ...readIssuer(item.spaced, found) };
    else if (role === 'issue') diagnostics.push(aside(item));
  }
  return { masthead: found, length: lines.length, diagnostics: [...diagnostics, ...blanks(lines)] };
}

/** What was left to be filled by hand stays absent. */
function blanks(lines: readonly Item[]): SourceDiagnostic[] {
  const blank = lines.find((item) => BLANK_ISSUE.test(compact(item)));
  if (blank === undefined) return [];
  return [
    {
      severity: 'note',
      rule: 'issue-number-blank',
      ...adviceOf('报头的期号空着，草稿里没有写期号。'),
      ...placeOf(blank),
    },
  ];
}

function compact(item: Item): string {
  return item.text.replace(/\s/g, '');
}

function isIssueLine(item: Item): boolean {
  const text = compact(item);
  return text.length <= 40 && (ISSUE.test(text) || BLANK_ISSUE.test(text)) && !/[。；]/u.test(text);
}

function isHeadLine(item: Item): boolean {
  return item.block.kind === 'figure' || (item.text.length <= 40 && !/[。；]/u.test(item.text));
}

function isIssuerLine(item: Item): boolean {
  const text = compact(item);
  if (text.length > 50 || /[。；，]/u.test(text)) return false;
  const date = dateIn(text);
  if (date === undefined)
    return (
      /^(?:编印|主办|编印单位|主办单位)[：:]/u.test(text) ||
      (text.length <= 32 && ISSUER.test(text) && /(?:主办|编印|编辑|编|印|办公室|办公厅|委员会)$/u.test(text))
    );
  const rest = text.replace(date.text, '').replace(/^[（(]|[）)]$/gu, '');
  return rest === '' || /^(?:编印|主办|出版|日期|时间)/u.test(rest) || ISSUER.test(rest.replace(/[：:]$/u, ''));
}

function readLines(head: readonly Item[], issueAt: number, limit: number): FoundMasthead {
  const diagnostics: SourceDiagnostic[] = [];
  let found: DraftMasthead = {};
  const before = head.slice(0, issueAt < 0 ? 1 : issueAt);
  const names = before.filter((item) => {
    if (item.text === '') return false;
    if (!ASIDE.test(compact(item))) return true;
    diagnostics.push(aside(item));
    return false;
  });
  // An extractor may put the issuer, which stands beside the date, above the number.
  const others = names.filter((item) => !isIssuerLine(item));
  const issuers = others.length > 0 ? names.filter((item) => isIssuerLine(item)) : [];
  const series = seriesOf(others.length > 0 ? others : names, diagnostics);
  if (series !== undefined) found = { ...found, series };
  for (const item of issuers) found = { ...found, ...readIssuer(compact(item), found) };
  const issueItem = issueAt < 0 ? undefined : head[issueAt];
  if (issueItem !== undefined) found = { ...found, ...readIssue(issueItem, series === undefined) };
  let length = issueAt < 0 ? 1 : issueAt + 1;
  while (length < limit) {
    const item = head[length];
    if (item === undefined) break;
    const text = compact(item);
    if (TOTAL.test(text) && text.length < 16) found = { ...found, ...readIssue(item, false) };
    else if (ASIDE.test(text)) diagnostics.push(aside(item));
    else if (isIssuerLine(item)) found = { ...found, ...readIssuer(text, found) };
    else break;
    length++;
  }
  return { masthead: found, length, diagnostics: [...diagnostics, ...blanks(head.slice(0, length))] };
}

/** A name set over two lines is one name; a slogan above a whole name is not part of it. */
function seriesOf(names: readonly Item[], diagnostics: SourceDiagnostic[]): string | undefined {
  const last = names.at(-1);
  if (last === undefined) return undefined;
  const texts = names.map((item) => compact(item));
  if ((texts.at(-1) ?? '').length <= 4 || !SERIES.test(texts.at(-1) ?? '')) return texts.join('');
  for (const item of names.slice(0, -1)) diagnostics.push(aside(item));
  return texts.at(-1);
}

function readIssue(item: Item, withSeries: boolean): DraftMasthead {
  const text = compact(item);
  const match = ISSUE.exec(text);
  const name = match === null ? '' : text.slice(0, match.index).replace(/[（(〔[]$/u, '');
  const numbers = {
    year: parseNumber(match?.groups?.['year'] ?? ''),
    issue: parseNumber(match?.groups?.['issue'] ?? ''),
    totalIssue: parseNumber(TOTAL.exec(text)?.groups?.['total'] ?? ''),
  };
  // 「总第12期」 alone names no number of the year.
  if (match !== null && text[match.index - 1] === '总') numbers.issue = undefined;
  const date = findDate(text);
  return {
    ...(withSeries && name.length > 2 && /\p{Script=Han}{3}/u.test(name) && !/总$/u.test(name) ? { series: name } : {}),
    ...(numbers.year === undefined ? {} : { year: numbers.year }),
    ...(numbers.issue === undefined ? {} : { issue: numbers.issue }),
    ...(numbers.totalIssue === undefined ? {} : { totalIssue: numbers.totalIssue }),
    ...(date === undefined ? {} : { date: date.iso, year: numbers.year ?? Number(date.iso.slice(0, 4)) }),
  };
}

/** A date, whole or with blanks left to be filled. */
function dateIn(text: string): { readonly iso?: string; readonly text: string } | undefined {
  return findBlankDate(text) ?? findDate(text);
}

function readIssuer(text: string, found: DraftMasthead): DraftMasthead {
  const date = dateIn(text);
  const issuer = (date === undefined ? text : text.replace(date.text, ''))
    .trim()
    .replace(/^(?:编印单位|主办单位|编印|主办)[：:]/u, '')
    .replace(/(?:出版|印发|日期|时间)?[：:]?$/u, '')
    .replace(/^[（(]|[）)]$/gu, '')
    .replace(/(?:主办|编印|编辑|编)$/u, '')
    .trim();
  return {
    ...(issuer.length > 2 && found.issuer === undefined ? { issuer } : {}),
    ...(date?.iso === undefined ? {} : { date: date.iso, year: found.year ?? Number(date.iso.slice(0, 4)) }),
  };
}

function aside(item: Item): SourceDiagnostic {
  return {
    severity: 'note',
    rule: 'masthead-line-left-out',
    ...adviceOf(`报头里的「${item.text}」没有对应的项，没有写进草稿。`),
    ...placeOf(item),
  };
}
