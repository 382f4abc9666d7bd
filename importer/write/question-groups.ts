/** Questions of one kind, which can be read and settled together. */
import { severities } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '../source-document.ts';

export interface QuestionGroup<D> {
  /** The first of them says what is at stake. */
  readonly first: D;
  readonly all: readonly D[];
}

/** Groups by what is said, names and numbers left out; the gravest first, then in the order of the original. */
export function groupQuestions<D extends Pick<SourceDiagnostic, 'severity' | 'rule' | 'sentence'>>(
  diagnostics: readonly D[],
): QuestionGroup<D>[] {
  const order = Object.keys(severities);
  const groups = Map.groupBy(diagnostics, ({ severity, rule, sentence }) => `${severity} ${rule} ${bare(sentence)}`);
  return [...groups.values()]
    .flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]))
    .sort((a, b) => order.indexOf(a.first.severity) - order.indexOf(b.first.severity));
}

function bare(sentence: string): string {
  return sentence.replace(/「[^」]*」|“[^”]*”|《[^》]*》|\d+/gu, '');
}
