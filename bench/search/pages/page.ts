/** What a page of the comparison offers to the benchmark. */
export interface Excerpt {
  readonly parts: readonly { readonly text: string; readonly marked: boolean }[];
}

export interface SearchPage {
  /** Fetches what is needed before the first query. */
  readonly open: () => Promise<void>;
  /** Every document found, best first. */
  readonly find: (query: string) => Promise<number[]>;
  /** What a reader waits for: the first results; with excerpts where the engine makes them. */
  readonly show: (query: string) => Promise<Excerpt[]>;
  /** What a reader's first query asks for, where that is more. */
  readonly first?: (query: string) => Promise<void>;
}

declare global {
  interface Window {
    searchPage: SearchPage;
  }
}

export function offer(page: SearchPage): void {
  window.searchPage = page;
}

/** An engine that loads its whole index with the first query and makes no excerpts. */
export function offerWhole(find: SearchPage['find']): void {
  offer({
    open: () => Promise.resolve(),
    find,
    show: async (query) => {
      await find(query);
      return [];
    },
  });
}

export async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response.json();
}
