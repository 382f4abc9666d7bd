/** The history of an entry: its versions, and the readable difference between two of them. */
import type { DiffPart, Version } from '../api/history-answer.ts';
import type { GitStore } from './git.ts';
import { entryAt } from './paths.ts';
import { actOf, beijing } from './record.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './repository.ts';
import { steps } from './steps.ts';
import { wordDifference } from './word-difference.ts';
import { refOf } from './workflow.ts';

/** Newest first: the draft's steps, then those of the published page. */
export async function historyOf(store: GitStore, path: string): Promise<Version[]> {
  const entry = entryAt(path);
  const draft = await store.refAt(refOf(entry));
  const main = await store.refAt(MAIN);
  const unpublished = draft ? await versions(store, [`${MAIN}..${draft}`], false) : [];
  // The entry's own files and the steps that touched none of them: both name the entry.
  const about = `${entry.collection}/${entry.slug}`;
  const touched = main ? await versions(store, ['--full-history', main, '--', store.inTree(path)], true) : [];
  const stepped = main ? await versions(store, [`--grep=：${about}$`, main], true) : [];
  const known = new Set(touched.map(({ commit }) => commit));
  const unchanged = stepped.filter(({ commit }) => !known.has(commit)).map((one) => ({ ...one, changed: false }));
  // Steps of one minute carry the same time, so git's own order counts.
  const order = (main ? await store.text(['rev-list', '--topo-order', main]) : '').split('\n');
  const position = new Map(order.map((commit, index) => [commit, index]));
  const place = ({ commit }: Version) => position.get(commit) ?? 0;
  const published = [...touched, ...unchanged].sort((a, b) => place(a) - place(b));
  return [...unpublished, ...published];
}

async function versions(store: GitStore, range: readonly string[], published: boolean): Promise<Version[]> {
  const log = await store.text(['log', '--format=%H%x1f%an%x1f%ct%x1f%B%x1e', ...range]);
  return log.split('\x1e').flatMap((record): Version[] => {
    const [commit = '', author = '', seconds = '', message = ''] = record.trim().split('\x1f');
    if (commit === '') return [];
    const done = actOf(message);
    if (!done) {
      const time = beijing(new Date(Number(seconds) * 1000));
      // Its message is a developer's note, in a developer's language.
      return [{ commit, name: author, time, step: '不经编务台的改动', changed: true, published }];
    }
    const { name, office, time } = done;
    const changed = done.step === 'save' || done.step === 'decide' || done.step === 'withdraw';
    return [{ commit, name, office, time, step: steps[done.step], changed, published }];
  });
}

/** What changed from one version of a file to another, word by word. */
export async function difference(store: GitStore, path: string, from: string, to: string): Promise<DiffPart[]> {
  entryAt(path);
  const [before, after] = await Promise.all([textAt(store, path, from), textAt(store, path, to)]);
  return wordDifference(before, after);
}

async function textAt(store: GitStore, path: string, commit: string): Promise<string> {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Refusal(422, '没有这个版本，请从历史里选一个。');
  const oid = await store.oidAt(commit, path).catch(() => {
    throw new Refusal(404, '没有这个版本，请从历史里选一个。');
  });
  return oid === undefined ? '' : (await store.blob(oid)).toString();
}
