/** How a briefing is named in words; what the print does not carry is said to be missing. */
import type { Briefing } from '#model/kinds/briefing.ts';
import { formatPartialDate, parsePartialDate } from '#model/partial-date-words.ts';

type Numbered = Pick<Briefing, 'series' | 'year' | 'edition' | 'issue' | 'totalIssue' | 'date'>;

export function briefingYear(briefing: Numbered): number | undefined {
  return briefing.year ?? (briefing.date === undefined ? undefined : parsePartialDate(briefing.date)?.year);
}

/** `第3期（总第120期）`, `增刊第3期`, or 期号未载明. */
export function issueLabel({ edition = '', issue, totalIssue }: Numbered): string {
  const total = totalIssue === undefined ? '' : `总第${totalIssue}期`;
  const number = edition + (issue === undefined ? '' : `第${issue}期`);
  if (number === '') return total === '' ? '期号未载明' : total;
  return total === '' ? number : `${number}（${total}）`;
}

export function dateLabel({ date }: Numbered): string {
  return date === undefined ? '印发日期未载明' : formatPartialDate(date);
}

/** Who edits an issue, and who has it printed, are two things: what a print does not say is not guessed. */
export function issuerLabel({ issuer, imprint }: Pick<Briefing, 'issuer' | 'imprint'>): string {
  const printedBy = imprint?.printedBy;
  return issuer ?? (printedBy === undefined ? '编印单位未载明' : `${printedBy}印发`);
}

export function yearLabel(briefing: Numbered): string {
  const year = briefingYear(briefing);
  return year === undefined ? '年份未载明' : `${year}年`;
}

/** `《简报》2024年第3期`: enough to cite the issue by. */
export function briefingLabel(briefing: Numbered): string {
  const year = briefingYear(briefing);
  const label = issueLabel(briefing);
  const issue = label === '期号未载明' ? `（${label}）` : label;
  return `《${briefing.series ?? '简报'}》${year === undefined ? '' : `${year}年`}${issue}`;
}

/** The title on one line, as lists and browser tabs show it. */
export function articleTitle({ titleLines }: { readonly titleLines: readonly string[] }): string {
  return titleLines.reduce((joined, line) => joined + (needsSpace(joined, line) ? ' ' : '') + line);
}

/** Two title lines that are two sentences are kept apart by a space, as on a poster. */
function needsSpace(before: string, after: string): boolean {
  return !/[：，、；。（《“]$/u.test(before) && !/^[，、；。）》”]/u.test(after);
}

/** Newest first: by the date as far as it is known, then by issue number, then by address. */
export function compareBriefings(a: Numbered & { id: string }, b: Numbered & { id: string }): number {
  return (
    sortKey(b).localeCompare(sortKey(a)) || (b.issue ?? 0) - (a.issue ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function sortKey(briefing: Numbered): string {
  return briefing.date ?? String(briefingYear(briefing) ?? '');
}
