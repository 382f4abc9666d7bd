/** The history of an entry: its own events, the readable difference between two of its versions, and their words. */
import type { DiffPart, Version } from '../api/history-answer.ts';
import type { DraftKey } from './draft.ts';
import type { GitStore } from './git.ts';
import { entryAt } from './paths.ts';
import { isOwnPage, sees } from './places.ts';
import { aboutOf, eventOf, beijing } from './record.ts';
import { Refusal } from './refusal.ts';
import { DISCARDED, MAIN } from './refs.ts';
import { steps } from './steps.ts';
import type { DraftEvent, Person } from './steps.ts';
import { wordDifference } from './word-difference.ts';
import { about, draftTips, readDraft } from './workflow.ts';

const WORDS: readonly DraftEvent['step'][] = ['save', 'decide', 'withdraw', 'restore', 'undo'];
const FORMAT = '--format=%H%x1f%an%x1f%ct%x1f%B%x1e';

/** Newest first: the draft's steps, then those of the published page; a draft that is not theirs to see is left out. */
export async function historyOf(store: GitStore, person: Person, path: string): Promise<Version[]> {
  const entry = entryAt(path);
  const draft = (await draftTips(store)).has(about(entry)) ? await readDraft(store, entry) : undefined;
  const own = draft && (await sees(store, person, draft)) ? draft : undefined;
  const drafted = own?.commits.map((commit, at) => versionOf(commit, own.events[at])).reverse() ?? [];
  const published = await publishedHistory(store, entry, path);
  const shown = (await isOwnPage(store, person, entry)) ? published : await publicOnly(store, published);
  return [...drafted.filter((one) => one !== undefined), ...shown];
}

function versionOf(commit: string, done: DraftEvent | undefined): Version | undefined {
  if (!done) return undefined;
  const { name, office, time, step, remark } = done;
  const note = remark && { note: remark.text };
  return { commit, name, office, time, step: steps[step], changed: WORDS.includes(step), published: false, ...note };
}

/** The events of an entry that `main` holds. A merge of another entry is none of them, whatever it brought along. */
async function publishedHistory(store: GitStore, entry: DraftKey, path: string): Promise<Version[]> {
  const main = await store.refAt(MAIN);
  if (main === undefined) return [];
  const name = about(entry);
  const [named, touched] = await Promise.all([
    versions(store, name, ['--topo-order', '-E', `--grep=：${name}$`, `--grep=^Desk-About: ${name}$`, main]),
    versions(store, name, ['--first-parent', main, '--', store.inTree(path)]),
  ]);
  const known = new Set(named.map(({ commit }) => commit));
  const others = touched.filter(({ commit }) => !known.has(commit));
  if (others.length === 0) return named;
  // Steps of one minute carry the same time, so git's own order counts.
  const order = (await store.text(['rev-list', '--topo-order', main])).split('\n');
  const position = new Map(order.map((commit, index) => [commit, index]));
  const place = ({ commit }: Version) => position.get(commit) ?? 0;
  return [...named, ...others].sort((a, b) => place(a) - place(b));
}

async function versions(store: GitStore, name: string, range: readonly string[]): Promise<Version[]> {
  const log = await store.text(['log', FORMAT, ...range]);
  return log.split('\x1e').flatMap((record): Version[] => {
    const [commit = '', author = '', seconds = '', message = ''] = record.trim().split('\x1f');
    if (commit === '') return [];
    const done = eventOf(message);
    if (done) {
      const several = aboutOf(message);
      const isOwn = several.length === 0 ? message.split('\n', 1)[0]?.endsWith(`：${name}`) : several.includes(name);
      const version = isOwn === true ? versionOf(commit, done) : undefined;
      return version ? [{ ...version, published: true }] : [];
    }
    const time = beijing(new Date(Number(seconds) * 1000));
    // Its message is a developer's note, in a developer's language.
    return [{ commit, name: author, time, step: '不经编务台的改动', changed: true, published: true }];
  });
}

/** Of another place's page the drafts that led to it stay with that place, whatever became of them. */
async function publicOnly(store: GitStore, versions: readonly Version[]): Promise<Version[]> {
  const line = new Set((await store.text(['rev-list', '--first-parent', MAIN])).split('\n'));
  return versions.filter(({ commit }) => line.has(commit));
}

/** What changed from one version of a file to another, word by word. */
export async function difference(
  store: GitStore,
  person: Person,
  path: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DiffPart[]> {
  const [before, after] = await Promise.all([from, to].map((commit) => versionText(store, person, path, commit)));
  return wordDifference(before ?? '', after ?? '');
}

/** The text of an entry in one of its versions; empty where it has none. */
export async function versionText(store: GitStore, person: Person, path: string, commit: string): Promise<string> {
  const { path: own } = entryAt(path);
  await refuseForeignVersion(store, person, own, commit);
  const oid = await store.oidAt(commit, own);
  return oid === undefined ? '' : (await store.blob(oid)).toString();
}

/** Refuses a commit that is none of the entry's versions, as far as the person may see them. */
export async function refuseForeignVersion(
  store: GitStore,
  person: Person,
  path: string,
  commit: string,
): Promise<void> {
  if (!/^[0-9a-f]{40}$/.test(commit) || !(await isVersion(store, person, path, commit))) {
    throw new Refusal(404, '没有这个版本，请从历史里选一个。');
  }
}

async function isVersion(store: GitStore, person: Person, path: string, commit: string): Promise<boolean> {
  const entry = entryAt(path);
  if ((await store.refAt(`${commit}^{commit}`)) !== commit) return false;
  if (await store.isAncestor(commit, MAIN)) {
    if (await isOwnPage(store, person, entry)) return true;
    return (await store.text(['rev-list', '--first-parent', MAIN])).split('\n').includes(commit);
  }
  const draft = await readDraft(store, entry);
  if (draft?.commits.includes(commit) === true) return sees(store, person, draft);
  return (await discardedWith(store, person, entry, commit)) !== undefined;
}

/** The discarded draft that a commit belongs to. */
async function discardedWith(
  store: GitStore,
  person: Person,
  entry: DraftKey,
  commit: string,
): Promise<string | undefined> {
  const refs = await store.text(['for-each-ref', '--format=%(refname)', `${DISCARDED}${about(entry)}/`]);
  for (const ref of refs.split('\n').filter(Boolean)) {
    const draft = await readDraft(store, entry, ref);
    if (draft?.commits.includes(commit) && (await sees(store, person, draft))) return ref;
  }
  return undefined;
}
