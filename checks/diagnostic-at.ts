import type { Diagnostic } from '#lib/diagnostic.ts';
import { memoised } from '#lib/memoised.ts';

/** A diagnostic at an offset of the document's text. */
export function diagnosticAt(
  document: { readonly file: string; readonly text: string },
  offset: number,
  diagnostic: Omit<Diagnostic, 'file' | 'line' | 'column'>,
): Diagnostic & { readonly line: number } {
  const starts = lineStarts(document);
  const line = lineOf(starts, offset);
  return { ...diagnostic, file: document.file, line, column: offset - (starts[line - 1] ?? 0) + 1 };
}

/** Once for each document: a long text has many findings. */
const lineStarts = memoised(({ text }: { readonly text: string }): number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
});

/** The 1-based line that an offset stands in. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

export function countLines(text: string): number {
  return text.split('\n').length - 1;
}
