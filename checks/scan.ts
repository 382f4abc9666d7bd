/** A check that is nothing but patterns: each match in the prose is one finding. */
import type { Document } from './document.ts';
import { excerpt } from './document.ts';
import { findingAt } from './finding-at.ts';
import type { Finding } from './finding.ts';

export interface Pattern {
  /** Global; matched against the prose of the whole file. */
  readonly pattern: RegExp;
  readonly severity: Finding['severity'];
  /** Chinese, without the quotation that follows it. */
  readonly message: string;
  readonly remedy: string;
}

export function scan(document: Document, rule: string, patterns: readonly Pattern[]): Finding[] {
  return patterns.flatMap(({ pattern, severity, message, remedy }) =>
    [...document.prose.matchAll(pattern)].map((match) =>
      findingAt(document, match.index, {
        severity,
        rule,
        message: `${message}：“${excerpt(document, match.index, match[0].length)}”。`,
        remedy,
      }),
    ),
  );
}
