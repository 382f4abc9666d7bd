/** The documents of a corpus as records of search; a record's address is the number of its document. */
import type { SearchRecord } from '#search/format/record.ts';
import type { CorpusDocument } from '../corpus.ts';

export function recordsOf(documents: readonly CorpusDocument[]): SearchRecord[] {
  return documents.map(({ title, date, category, paragraphs }, index) => ({
    url: `/${index}/`,
    kind: '简报',
    title,
    placePath: [],
    date,
    topics: [category],
    mechanisms: [],
    paragraphs: paragraphs.map((text, number) => ({ id: `p${number + 1}`, text })),
  }));
}
