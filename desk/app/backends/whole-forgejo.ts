/**
 * Where Decap's back end for Forgejo falls short of a whole office. Forgejo
 * answers a repository's files a page at a time, a thousand unless it is told
 * otherwise; the back end reads the first page and takes the rest for missing.
 * And for each draft on the board it reads the list of all proposals. No issue
 * known: in a repository of 1,001 files the last one is in no list of entries.
 */

/** What of the back end's API is used here. */
export interface ForgejoApi {
  readonly originRepoURL: string;
  readonly branch: string;
  request(path: string, options?: Options): Promise<unknown>;
  getBranchPullRequest(branch: string): Promise<unknown>;
}

interface Options {
  readonly params?: Readonly<Record<string, unknown>>;
}

interface TreePage {
  /** Null behind the last page. */
  readonly tree: readonly unknown[] | null;
  /** Of all pages; Forgejo calls the last one cut off too (`truncated`). */
  readonly total_count: number;
}

/** Has the API read every page of a tree. */
export function readWholeTrees(api: ForgejoApi): void {
  const ask = api.request.bind(api);
  api.request = async (path, options = {}) => {
    const first = await ask(path, options);
    if (!path.includes('/git/trees/')) return first;
    const { tree, total_count } = first as TreePage;
    const whole = [...(tree ?? [])];
    for (let page = 2; whole.length < total_count; page++) {
      const next = (await ask(path, { ...options, params: { ...options.params, page } })) as TreePage;
      if (next.tree === null) break;
      whole.push(...next.tree);
    }
    return { ...(first as TreePage), tree: whole };
  };
}

/** Has the API ask for the one proposal of a branch. */
export function askForOneProposal(api: ForgejoApi): void {
  const searchAll = api.getBranchPullRequest.bind(api);
  api.getBranchPullRequest = async (branch) => {
    const path = `${api.originRepoURL}/pulls/${encodeURIComponent(api.branch)}/${branch}`;
    const found = (await api.request(path).catch(() => undefined)) as { readonly state?: string } | undefined;
    // An entry's branch has the same name each time: this may be a proposal that was merged long ago.
    return found?.state === 'open' ? found : searchAll(branch);
  };
}
