/** What a reader is told of the place of a match: 「第3段」, or nothing for a heading and the page's head. */
export function paragraphLabel(id: string): string {
  const [, number] = /^p(\d+)$/.exec(id) ?? [];
  return number === undefined ? '' : `第${number}段`;
}
