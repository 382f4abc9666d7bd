/** Takes a whole batch back: what it published goes in one step, and its drafts stand on the board again. */
import { stringify } from 'yaml';
import { fileOf } from '#model/editable.ts';
import type { DraftKey } from './draft.ts';
import type { RefChange, TreeChanges } from './git.ts';
import { draftKeyOf, noticeOf } from './paths.ts';
import { aboutOf, newEvent, eventOf, messageOf } from './record.ts';
import { refuseUnpublishable } from './publishable.ts';
import { Refusal } from './refusal.ts';
import { BATCHES, MAIN } from './refs.ts';
import { mayWithdraw } from './steps.ts';
import type { Person } from './steps.ts';
import { about, identity, mainOf, refOf } from './workflow.ts';
import type { Workflow } from './workflow.ts';
import { noticeFor, textFields } from './withdrawal.ts';

interface Published extends DraftKey {
  readonly path: string;
  /** The commit that the draft stood at. */
  readonly tip: string;
  /** Content ids: before the batch, as it published it, and now. */
  readonly before: string | undefined;
  readonly written: string;
}

/**
 * @param reason what readers are told at the address of a page that was new.
 * @returns how many entries were taken back.
 */
export async function undoBatch(flow: Workflow, person: Person, batch: string, reason: string): Promise<number> {
  mayWithdraw(person, '整批撤回');
  return flow.mutex.run(async () => {
    const { store } = flow;
    const published = await publishedBy(flow, batch);
    const main = await mainOf(store);
    await refuseChanged(flow, main, published);
    const tree = await store.writeTree(main, await takenBack(flow, main, published, reason));
    const touched = published.map(({ path }) => path);
    const publication = { tree, main, touched, skipBroken: flow.skipBroken };
    await refuseUnpublishable(flow.inspection, publication, '没有撤回', '因为别的页面还要用到它们，请先改好这几处：');
    const names = published.map(about);
    const done = { ...newEvent('undo', person, 'draft', flow.now()), batch };
    const commit = await store.writeCommit(tree, [main], messageOf(done, names), identity(person), flow.now());
    const back = await draftsAgain(flow, person, commit, published);
    await store.moveRefs([{ ref: MAIN, to: commit, from: main }, ...back]);
    flow.published(commit, person, `${names.length}篇`, 'withdraw');
    flow.moved(person, names, 'undo');
    return names.length;
  });
}

async function publishedBy({ store }: Workflow, batch: string): Promise<Published[]> {
  const commit = /^[0-9a-f-]{12}$/.test(batch) ? await store.refAt(`${BATCHES}${batch}`) : undefined;
  const record = commit === undefined ? undefined : await store.commitAt(commit);
  if (commit === undefined || !record || eventOf(record.message)?.step !== 'decide') {
    throw new Refusal(404, '没有这一批，或者这一批没有发布过。请刷新页面。');
  }
  const [, ...tips] = (await store.text(['rev-parse', `${commit}^@`])).split('\n');
  const several = aboutOf(record.message);
  const names = several.length > 0 ? several : [/(?<=：).*/.exec(record.message)?.[0] ?? ''];
  const found = names.map(async (name, at): Promise<Published[]> => {
    const [collection = '', slug = ''] = name.split('/');
    const key = draftKeyOf(collection, slug);
    const path = key && fileOf(key.collection, key.slug);
    const written = path === undefined ? undefined : await store.oidAt(commit, path);
    if (key === undefined || path === undefined || written === undefined) return [];
    return [{ ...key, path, tip: tips[at] ?? '', before: await store.oidAt(`${commit}^`, path), written }];
  });
  return (await Promise.all(found)).flat();
}

async function refuseChanged({ store }: Workflow, main: string, published: readonly Published[]): Promise<void> {
  const now = await Promise.all(published.map(({ path }) => store.oidAt(main, path)));
  const changed = published.filter(({ written }, at) => now[at] !== written);
  if (changed.length === 0) return;
  const named = changed.slice(0, 10).map(about).join('、');
  throw new Refusal(409, `没有撤回：这一批里有${changed.length}篇后来又改过或者撤下了（${named}）。请一篇一篇地撤。`);
}

async function takenBack(
  { store, now }: Workflow,
  main: string,
  published: readonly Published[],
  reason: string,
): Promise<TreeChanges> {
  const changes: Record<string, string | null> = {};
  for (const { path, collection, slug, before, written } of published) {
    changes[path] = before ?? null;
    if (before !== undefined) continue;
    const entry = { path, collection, slug };
    const fields = textFields(entry, (await store.blob(written)).toString());
    const notice = stringify(noticeFor(entry, fields, reason, now()), { lineWidth: 0 });
    if ((await store.oidAt(main, noticeOf(entry))) === undefined) {
      changes[noticeOf(entry)] = await store.writeBlob(notice);
    }
  }
  return changes;
}

/** Each draft as it stood, resting on what is published now; one that was begun meanwhile stays. */
async function draftsAgain(
  { store, now }: Workflow,
  person: Person,
  main: string,
  published: readonly Published[],
): Promise<RefChange[]> {
  const changes: RefChange[] = [];
  for (const one of published) {
    const text = one.tip === '' ? undefined : await store.oidAt(one.tip, one.path);
    if (text === undefined || (await store.refAt(refOf(one))) !== undefined) continue;
    const tree = await store.writeTree(main, { [one.path]: text });
    const message = messageOf(newEvent('restore', person, 'draft', now()), about(one), main);
    const commit = await store.writeCommit(tree, [main], message, identity(person), now());
    changes.push({ ref: refOf(one), to: commit });
  }
  return changes;
}
