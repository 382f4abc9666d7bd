/** What every issue needs and a print may lack: its number and its date. What is missing is asked, never made up. */
import { adviceOf } from '#lib/diagnostic.ts';
import type { DraftBriefing } from '../draft.ts';
import type { SourceDiagnostic } from '../source-document.ts';
import { numberInName } from './issue-number.ts';

export interface KnownDetails {
  /** Name of the file. */
  readonly name: string | undefined;
  /** Date below the signature of the last article. */
  readonly signedOn: string | undefined;
  /** A sheet of this site: what is not in its masthead is not known. */
  readonly sheet: boolean;
}

interface Detailed {
  readonly briefing: DraftBriefing;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** The briefing with the number of its file's name and the date of its signature where it has no other, and what to ask. */
export function askForDetails(printed: DraftBriefing, known: KnownDetails): Detailed {
  const numbered = askForNumber(printed, known);
  const dated = askForDate(numbered.briefing, known);
  return { briefing: dated.briefing, diagnostics: [...numbered.diagnostics, ...dated.diagnostics] };
}

function askForNumber(printed: DraftBriefing, { name = '', sheet }: KnownDetails): Detailed {
  const said = numberInName(name);
  const { issue, totalIssue, edition } = printed;
  if (issue !== undefined) {
    if (said?.issue === undefined || said.issue === issue || said.issue === totalIssue) return kept(printed);
    return asked(
      printed,
      'number-differs-from-name',
      `报头印的是第${issue}期，文件名里是第${said.issue}期，写的是报头的。请对照原件看。`,
    );
  }
  if (totalIssue !== undefined || edition !== undefined || sheet) return kept(printed);
  if (said?.issue === undefined)
    return asked(printed, 'issue-number-missing', '没有读到期号，草稿里没有写。原件上有的话请补上，没有就不写。');
  const briefing = { ...printed, issue: said.issue, ...yearOf(printed, said.year) };
  return asked(
    briefing,
    'issue-number-from-name',
    `报头里没有期号，文件名里是第${said.issue}期，先照文件名写。请对照原件看，不对的请改正。`,
  );
}

function yearOf({ year, date }: DraftBriefing, said: number | undefined): Pick<DraftBriefing, 'year'> {
  return year !== undefined || date !== undefined || said === undefined ? {} : { year: said };
}

function askForDate(printed: DraftBriefing, { signedOn, sheet }: KnownDetails): Detailed {
  if ((printed.date ?? printed.imprint?.printedOn) !== undefined || sheet) return kept(printed);
  if (signedOn === undefined)
    return asked(printed, 'date-missing', '没有读到印发日期，草稿里没有写。原件上有的话请补上，没有就不写。');
  const briefing = { ...printed, date: signedOn, year: printed.year ?? Number(signedOn.slice(0, 4)) };
  return asked(
    briefing,
    'date-from-signature',
    `报头和报尾里没有日期，文末署名处是${signedOn}，先照它写作印发日期。请对照原件看，不对的请改正。`,
  );
}

function kept(briefing: DraftBriefing): Detailed {
  return { briefing, diagnostics: [] };
}

function asked(briefing: DraftBriefing, rule: string, message: string): Detailed {
  return { briefing, diagnostics: [{ severity: 'warning', rule, ...adviceOf(message) }] };
}
