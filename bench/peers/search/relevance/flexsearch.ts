/** FlexSearch with words; `suggest` lets it answer with what holds some of them. */
import FlexSearch from 'flexsearch';
import type { AnswerAll } from '../../../relevance/peers.ts';
import { words } from './words.ts';

export const answerAll: AnswerAll = (documents, questions) => {
  const index = new FlexSearch.Index({ tokenize: 'strict', encode: words });
  documents.forEach(({ title, paragraphs }, id) => index.add(id, [title, ...paragraphs].join('\n')));
  const ask = (q: string) => index.search(q, { limit: 10, suggest: true }) as (number | string)[];
  return Promise.resolve(questions.map((q) => ask(q).map(Number)));
};
