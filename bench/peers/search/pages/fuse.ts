import Fuse from 'fuse.js';
import { fetchJson, offerWhole } from '../../../search/pages/page.ts';

let index: Fuse<{ title: string; text: string }> | undefined;

const find = async (query: string): Promise<number[]> => {
  index ??= new Fuse((await fetchJson('/index/fuse/index.json')) as { title: string; text: string }[], {
    keys: [{ name: 'title', weight: 8 }, 'text'],
    useExtendedSearch: true,
    ignoreLocation: true,
    threshold: 0,
  });
  // A quote in front asks for the words as they are.
  const terms = query.split(/\s+/).map((piece) => `'${piece}`);
  return index.search(terms.join(' ')).map(({ refIndex }) => refIndex);
};

offerWhole(find);
