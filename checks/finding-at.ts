import type { Finding } from './finding.ts';

/** A finding at an offset of the document's text. */
export function findingAt(
  document: { readonly file: string; readonly text: string },
  offset: number,
  finding: Omit<Finding, 'file' | 'line' | 'column'>,
): Finding {
  const before = document.text.slice(0, offset);
  return {
    ...finding,
    file: document.file,
    line: countLines(before) + 1,
    column: offset - before.lastIndexOf('\n'),
  };
}

export function countLines(text: string): number {
  return text.split('\n').length - 1;
}
