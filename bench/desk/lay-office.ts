/** An invented office whose archive is the corpus: one issue a document, and a case that cites many of them. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorpusDocument } from '../corpus.ts';
import { documentTitle, markdownBody } from '../sites/markdown-files.ts';

const invented = fileURLToPath(new URL('../../tests/fixtures/office', import.meta.url));
const PLACES = ['jia', 'yi'];
const SERIES = '测量简报';

/** The code of the case that cites, and how many citations it holds. */
export const CITING_CASE = 'bench-citing';
export const CITATIONS = 22;

export const issueName = (index: number): string => `bench-${String(index).padStart(5, '0')}`;

/** The text of one issue; `words` are added at its end. */
export function issueText(document: CorpusDocument, index: number, words = ''): string {
  const title = JSON.stringify(documentTitle(document));
  return [
    ...['---', `series: ${SERIES}`, `date: '${document.date}'`, `issue: ${index + 1}`, 'articles:', '  - slug: text'],
    ...['    titleLines:', `      - ${title}`, `    place: ${PLACES[index % PLACES.length]}`, '---', ''],
    ...['<!-- article: text -->', '', `${markdownBody(document)}${words}`, ''],
  ].join('\n');
}

function citingCase(): string {
  const cited = Array.from({ length: CITATIONS }, (_, at) => {
    return `第${at + 1}段引用<Fact source="${issueName(at)}#p1">原文</Fact>。`;
  });
  const head = [
    '---',
    'title: 引用多处的案例',
    'summary: 引用多处简报。',
    'place: jia',
    `source: ${issueName(0)}`,
    '---',
  ];
  return [...head, '', cited.join('\n\n'), ''].join('\n');
}

/** @param folder made and filled; nothing may lie there. */
export function layOffice(folder: string, documents: readonly CorpusDocument[]): void {
  cpSync(invented, folder, { recursive: true });
  for (const [index, document] of documents.entries()) {
    writeFileSync(join(folder, 'briefings', `${issueName(index)}.md`), issueText(document, index));
  }
  writeFileSync(join(folder, 'cases', `${CITING_CASE}.mdx`), citingCase());
}
