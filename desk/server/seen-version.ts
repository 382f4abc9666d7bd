/**
 * Whoever acts says which version is on the screen. What stands there now has
 * to be that version, so that nobody approves, publishes, sends back or throws
 * away what was never read; otherwise the answer says who did what meanwhile.
 */
import type { Changed } from '../api/history-answer.ts';
import { textOf } from './draft-files.ts';
import { GitError } from './git.ts';
import type { GitStore } from './git.ts';
import { eventOf } from './record.ts';
import { Refusal } from './refusal.ts';
import { DISCARDED, MAIN } from './refs.ts';
import { steps } from './steps.ts';
import type { DraftEvent } from './steps.ts';
import { fileOf } from '#model/editable.ts';
import { wordDifference } from './word-difference.ts';
import type { Draft, DraftKey } from './draft.ts';

/** `推甲在2026-11-23 15:30保存`. */
const told = ({ name, time, step }: Pick<DraftEvent, 'name' | 'time' | 'step'>): string =>
  `${name}在${time}${steps[step]}`;

/** @returns `seen`; a request that names no version is refused with 428. */
export function required(seen: string | undefined): string {
  if (seen !== undefined && /^[0-9a-f]{40}$/.test(seen)) return seen;
  throw new Refusal(428, '这个请求没有说明您看的是哪一版，没有执行。请刷新页面，读过现在的文字再办。');
}

/** Refuses with 409 when the draft is not as it was at the commit `seen`. */
export async function refuseUnseen(store: GitStore, draft: Draft, seen: string): Promise<void> {
  if (seen === draft.tip) return;
  const at = draft.commits.indexOf(seen);
  // Another draft of the same code stands there now: what was seen is no version of it.
  const events = at === -1 ? draft.events.slice(-1) : draft.events.slice(at + 1);
  const now = await textOf(store, draft);
  const before = at === -1 ? undefined : await store.oidAt(seen, fileOf(draft.collection, draft.slug));
  const changed: Changed = {
    events: events.map(({ name, time, step }) => ({ name, time, step: steps[step] })),
    ...(before !== now && (await changeOf(store, before, now))),
  };
  const what = changed.difference ? '文字改了' : before === now ? '文字没有变' : '文字换了';
  throw new Refusal(
    409,
    `没有执行：您打开这篇稿子之后，${events.map(told).join('，')}（${what}）。请重新打开，读过现在的稿子再办。`,
    [],
    changed,
  );
}

/** The difference between two texts by their content ids; empty where one of them cannot be read. */
export async function changeOf(
  store: GitStore,
  before: string | undefined,
  after: string | undefined,
): Promise<Pick<Changed, 'difference'>> {
  if (before === undefined || after === undefined || !(await store.isBlob(before))) return {};
  const [old = '', fresh = ''] = (await store.blobs([before, after])).map(String);
  return { difference: wordDifference(old, fresh) };
}

/** The refusal of a step on a draft that is there no more: who published it, or threw it away. */
export async function refuseGone(store: GitStore, key: DraftKey, seen: string): Promise<never> {
  const about = `${key.collection}/${key.slug}`;
  const published = await isPublished(store, seen);
  const last = published
    ? await store.text(['log', '-1', '--format=%H', `--grep=：${about}$`, MAIN])
    : await store.text([
        ...['for-each-ref', '--sort=-committerdate', '--count=1', '--format=%(objectname)'],
        `${DISCARDED}${about}/`,
      ]);
  const done = last === '' ? undefined : eventOf((await store.commitAt(last)).message);
  const who = done ? `${told(done)}了它` : '可能已经发布，或者被同事删掉了';
  throw new Refusal(409, `没有执行：这篇草稿不在了，${who}。请刷新看板。`, [], {
    events: done ? [{ name: done.name, time: done.time, step: steps[done.step] }] : [],
  });
}

async function isPublished(store: GitStore, commit: string): Promise<boolean> {
  try {
    return await store.isAncestor(commit, MAIN);
  } catch (error) {
    // A version that this repository never held.
    if (error instanceof GitError) return false;
    throw error;
  }
}
