import FlexSearch from 'flexsearch';
import { fetchJson, offerWhole } from '../../../search/pages/page.ts';
import { queryPairs } from '../../../search/pages/pairs.ts';

let index: InstanceType<typeof FlexSearch.Index> | undefined;

const find = async (query: string): Promise<number[]> => {
  if (index === undefined) {
    const fresh = new FlexSearch.Index({ tokenize: 'strict', encode: queryPairs });
    for (const [key, data] of (await fetchJson('/index/flexsearch/index.json')) as [string, string][]) {
      fresh.import(key, data);
    }
    index = fresh;
  }
  return (index.search(query, { limit: 1_000_000 }) as (number | string)[]).map(Number);
};

offerWhole(find);
