import { create, load, search } from '@orama/orama';
import type { RawData } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { fetchJson, offerWhole } from '../../../search/pages/page.ts';

const make = () =>
  create({ schema: { title: 'string', text: 'string' } as const, components: { tokenizer: createTokenizer() } });
let database: ReturnType<typeof make> | undefined;

const find = async (term: string): Promise<number[]> => {
  if (database === undefined) {
    const fresh = make();
    load(fresh, (await fetchJson('/index/orama/index.json')) as RawData);
    database = fresh;
  }
  const { hits } = await search(database, { term, threshold: 0, boost: { title: 8 }, limit: 1_000_000 });
  return hits.map(({ id }) => Number(id));
};

offerWhole(find);
