import { firstOfEachKind } from '#lib/first-of-kind.ts';

/** What a check reports: one problem, where it stands and what to do about it. */
export interface Finding {
  /** An error blocks publishing, a warning is listed. */
  readonly severity: 'error' | 'warning';
  /** Name of the rule, the same as its file. */
  readonly rule: string;
  /** Path of the file, relative to the repository. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column?: number;
  /** Chinese: what is wrong. */
  readonly message: string;
  /** Chinese: what to do. */
  readonly remedy: string;
}

/** One line for a terminal: `file:line:column 错误 message remedy [rule]`. */
function formatFinding(finding: Finding): string {
  const { file, line, column, severity, message, remedy, rule } = finding;
  const place = `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return `${place} ${severity === 'error' ? '错误' : '提醒'} ${message} ${remedy} [${rule}]`;
}

/** Findings as lines: of a rule that found many only the first. */
export function listFindings(findings: readonly Finding[]): string[] {
  return firstOfEachKind(findings, ({ severity, rule }) => `${severity} ${rule}`, formatFinding);
}
