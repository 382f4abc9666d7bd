/** The number of an issue in the ways mastheads print it: 第3期, 〔2026〕9号, NO.12, 增刊第2期, （总第187期）. */
import { parseNumber } from './chinese-date.ts';

export interface IssueNumber {
  readonly year?: number;
  readonly issue?: number;
  readonly totalIssue?: number;
  /** 增刊, 特刊, 专刊 … */
  readonly edition?: string;
  /** Its number is left to be filled in by hand. */
  readonly blank?: true;
  /** The letters of a document number before its year: 云人简. */
  readonly code?: string;
  /** Several numbers in one: 第11—12期. The numbers as they stand. */
  readonly joint?: string;
}

export interface TakenNumber {
  readonly number: IssueNumber;
  /** The line without it; a gap stands where it was. */
  readonly rest: string;
  /** Its form is used for other things too, as （9） is: it needs a masthead around it. */
  readonly weak: boolean;
}

const SPACE = '\\s*';
const DIGIT = '[\\d〇○零一二三四五六七八九十百千]';
const NUMBER = `${DIGIT}(?:${SPACE}${DIGIT})*`;
const YEAR = `(?<year>\\d{4}|[〇○零一二三四五六七八九]{4})`;
const EDITIONS = '增刊|特刊|专刊|专辑|号外|试刊|创刊号|合刊';
const GAP = '\u3000\u3000';

interface Form {
  readonly pattern: RegExp;
  readonly weak?: true;
}

/** Tried in their order; what one has taken is gone for the next. */
const FORMS: readonly Form[] = [
  /** （总第187期）, 总187期, 总期号：187 */
  {
    pattern: form(
      `[（(]?${SPACE}总${SPACE}(?:第|期号${SPACE}[：:])?${SPACE}(?<total>${NUMBER})${SPACE}期?${SPACE}[）)]?`,
    ),
  },
  { pattern: form(`[（(]?${SPACE}总${SPACE}第[\\s_＿]*期${SPACE}[）)]?`) },
  /** 第11—12期（合刊）, 第11、12期 */
  {
    pattern: form(
      `(?:${YEAR}${SPACE}年?${SPACE})?第${SPACE}(?<joint>${NUMBER}${SPACE}[、，—–~～至-]+${SPACE}${NUMBER})${SPACE}期(?:${SPACE}[（(]?合刊[）)]?)?`,
    ),
  },
  /** 云人简〔2026〕9号, [2026]第9号 */
  {
    pattern: form(
      `(?<code>\\p{Script=Han}{0,8})[〔【\\[［（(]${SPACE}${YEAR}${SPACE}年?${SPACE}[〕】\\]］）)]${SPACE}第?${SPACE}(?<issue>${NUMBER})${SPACE}[号期]`,
    ),
  },
  /** 2026年增刊（2）, 增刊第3期, 增刊2, （特刊） */
  {
    pattern: form(
      `[（(]?(?:${YEAR}${SPACE}年${SPACE})?(?<edition>${EDITIONS})(?:${SPACE}(?:第${SPACE}(?<issue>${NUMBER})${SPACE}[期号]|[（(]?${SPACE}(?<bare>${NUMBER})${SPACE}[）)]?))?${SPACE}[）)]?`,
    ),
    weak: true,
  },
  /** 2026年第9期, （2026）第9期, 第九号, 第9辑 */
  {
    pattern: form(
      `(?:[（(〔]?${SPACE}${YEAR}${SPACE}年?${SPACE}度?[）)〕]?${SPACE})?第${SPACE}(?<issue>${NUMBER})${SPACE}[期号辑]`,
    ),
  },
  /** 第　　期 */
  { pattern: form(`第[\\s_＿]*期`) },
  /** NO.9, №9 */
  { pattern: form(`(?:N${SPACE}[Oo]|№)${SPACE}[.．:：]?${SPACE}(?<issue>${NUMBER})(?![\\d-])`) },
  /** 期号：2026-17, 期数：17 */
  {
    pattern: form(
      `(?:期号|期数|期次|刊号)${SPACE}[：:]${SPACE}(?:${YEAR}${SPACE}[-—年.·/]?${SPACE}第?${SPACE})?(?<issue>${NUMBER})${SPACE}期?`,
    ),
  },
  /** （9） alone on its line */
  { pattern: form(`^${SPACE}[（(〔]${SPACE}(?<issue>${NUMBER})${SPACE}[）)〕]${SPACE}$`), weak: true },
];

function form(source: string): RegExp {
  return new RegExp(source, 'u');
}

/** Takes the number out of a line; undefined when there is none. */
export function takeIssueNumber(line: string): TakenNumber | undefined {
  let rest = line;
  let number: IssueNumber = {};
  let weak = true;
  let found = false;
  for (const { pattern, weak: isWeak } of FORMS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    number = merged(numbersOf(match), number);
    found = true;
    weak &&= isWeak === true;
    rest = rest.slice(0, match.index) + GAP + rest.slice(match.index + match[0].length);
  }
  return found ? { number, rest, weak } : undefined;
}

function numbersOf(match: RegExpExecArray): IssueNumber {
  const { year, issue, bare, total, edition, joint, code = '' } = match.groups ?? {};
  const [ofYear, ofIssue, ofTotal] = [year, issue ?? bare, total].map((text) => parseNumber(text ?? ''));
  return {
    ...(ofYear === undefined ? {} : { year: ofYear }),
    ...(ofIssue === undefined ? {} : { issue: ofIssue }),
    ...(ofTotal === undefined ? {} : { totalIssue: ofTotal }),
    ...(edition === undefined ? {} : { edition }),
    ...(code === '' ? {} : { code }),
    ...(joint === undefined ? {} : { joint: joint.replace(/\s/gu, '') }),
    ...(/[第]/u.test(match[0]) && issue === undefined && joint === undefined && total === undefined
      ? { blank: true as const }
      : {}),
  };
}

/** What was found first holds. */
function merged(later: IssueNumber, earlier: IssueNumber): IssueNumber {
  return { ...later, ...earlier };
}

/** A number in the name of a file: 第12期, 2026-12, 2026年第12期. */
export function numberInName(name: string): IssueNumber | undefined {
  const stem = name.normalize('NFKC').replace(/\.[^.]*$/, '');
  const taken = takeIssueNumber(stem);
  if (taken !== undefined && !taken.weak && taken.number.issue !== undefined) return taken.number;
  const [, year, issue] = /(?<!\d)(20\d\d)\s*[-_. 年]\s*0*(\d{1,3})(?![\d-]|\s*月|\.\d)/u.exec(stem) ?? [];
  return year === undefined || issue === undefined ? undefined : { year: Number(year), issue: Number(issue) };
}
