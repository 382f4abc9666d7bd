/** A line with its numbers masked and its blanks closed, so that a header with a page number is the same on each page. */
export function maskNumbers(text: string): string {
  return text
    .replace(/[0-9０-９]+/g, '#')
    .replace(/(?<=第)[一二三四五六七八九十百零〇]+(?=页)/gu, '#')
    .replace(/\s+/g, '');
}
