/**
 * Several drafts at once: one event, one record, one build. All of them move, or none does and the answer names those
 * that stand in the way. The record is a ref below `refs/desk/batches`, named by the batch.
 */
import { randomUUID } from 'node:crypto';
import { isAhead } from '#model/moment.ts';
import type { Batch } from '../api/inbox.ts';
import { refuseForeign } from './draft-files.ts';
import type { Draft, SeenDraft } from './draft.ts';
import type { RefChange } from './git.ts';
import { inspectTree, publishAll, publishAtOf, wantedTime } from './publishing.ts';
import { aboutOf, newEvent, eventOf, messageOf } from './record.ts';
import { Refusal } from './refusal.ts';
import { BATCHES } from './refs.ts';
import { mayDecide, steps } from './steps.ts';
import type { DraftEvent, Person, Status } from './steps.ts';
import { about, draftOf, approvalsNeeded, identity, mainOf, moveOf, moveRefs, writeEvent } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** As many as a back catalogue of some decades has. */
export const MOST_AT_ONCE = 500;

export interface BatchDone {
  readonly batch: string;
  readonly count: number;
}

const newBatch = (): string => randomUUID().slice(0, 12);

/** 推荐, 审核 or 退回 for each of them. */
export async function moveMany(
  flow: Workflow,
  person: Person,
  keys: readonly SeenDraft[],
  to: Status,
  reason?: string,
): Promise<BatchDone> {
  const batch = newBatch();
  return flow.mutex.run(async () => {
    const moves = await each(flow, person, keys, async (draft) => ({
      draft,
      done: { ...(await moveOf(flow, person, draft, to, reason)), batch },
    }));
    await recordMoves(flow, person, batch, moves);
    return { batch, count: moves.length };
  });
}

/**
 * 议定 for each of them.
 * @param when the time at which all are to be published, Beijing time; without one, those whose words name a time to
 * come wait for it and the others are published now.
 */
export async function decideMany(
  flow: Workflow,
  person: Person,
  keys: readonly SeenDraft[],
  when?: string,
): Promise<BatchDone & { readonly published: number }> {
  const batch = newBatch();
  const at = wantedTime(when, flow.now());
  return flow.mutex.run(async () => {
    const drafts = await each(flow, person, keys, async (draft) => {
      mayDecide(person, draft.status, draft.approvals, await approvalsNeeded(flow, draft));
      await refuseForeign(flow.store, draft);
      const time = at ?? (await publishAtOf(flow.store, draft));
      return { draft, at: isAhead(time, flow.now()) ? time : undefined };
    });
    const later = drafts.filter((one) => one.at !== undefined);
    const now = drafts.filter((one) => one.at === undefined).map(({ draft }) => draft);
    const status = 'pending_publish';
    const waiting = later.map(({ draft, at: time }) => ({
      draft,
      done: { ...newEvent('schedule', person, status, flow.now()), at: time, batch },
    }));
    if (now.length > 0) await publishBatch(flow, person, batch, now);
    if (waiting.length > 0) await scheduleBatch(flow, person, now.length > 0 ? newBatch() : batch, waiting);
    return { batch, count: drafts.length, published: now.length };
  });
}

async function publishBatch(flow: Workflow, person: Person, batch: string, drafts: readonly Draft[]): Promise<void> {
  const decided = { ...newEvent('decide', person, 'pending_publish', flow.now()), batch };
  await publishAll(flow, person, drafts, decided);
}

interface Moving {
  readonly draft: Draft;
  readonly done: DraftEvent;
}

async function scheduleBatch(flow: Workflow, person: Person, batch: string, moves: readonly Moving[]): Promise<void> {
  const { store } = flow;
  const main = await mainOf(store);
  const drafts = moves.map(({ draft }) => draft);
  const changes = drafts.flatMap(({ files }) => files.map(({ path, oid }) => [path, oid ?? null] as const));
  await inspectTree(flow, await store.writeTree(main, Object.fromEntries(changes)), main, drafts);
  await recordMoves(
    flow,
    person,
    batch,
    moves.map(({ draft, done }) => ({ draft, done: { ...done, batch } })),
  );
  for (const { draft, done } of moves) flow.scheduled(person, about(draft), done.at ?? '');
}

/** Reads each draft and asks `what`; refuses all of them with what stands in the way of some. */
async function each<T>(
  flow: Workflow,
  person: Person,
  keys: readonly SeenDraft[],
  what: (draft: Draft) => Promise<T>,
): Promise<T[]> {
  refuseCount(keys);
  const found: T[] = [];
  const refused: string[] = [];
  for (const key of keys) {
    try {
      found.push(await what(await draftOf(flow.store, person, key)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(`· ${about(key)}：${error.message}`);
    }
  }
  if (refused.length === 0) return found;
  const shown = refused.slice(0, 10);
  const more = refused.length > shown.length ? [`……一共${refused.length}篇。`] : [];
  throw new Refusal(409, [`一篇也没有办：其中${refused.length}篇不能办。`, ...shown, ...more].join('\n'));
}

function refuseCount(keys: readonly SeenDraft[]): void {
  if (keys.length === 0) throw new Refusal(422, '还没有选稿子。');
  if (keys.length > MOST_AT_ONCE) throw new Refusal(422, `一次最多办${MOST_AT_ONCE}篇，请分几次。`);
  if (new Set(keys.map(about)).size < keys.length) throw new Refusal(422, '同一篇稿子选了两次，请刷新页面再选。');
}

async function recordMoves(flow: Workflow, person: Person, batch: string, moves: readonly Moving[]): Promise<void> {
  const { store } = flow;
  const [first] = moves;
  if (!first) return;
  const changes: RefChange[] = [];
  for (const { draft, done } of moves) {
    changes.push({ ref: draft.ref, from: draft.tip, to: await writeEvent(flow, person, draft, done) });
  }
  const names = moves.map(({ draft }) => about(draft));
  const main = await mainOf(store);
  const message = messageOf(first.done, names);
  const record = await store.writeCommit(await store.treeOf(main), [main], message, identity(person), flow.now());
  changes.push({ ref: `${BATCHES}${batch}`, to: record });
  await moveRefs(flow, first.draft, changes);
  flow.moved(person, names, first.done.step);
}

/** The batches of the last days, newest first. */
export async function batches({ store }: Pick<Workflow, 'store'>, most = 30): Promise<Batch[]> {
  const listed = await store.text([
    ...['for-each-ref', '--sort=-committerdate', `--count=${most}`],
    ...['--format=%(refname)%1f%(contents)%1e', BATCHES],
  ]);
  const found = listed.split('\x1e').flatMap((record): Batch[] => {
    const [ref = '', message = ''] = record.trim().split('\x1f');
    const done = eventOf(message);
    if (!done) return [];
    const names = aboutOf(message);
    const [only = ''] = /(?<=：).*/.exec(message) ?? [];
    const id = ref.slice(BATCHES.length);
    const entries = names.length > 0 ? names : [only];
    return [
      {
        id,
        step: steps[done.step],
        name: done.name,
        time: done.time,
        about: entries,
        undoable: done.step === 'decide',
      },
    ];
  });
  const undone = await undoneBatches(store);
  return found.map((one) => ({ ...one, undoable: one.undoable && !undone.has(one.id) }));
}

async function undoneBatches(store: Workflow['store']): Promise<ReadonlySet<string>> {
  const log = await store.text(['log', '--first-parent', '--format=%B%x1e', '--grep=^Desk-Step: undo$', 'main']);
  return new Set(log.split('\x1e').flatMap((message) => eventOf(message)?.batch ?? []));
}
