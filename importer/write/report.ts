import { printDiagnostic } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '../source-document.ts';

/** What an import says as a line for people, with the page and the words of the original. */
export function printSourceDiagnostic(diagnostic: SourceDiagnostic): string {
  const { page, excerpt } = diagnostic;
  return [
    ...(page === undefined ? [] : [`第${page}页`]),
    printDiagnostic(diagnostic),
    ...(excerpt === undefined ? [] : [`原文：「${excerpt}」`]),
  ].join('　');
}
