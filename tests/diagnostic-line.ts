/** A diagnostic as a test compares it: `file:line　field　sentence and remedy`. */
import { wordsOf } from '../src/lib/diagnostic.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';

export function diagnosticLine({ file, line, field, ...advice }: Diagnostic): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return [place, ...(field === undefined ? [] : [field]), wordsOf(advice)].join('　');
}
