/** An invented office whose archive is the corpus: one issue a document, and a case that cites many of them. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectArchive } from '#archive/archive.ts';
import { errorsIn } from '#lib/diagnostic.ts';
import { checkText, TextMemory } from '#publication/check-text.ts';
import type { CorpusDocument } from '../corpus.ts';
import { documentTitle, markdownBody } from '../sites/markdown-files.ts';

const invented = fileURLToPath(new URL('../../tests/fixtures/office', import.meta.url));
const PLACES = ['jia', 'yi'];

/** The file of the case that cites, and how many citations it holds. */
export const CITING_CASE = 'bench-citing';
export const CITATIONS = 22;

export interface LaidIssue {
  readonly id: string;
  readonly document: CorpusDocument;
}

function issueText(document: CorpusDocument, index: number): string {
  const title = JSON.stringify(documentTitle(document));
  return [
    ...['---', 'series: 测量简报', `date: '${document.date}'`, `issue: ${index + 1}`, 'articles:', '  - slug: text'],
    ...['    titleLines:', `      - ${title}`, `    place: ${PLACES[index % PLACES.length]}`, '---', ''],
    ...['<!-- article: text -->', '', markdownBody(document), ''],
  ].join('\n');
}

/** Words of a first paragraph that hold no figure and no mark. */
const quotable = ({ paragraphs }: CorpusDocument): string | undefined =>
  /[\p{Script=Han}]{6}/u.exec((paragraphs[0] ?? '').replace(/[零〇一二两三四五六七八九十百千万亿]/g, ' '))?.[0];

function citingCase(issues: readonly LaidIssue[]): string {
  const citable = issues.flatMap(({ id, document }) => {
    const words = quotable(document);
    return words === undefined ? [] : [{ id, words }];
  });
  const [first] = citable;
  const cited = citable.slice(0, CITATIONS).map(({ id, words }) => `文中说，<Fact source="${id}#p1">${words}</Fact>。`);
  const head = [
    'title: 引用多处的案例',
    'summary: 引用许多期简报。期期都有出处。',
    'place: jia',
    `source: ${first?.id ?? ''}`,
  ];
  const end = ['topics: [water]', 'mechanisms: [well-watch]'];
  return ['---', ...head, ...end, '---', '', cited.join('\n\n'), ''].join('\n');
}

/**
 * @param folder made and filled, or laid by an earlier run from the same documents.
 * @returns the issues that can be published: some documents hold what the checks refuse, such as telephone numbers.
 */
export function layOffice(folder: string, documents: readonly CorpusDocument[]): LaidIssue[] {
  const issues = documents.map((document, index) => ({ id: `bench-${String(index).padStart(5, '0')}`, document }));
  const file = (id: string) => join(folder, 'briefings', `${id}.md`);
  if (existsSync(join(folder, 'cases', `${CITING_CASE}.mdx`))) return issues.filter(({ id }) => existsSync(file(id)));
  cpSync(invented, folder, { recursive: true });
  for (const [index, { id, document }] of issues.entries()) writeFileSync(file(id), issueText(document, index));
  const wrong = wrongFiles(folder);
  for (const { id } of issues) if (wrong.has(`briefings/${id}.md`)) rmSync(file(id));
  const sound = issues.filter(({ id }) => !wrong.has(`briefings/${id}.md`));
  writeFileSync(join(folder, 'cases', `${CITING_CASE}.mdx`), citingCase(sound));
  const left = wrongFiles(folder);
  if (left.size > 0) throw new Error(`the office cannot be published: ${[...left].join(', ')}`);
  return sound;
}

function wrongFiles(folder: string): ReadonlySet<string> {
  const now = new Date();
  const { whole, settings, diagnostics } = inspectArchive(folder, now);
  const textual =
    settings === undefined ? [] : checkText(new TextMemory(join(folder, '.checks')), whole, settings, now);
  return new Set([...errorsIn(diagnostics), ...errorsIn(textual)].map(({ file }) => file));
}
