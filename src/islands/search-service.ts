/** The one worker of a page, made when something is first looked for and made anew after a failure. */
import { SearchClient, SearchFailure } from '#search/read/client.ts';

let client: SearchClient | undefined;
let worked = false;

/** `base` is the site's root, ending in a slash. */
export async function askSearch<T>(base: string, ask: (client: SearchClient) => Promise<T>): Promise<T> {
  const mine = (client ??= new SearchClient(`${base}search-index/`));
  try {
    const answer = await ask(mine);
    worked = true;
    return answer;
  } catch (error) {
    // What the worker has fetched stays with it; only one that cannot work is replaced.
    if (!(error instanceof SearchFailure) || error.fatal) {
      if (client === mine) client = undefined;
      mine.close();
    }
    throw error;
  }
}

/** Whether the index has been reached before on this page; if not, waiting means downloading. */
export function hasAnswered(): boolean {
  return worked;
}

/** Starts fetching what any search needs; whatever fails is reported when something is looked for. */
export function prepareSearch(base: string): void {
  askSearch(base, (one) => one.prepare()).catch(() => undefined);
}
