/**
 * What is published, as commits that lead to no draft: the remote keeps every
 * publication and none of the saves on the way to it. A commit that no draft
 * went into, such as the office's own before there was a desk, stays the same.
 */
import type { GitStore } from './git.ts';
import { MAIN } from './refs.ts';

/** The tip of that history. */
const PUBLIC = 'refs/desk/public';
const OF = 'Desk-Commit: ';

/** @returns the tip, brought up to what is published now. */
export async function publicTip(store: GitStore): Promise<string> {
  const [main, before] = await Promise.all([store.refAt(MAIN), store.refAt(PUBLIC)]);
  if (main === undefined) throw new Error('the desk repository has no main branch');
  const done = before === undefined ? undefined : await mirrored(store, before);
  const known = done !== undefined && (await store.isAncestor(done, main)) ? done : undefined;
  let tip = known === undefined ? undefined : before;
  for (const { commit, parent, byDesk } of await publications(store, known, main)) {
    // What the office brought along is its own, and known to its remote as it is.
    if (tip === undefined && !byDesk) continue;
    tip = await copyOf(store, commit, tip ?? parent);
  }
  const fresh = tip ?? main;
  if (fresh !== before)
    await store.moveRefs([{ ref: PUBLIC, to: fresh, ...(before !== undefined && { from: before }) }]);
  return fresh;
}

interface Publication {
  readonly commit: string;
  readonly parent: string | undefined;
  readonly byDesk: boolean;
}

/** The commits of `main` behind one, the oldest first. */
async function publications(store: GitStore, known: string | undefined, main: string): Promise<Publication[]> {
  const range = known === undefined ? main : `${known}..${main}`;
  const listed = await store.text(['log', '--first-parent', '--reverse', '--format=%H %ae %P', range]);
  return listed
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [commit = '', email, parent] = line.split(' ');
      return { commit, parent: parent === '' ? undefined : parent, byDesk: email === 'desk@desk.invalid' };
    });
}

/** The commit of `main` that one of the public history stands for. */
async function mirrored(store: GitStore, commit: string): Promise<string> {
  const { message } = await store.commitAt(commit);
  return new RegExp(`^${OF}([0-9a-f]{40})$`, 'm').exec(message)?.[1] ?? commit;
}

async function copyOf(store: GitStore, commit: string, parent: string | undefined): Promise<string> {
  const format = '--format=%an%x00%ae%x00%at%x00%s';
  const [name = '', email = '', seconds = '0', subject = ''] = (
    await store.text(['show', '-s', '--no-show-signature', format, commit])
  ).split('\0');
  const tree = await store.treeOf(commit);
  const message = `${subject}\n\n${OF}${commit}\n`;
  const date = new Date(Number(seconds) * 1000);
  return store.writeCommit(tree, parent === undefined ? [] : [parent], message, { name, email }, date);
}

/** Whether a commit of another repository is one that the desk pushed there with its drafts, before it kept them back. */
export async function isOwnOldPush(store: GitStore, commit: string): Promise<boolean> {
  const main = await store.refAt(MAIN);
  const there = (await store.refAt(`${commit}^{commit}`)) !== undefined;
  return there && main !== undefined && (await store.isAncestor(commit, main));
}
