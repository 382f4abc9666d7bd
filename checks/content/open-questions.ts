/**
 * 待核: places that the import could not write in plain text. Looked for in the
 * whole file, so that no syntax around one hides it.
 */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { OPEN_QUESTION } from '#lib/open-question.ts';
import type { Document } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';

export function openQuestions(document: Document): Diagnostic[] {
  return [...document.text.matchAll(OPEN_QUESTION)].map((match) =>
    diagnosticAt(document, match.index, {
      severity: 'error',
      rule: 'open-questions',
      sentence: `这里还没有核对：“${match[0]}”。`,
      remedy: '请对照原件，把它连同〔〕一起改成原件上的文字。',
    }),
  );
}
