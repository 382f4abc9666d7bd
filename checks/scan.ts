/** A check that is nothing but patterns: each match in the prose is one diagnostic. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from './document.ts';
import { excerpt } from './document.ts';
import { diagnosticAt } from './diagnostic-at.ts';

export interface Pattern {
  /** Global; matched against the prose of the whole file. */
  readonly pattern: RegExp;
  readonly severity: Diagnostic['severity'];
  /** Chinese, without the quotation that follows it. */
  readonly sentence: string;
  readonly remedy: string;
}

export function scan(document: Document, rule: string, patterns: readonly Pattern[]): Diagnostic[] {
  return patterns.flatMap(({ pattern, severity, sentence, remedy }) =>
    [...document.prose.matchAll(pattern)].map((match) =>
      diagnosticAt(document, match.index, {
        severity,
        rule,
        sentence: `${sentence}：“${excerpt(document, match.index, match[0].length)}”。`,
        remedy,
      }),
    ),
  );
}
