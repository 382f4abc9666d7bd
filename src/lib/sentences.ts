/** Sentences of plain Chinese text. */

/** How many sentences there are; a full stop within quotation marks or brackets ends none. */
export function countSentences(text: string): number {
  const outer = text.replace(/“[^”]*”|（[^）]*）|《[^》]*》/g, '“”');
  return outer.split(/[。！？]/).filter((part) => /[\p{L}\p{N}“]/u.test(part)).length;
}
