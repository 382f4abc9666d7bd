import { fetchJson, offer } from './page.ts';

interface Pagefind {
  search(query: string): Promise<{ results: { id: string; data(): Promise<{ excerpt: string }> }[] }>;
}

let pagefind: Pagefind | undefined;
let names: Record<string, number> | undefined;

async function engine(): Promise<Pagefind> {
  const address = '/index/pagefind/pagefind.js';
  pagefind ??= (await import(/* @vite-ignore */ address)) as Pagefind;
  return pagefind;
}

function parts(html: string): { text: string; marked: boolean }[] {
  const decode = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((part) => ({ text: decode(part.replace(/<\/?mark>/g, '')), marked: part.startsWith('<mark>') }));
}

offer({
  open: async () => void (await engine()),
  find: async (query) => {
    names ??= (await fetchJson('/index/pagefind/names.json')) as Record<string, number>;
    const { results } = await (await engine()).search(query);
    return results.map(({ id }) => names?.[id] ?? -1);
  },
  show: async (query) => {
    const { results } = await (await engine()).search(query);
    const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return data.map(({ excerpt }) => ({ parts: parts(excerpt) }));
  },
});
