/** A quotation between its Markdown and a box with a paragraph on each line. */

/** The words of a block that is one quotation of plain paragraphs; undefined for any other. */
export function parseQuote(source: string): string | undefined {
  const lines = source.split('\n').map((line) => /^> ?(?! )(.*)$/.exec(line)?.[1]);
  if (lines.some((line) => line === undefined || /^(?:>|[-*+] |\d+[.)] |#|```|~~~|\|)/.test(line))) return undefined;
  const text = lines.join('\n');
  // Two lines without a blank one between them are one paragraph.
  return /[^\n]\n[^\n]/.test(text) || text.includes('\n\n\n') ? undefined : text.replaceAll('\n\n', '\n');
}

/** The inverse of {@link parseQuote}; a line that is still empty is kept open by the box alone. */
export function printQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n>\n');
}
