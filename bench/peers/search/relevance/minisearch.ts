/** MiniSearch with words, any of which is enough, titles eight times as heavy. */
import MiniSearch from 'minisearch';
import type { AnswerAll } from '../../../relevance/peers.ts';
import { words } from './words.ts';

export const answerAll: AnswerAll = (documents, questions) => {
  const index = new MiniSearch({ fields: ['title', 'text'], tokenize: words, processTerm: (term) => term });
  index.addAll(documents.map(({ title, paragraphs }, id) => ({ id, title, text: paragraphs.join('\n') })));
  const options = { combineWith: 'OR', boost: { title: 8 } } as const;
  return Promise.resolve(
    questions.map((q) =>
      index
        .search(q, options)
        .slice(0, 10)
        .map(({ id }) => Number(id)),
    ),
  );
};
