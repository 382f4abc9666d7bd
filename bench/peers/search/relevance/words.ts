/** Words of a text as Intl.Segmenter parts them. */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

export function words(text: string): string[] {
  const normal = text.normalize('NFKC').toLowerCase();
  return Array.from(segmenter.segment(normal), ({ segment }) => segment).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
