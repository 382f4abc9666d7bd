/** Documents to measure with where no corpus is given: the invented articles of a trial, as many as asked for. */
import { Chooser } from '../demo/choose.ts';
import { inventArticle } from '../demo/invent-articles.ts';
import type { CorpusDocument } from './corpus.ts';

const SEED = 20_261_130;
const YEARS = 20;

export function inventedDocuments(count: number): CorpusDocument[] {
  const choose = new Chooser(SEED);
  return Array.from({ length: count }, (_, id) => {
    const month = choose.between(1, 12);
    const day = choose.between(1, 28);
    const { titleLines, body, subject } = inventArticle(choose, 'text', month);
    const date = [2005 + (id % YEARS), month, day].map((part) => String(part).padStart(2, '0')).join('-');
    // Headings and tables are not in every generator's template: what all of them get are paragraphs.
    const paragraphs = body.split('\n\n').filter((part) => !/^[#|]/.test(part));
    return { id, title: titleLines.join(''), date, category: subject.name, paragraphs };
  });
}
