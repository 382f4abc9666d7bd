/** `show` asks the worker, as the site does; `find` asks the same engine for every hit, which the site never needs. */
import { SearchClient } from '#search/read/client.ts';
import type { Engine } from '#search/read/engine.ts';
import type { Manifest } from '#search/format/manifest.ts';
import { noFold } from '#search/format/normal-form.ts';
import { fetchJson, offer } from './page.ts';

const folder = '/index/this-site/';
const client = new SearchClient(folder);
let engine: Engine | undefined;
let numbers: number[][] = [];

/** As a reader's page asks: other words and the second answer too. */
const asReader = (text: string) => ({ ...question(text), wide: true, plain: false });

async function load(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(folder + path)).arrayBuffer());
}

const question = (text: string) => ({ text, selection: {}, order: 'relevance' as const });

offer({
  open: () => Promise.resolve(),
  find: async (text) => {
    // The site has its engine in the worker only, so it is no part of the page's first query.
    const loaded = await import('#search/read/engine.ts');
    engine ??= new loaded.Engine((await fetchJson(`${folder}manifest.json`)) as Manifest, load);
    if (numbers.length === 0) numbers = (await fetchJson('/numbers.json')) as number[][];
    const { hits } = await engine.search(question(text), noFold);
    return hits.map(({ bundle, page }) => numbers[bundle]?.[page] ?? -1);
  },
  first: async (text) => void (await client.search({ query: asReader(text), offset: 0, limit: 10 })),
  show: async (text) => {
    const { results } = await client.search({ query: question(text), offset: 0, limit: 10 });
    return results.map(({ title, excerpt }) => ({ parts: [...title, ...(excerpt?.segments ?? [])] }));
  },
});
