/** Orama with its Mandarin tokenizer, any word being enough, titles eight times as heavy. */
import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import type { AnswerAll } from '../../../relevance/peers.ts';

export const answerAll: AnswerAll = async (documents, questions) => {
  const schema = { title: 'string', text: 'string' } as const;
  const database = create({ schema, components: { tokenizer: createTokenizer() } });
  const entries = documents.map(({ title, paragraphs }, id) => ({
    id: String(id),
    title,
    text: paragraphs.join('\n'),
  }));
  await insertMultiple(database, entries, 500);
  const top: number[][] = [];
  for (const term of questions) {
    const { hits } = await search(database, { term, threshold: 1, boost: { title: 8 }, limit: 10 });
    top.push(hits.map(({ id }) => Number(id)));
  }
  return top;
};
