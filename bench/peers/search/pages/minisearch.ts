import MiniSearch from 'minisearch';
import { miniSearchOptions } from './minisearch-options.ts';
import { offerWhole } from '../../../search/pages/page.ts';
import { queryPairs } from '../../../search/pages/pairs.ts';

let index: MiniSearch | undefined;

const find = async (query: string): Promise<number[]> => {
  index ??= MiniSearch.loadJSON(await (await fetch('/index/minisearch/index.json')).text(), miniSearchOptions);
  const options = { combineWith: 'AND', tokenize: queryPairs, boost: { title: 8 } } as const;
  return index.search(query, options).map(({ id }) => Number(id));
};

offerWhole(find);
