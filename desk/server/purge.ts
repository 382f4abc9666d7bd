/**
 * Words taken out of the whole history, on the order of 管理: every commit is
 * written anew without them, in its place and in the name of who made it, and
 * the old ones are thrown away. What is published now is no part of it; a page
 * is taken down first.
 */
import { GitError } from './git.ts';
import type { GitStore, RefChange } from './git.ts';
import { entryAt, noticeOf } from './paths.ts';
import { MAIN } from './refs.ts';

export interface Purged {
  /** How many commits were written anew. */
  readonly commits: number;
  /** Old commit → the one in its place. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * @param path an entry that is not published.
 * @throws Error in Chinese when it is published still; then nothing has changed.
 */
export async function purge(store: GitStore, path: string): Promise<Purged> {
  const entry = entryAt(path);
  if ((await store.oidAt(MAIN, entry.path)) !== undefined) {
    throw new Error(`“${entry.path}”还在网上，没有清除。请先在编务台里撤下它。`);
  }
  const about = `${entry.collection}/${entry.slug}`;
  const refs = await refsOf(store);
  // The notice at its address says its title.
  const rewriter = new Rewriter(store, [entry.path, noticeOf(entry)]);
  const own = refs.filter(({ ref }) => ref.endsWith(`/${about}`) || ref.includes(`/${about}/`));
  const kept = refs.filter((one) => !own.includes(one));
  await rewriter.run(kept.map(({ commit }) => commit));
  const changes: RefChange[] = own.map(({ ref, commit }) => ({ ref, from: commit }));
  for (const { ref, commit } of kept) changes.push(...movedRef(ref, commit, rewriter.moved));
  if (changes.length > 0) await store.moveRefs(changes);
  await store.run(['repack', '-a', '-d', '-q']);
  await store.run(['prune', '--expire=now']);
  return { commits: rewriter.moved.size, moved: rewriter.moved };
}

interface Ref {
  readonly ref: string;
  readonly commit: string;
}

async function refsOf(store: GitStore): Promise<Ref[]> {
  const listed = await store.text(['for-each-ref', '--format=%(objectname) %(refname)']);
  return listed.split('\n').flatMap((line) => {
    const [commit, ref] = line.split(' ');
    return commit && ref ? [{ commit, ref }] : [];
  });
}

/** Some refs carry a commit in their name. */
function movedRef(ref: string, commit: string, moved: ReadonlyMap<string, string>): RefChange[] {
  const to = moved.get(commit) ?? commit;
  const name = withNewIds(ref, moved);
  if (name !== ref)
    return [
      { ref, from: commit },
      { ref: name, to },
    ];
  return to === commit ? [] : [{ ref, to, from: commit }];
}

const withNewIds = (text: string, moved: ReadonlyMap<string, string>): string =>
  text.replace(/\b[0-9a-f]{40}\b/g, (id) => moved.get(id) ?? id);

class Rewriter {
  readonly moved = new Map<string, string>();
  readonly #trees = new Map<string, string>();
  readonly #store: GitStore;
  readonly #paths: readonly string[];

  constructor(store: GitStore, paths: readonly string[]) {
    this.#store = store;
    this.#paths = paths;
  }

  /** Parents before their children, so that each finds its parents' new ids. */
  async run(tips: readonly string[]): Promise<void> {
    const input = `${tips.join('\n')}\n`;
    const listed = await this.#store.text(['rev-list', '--topo-order', '--reverse', '--stdin'], { input });
    for (const commit of listed.split('\n').filter(Boolean)) await this.#rewrite(commit);
  }

  async #rewrite(commit: string): Promise<void> {
    const raw = (await this.#store.run(['cat-file', 'commit', commit])).toString();
    const tree = /^tree ([0-9a-f]{40})$/m.exec(raw)?.[1] ?? '';
    const fresh = await this.#without(tree);
    const written = withNewIds(raw.replace(tree, fresh), this.moved);
    if (written === raw) return;
    const id = await this.#store.text(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: written });
    this.moved.set(commit, id);
  }

  async #without(tree: string): Promise<string> {
    const known = this.#trees.get(tree);
    if (known !== undefined) return known;
    const there = await Promise.all(this.#paths.map((path) => this.#store.oidAt(tree, path)));
    const gone = this.#paths.filter((_, at) => there[at] !== undefined);
    const fresh =
      gone.length === 0
        ? tree
        : await this.#store.writeTree(tree, Object.fromEntries(gone.map((path) => [path, null])));
    this.#trees.set(tree, fresh);
    return fresh;
  }
}

/** Writes the remote's history over where it is the desk's own. @returns why it could not be, in Chinese. */
export async function purgeRemote(
  store: GitStore,
  url: string,
  before: string | undefined,
  tip: string,
): Promise<string | undefined> {
  const lease = before === undefined ? [] : [`--force-with-lease=${MAIN}:${before}`];
  try {
    await store.run(['push', '--quiet', '--no-verify', ...lease, '--', url, `${tip}:${MAIN}`]);
    return undefined;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return `远程仓库（${url}）没有改写：${error.message.slice(-200)}`;
  }
}
