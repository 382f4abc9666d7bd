import type { Diagnostic } from '#lib/diagnostic.ts';

/** A diagnostic at an offset of the document's text. */
export function diagnosticAt(
  document: { readonly file: string; readonly text: string },
  offset: number,
  diagnostic: Omit<Diagnostic, 'file' | 'line' | 'column'>,
): Diagnostic & { readonly line: number } {
  const before = document.text.slice(0, offset);
  return {
    ...diagnostic,
    file: document.file,
    line: countLines(before) + 1,
    column: offset - before.lastIndexOf('\n'),
  };
}

export function countLines(text: string): number {
  return text.split('\n').length - 1;
}
