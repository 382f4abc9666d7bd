/** 定: from a draft to what readers see, at once or at its time; several drafts at once are one commit. */
import { editable, fileOf } from '#model/editable.ts';
import { isAhead, moment } from '#model/moment.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { fieldOf, withFields } from '#entry-file/fields.ts';
import { isPicture, refuseForeign, refuseOther } from './draft-files.ts';
import type { Draft, SeenDraft } from './draft.ts';
import type { GitStore, RefChange } from './git.ts';
import { entryAt, noticeOf } from './paths.ts';
import { refuseUnpublishable } from './publishable.ts';
import { newEvent, beijing, messageOf } from './record.ts';
import { Refusal } from './refusal.ts';
import { BATCHES, MAIN } from './refs.ts';
import { refuseLocked } from './settings.ts';
import { columns, lastMove, mayDecide, statusAfterSave } from './steps.ts';
import type { DraftEvent, Approvals, Person } from './steps.ts';
import {
  about,
  appendEvent,
  DESK,
  draftKeys,
  draftOf,
  approvalsNeeded,
  identity,
  isScheduled,
  mainOf,
  moveRefs,
  readDraft,
} from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** What came of a decision: on the web now, or at the time the draft names. */
export type Decision =
  | { readonly publishedAt: string }
  /** `version`: the draft's, afterwards. */
  | { readonly scheduledFor: string; readonly version: string };

/**
 * 定: publishes a draft, or sets it to be published at its time.
 * @param when the time, Beijing time, where whoever decides names one; otherwise the draft's own `publishAt`.
 */
export async function publishDraft(flow: Workflow, person: Person, key: SeenDraft, when?: string): Promise<Decision> {
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, person, key);
    mayDecide(person, draft.status, draft.approvals, await approvalsNeeded(flow, draft));
    const at = wantedTime(when, flow.now()) ?? (await publishAtOf(flow.store, draft));
    if (at !== undefined && isAhead(at, flow.now())) {
      await refuseForeign(flow.store, draft);
      await inspectTree(flow, await mergedTree(flow, person, draft), await mainOf(flow.store), [draft]);
      const done = { ...newEvent('schedule', person, draft.status, flow.now()), at };
      const version = await appendEvent(flow, person, draft, done);
      flow.scheduled(person, about(draft), at);
      flow.moved(person, [about(draft)], 'schedule');
      return { scheduledFor: at, version };
    }
    return { publishedAt: await publish(flow, person, draft, newEvent('decide', person, draft.status, flow.now())) };
  });
}

/** @returns the time that somebody names; one that is none, or has passed, is refused. */
export function wantedTime(when: string | undefined, now: Date): string | undefined {
  if (when === undefined) return undefined;
  const checked = moment.safeParse(when);
  if (!checked.success) throw new Refusal(422, checked.error.issues[0]?.message ?? '时间不对。');
  if (!isAhead(when, now)) throw new Refusal(422, `${when}已经过了，没有定时。请选以后的时间，或者直接发布。`);
  return when;
}

/** Takes the decision back before its time has come; the draft stays where it was before. @returns its version. */
export async function unschedule(flow: Workflow, person: Person, key: SeenDraft): Promise<string> {
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, person, key);
    mayDecide(person, draft.status, draft.approvals, await approvalsNeeded(flow, draft));
    if (!isScheduled(draft)) throw new Refusal(409, '这篇稿子没有定时，请刷新页面。');
    const version = await appendEvent(flow, person, draft, newEvent('unschedule', person, draft.status, flow.now()));
    flow.moved(person, [about(draft)], 'unschedule');
    return version;
  });
}

/**
 * Publishes every draft whose time has come, in the name of the person who decided it; what was decided at once is
 * published at once. One that cannot be published goes back to 审核.
 * @returns what could not be published, and why.
 */
export async function publishDue(flow: Workflow): Promise<{ readonly about: string; readonly message: string }[]> {
  const failed: { about: string; message: string }[] = [];
  const groups = Map.groupBy(await dueDrafts(flow), ({ events, tip }) => lastMove(events)?.batch ?? tip);
  for (const group of groups.values()) {
    await flow.mutex.run(async () => {
      const drafts = await stillDue(flow, group);
      if (drafts.length > 1 && (await publishedTogether(flow, drafts))) return;
      for (const draft of drafts) failed.push(...(await publishInTime(flow, draft)));
    });
  }
  return failed;
}

async function dueDrafts(flow: Workflow): Promise<Draft[]> {
  const due: Draft[] = [];
  for (const key of await draftKeys(flow.store)) {
    const draft = await readDraft(flow.store, key);
    if (!draft || !isScheduled(draft)) continue;
    if (!isAhead(await publishAtOf(flow.store, draft), flow.now())) due.push(draft);
  }
  return due;
}

/** Those that stand as they did, which others may have moved meanwhile. */
async function stillDue({ store }: Workflow, drafts: readonly Draft[]): Promise<Draft[]> {
  const now = await Promise.all(drafts.map((draft) => readDraft(store, draft)));
  return now.filter((draft) => draft !== undefined).filter((draft, at) => draft.tip === drafts[at]?.tip);
}

function decisionOf(draft: Draft): { readonly person: Person; readonly decided: DraftEvent } {
  const scheduled = lastMove(draft.events) ?? newEvent('schedule', DESK, draft.status, new Date(0));
  const person: Person = { name: scheduled.name, office: scheduled.office, roles: ['decide'] };
  return { person, decided: { ...scheduled, step: 'decide', at: undefined } };
}

async function publishedTogether(flow: Workflow, drafts: readonly Draft[]): Promise<boolean> {
  const [first] = drafts;
  if (first === undefined) return false;
  const { person, decided } = decisionOf(first);
  try {
    await publishAll(flow, person, drafts, decided);
    return true;
  } catch (error) {
    // Whichever of them it is: each is tried for itself.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function publishInTime(flow: Workflow, draft: Draft): Promise<{ about: string; message: string }[]> {
  const { person, decided } = decisionOf(draft);
  try {
    await publish(flow, person, draft, decided);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const now = await readDraft(flow.store, draft);
    if (now?.tip === draft.tip) {
      await appendEvent(flow, DESK, now, newEvent('return', DESK, 'pending_review', flow.now()));
      flow.moved(DESK, [about(draft)], 'return');
    }
    return [{ about: about(draft), message: error.message }];
  }
}

/** Drafts that are decided, with the time at which each is to be published, the earliest first; it may have passed. */
export async function scheduledDrafts(store: GitStore): Promise<{ readonly draft: Draft; readonly at: string }[]> {
  const found = (await draftKeys(store)).map(async (key) => {
    const draft = await readDraft(store, key);
    const at = draft && isScheduled(draft) ? await publishAtOf(store, draft) : undefined;
    return draft && at !== undefined ? [{ draft, at }] : [];
  });
  return (await Promise.all(found)).flat().sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** When drafts that are decided are to be published, the earliest first; a time may have passed. */
export async function scheduledTimes(store: GitStore): Promise<string[]> {
  return (await scheduledDrafts(store)).map(({ at }) => at);
}

/** When a draft is to be published: at the time that was decided, else at the one in its words. */
export async function publishAtOf(store: GitStore, draft: Draft): Promise<string | undefined> {
  const decided = lastMove(draft.events);
  if (decided?.step === 'schedule' && decided.at !== undefined) return decided.at;
  const entry = draft.files.find(({ path, oid }) => oid && !isPicture(path));
  if (!entry?.oid) return undefined;
  const at = fieldOf((await store.blob(entry.oid)).toString(), 'publishAt');
  const checked = moment.safeParse(at);
  return checked.success ? checked.data : undefined;
}

async function publish(flow: Workflow, person: Person, draft: Draft, decided: DraftEvent): Promise<string> {
  await refuseForeign(flow.store, draft);
  const main = await mainOf(flow.store);
  const tree = await mergedTree(flow, person, draft);
  const changes = await recordOf(flow, tree, main, draft, decided);
  const finished = Object.keys(changes).length === 0 ? tree : await flow.store.writeTree(tree, changes);
  await refuseOther(flow.store, draft, main, finished);
  await commitPublication(flow, person, { drafts: [draft], main, tree: finished, decided });
  return beijing(flow.now());
}

/** Publishes several drafts as one commit: all of them, or none. @returns the commit. */
export async function publishAll(
  flow: Workflow,
  person: Person,
  drafts: readonly Draft[],
  decided: DraftEvent,
): Promise<string> {
  const { store } = flow;
  const main = await mainOf(store);
  const changes: Record<string, string | null> = {};
  for (const draft of drafts) {
    await refuseForeign(store, draft);
    Object.assign(changes, await ownChanges(flow, main, draft));
  }
  const tree = await store.writeTree(main, changes);
  const records: Record<string, string | null> = {};
  for (const draft of drafts) Object.assign(records, await recordOf(flow, tree, main, draft, decided));
  const finished = await store.writeTree(tree, records);
  const batch = decided.batch === undefined ? undefined : `${BATCHES}${decided.batch}`;
  return commitPublication(flow, person, { drafts, main, tree: finished, decided, record: batch });
}

/** What a draft makes of its own files on top of what is published now. */
async function ownChanges({ store }: Workflow, main: string, draft: Draft): Promise<Record<string, string | null>> {
  const paths = draft.files.map(({ path }) => path);
  const moved = await Promise.all(
    paths.map(async (path) => (await store.oidAt(main, path)) !== (await store.oidAt(draft.base, path))),
  );
  if (!moved.some(Boolean)) return Object.fromEntries(draft.files.map(({ path, oid }) => [path, oid ?? null]));
  const merged = await store.merge(main, draft.tip);
  if (!('tree' in merged)) {
    throw new Refusal(409, `「${about(draft)}」起草之后，已发布的版本在同一处又改过。请单独打开它，合好再发布。`);
  }
  const oids = await Promise.all(paths.map(async (path) => (await store.oidAt(merged.tree, path)) ?? null));
  return Object.fromEntries(paths.map((path, at) => [path, oids[at] ?? null]));
}

interface Publishing {
  readonly drafts: readonly Draft[];
  readonly main: string;
  readonly tree: string;
  readonly decided: DraftEvent;
  /** The ref that names the commit as a batch. */
  readonly record?: string | undefined;
}

async function commitPublication(
  flow: Workflow,
  person: Person,
  { drafts, main, tree, decided, record }: Publishing,
): Promise<string> {
  const { store } = flow;
  await inspectTree(flow, tree, main, drafts);
  // Whatever the drafts are about: settings that are not the published ones have to be allowed.
  const settings = await store.oidAt(tree, SITE_FILE);
  if (settings !== (await store.oidAt(main, SITE_FILE))) {
    await refuseLocked(store, settings === undefined ? '' : (await store.blob(settings)).toString());
  }
  flow.checkpoint('publish:checked');
  const names = drafts.map(about);
  const [first, ...others] = drafts;
  const message = messageOf(decided, others.length === 0 ? (names[0] ?? '') : names);
  const parents = [main, ...drafts.map(({ tip }) => tip)];
  const commit = await store.writeCommit(tree, parents, message, identity(person), flow.now());
  flow.checkpoint('publish:written');
  const moves: RefChange[] = [
    { ref: MAIN, to: commit, from: main },
    ...drafts.map(({ ref, tip }) => ({ ref, from: tip })),
  ];
  if (record !== undefined) {
    const before = await store.refAt(record);
    moves.push({ ref: record, to: commit, ...(before !== undefined && { from: before }) });
  }
  if (first) await moveRefs(flow, first, moves);
  flow.checkpoint('publish:moved');
  flow.published(commit, person, names.length === 1 ? (names[0] ?? '') : `${names.length}篇`, 'decide');
  flow.moved(person, names, 'decide');
  return commit;
}

/** The draft merged into what is published; a conflict is recorded on the draft and refused. */
async function mergedTree(flow: Workflow, person: Person, draft: Draft): Promise<string> {
  const merged = await flow.store.merge(await mainOf(flow.store), draft.tip);
  if ('tree' in merged) return merged.tree;
  const back = statusAfterSave(draft.status);
  await appendEvent(flow, person, draft, newEvent('conflict', person, back, flow.now()));
  flow.moved(person, [about(draft)], 'conflict');
  if ((await flow.store.oidAt(MAIN, fileOf(draft.collection, draft.slug))) === undefined) {
    throw new Refusal(
      409,
      `起草之后，这个页面已经撤下了，没有发布。稿子已退到“${columns[back]}”：确实要重新上网的，请打开稿子保存一次，再重新审核。`,
    );
  }
  throw new Refusal(
    409,
    `起草之后，已发布的版本在同一处又改过（${merged.conflicts.join('、')}），没有发布，两边都还在。稿子已退到“${columns[back]}”：请对照“历史”里已发布的版本改好草稿，保存一次，再重新审核。`,
  );
}

/** What the desk knows of an entry and writes into it: the time, and for a new deputy's page the 推审定. */
async function recordOf(
  flow: Workflow,
  tree: string,
  main: string,
  draft: Draft,
  decided: DraftEvent,
): Promise<Record<string, string | null>> {
  const { store } = flow;
  const changes: Record<string, string | null> = {};
  for (const { path, oid } of draft.files) {
    if (!oid || isPicture(path)) continue;
    const { collection, slug } = entryAt(path);
    const notice = noticeOf({ collection, slug });
    if ((await store.oidAt(tree, notice)) !== undefined) changes[notice] = null;
    const merged = await store.oidAt(tree, path);
    if (merged === undefined) continue;
    const raw = (await store.blob(merged)).toString();
    const isNew = (await store.oidAt(main, path)) === undefined;
    const fields: Record<string, unknown> = {};
    const dated = 'publishedAt' in editable[collection].fields;
    if (fieldOf(raw, 'publishAt') !== undefined) fields['publishAt'] = undefined;
    if (dated && fieldOf(raw, 'publishedAt') === undefined) fields['publishedAt'] = beijing(flow.now());
    if (collection === 'deputies' && isNew) fields['provenance'] = provenanceOf(draft.approvals, decided);
    const text = withFields(raw, fields);
    if (text !== raw) changes[path] = await store.writeBlob(text);
  }
  return changes;
}

/** 推审定 as the model writes it (src/model/provenance.ts). */
function provenanceOf({ recommended, reviewed }: Approvals, decided: DraftEvent): Record<string, unknown> {
  const step = (one: DraftEvent) => ({ by: one.office, on: one.time.slice(0, 10) });
  return {
    ...(recommended && { recommended: step(recommended) }),
    ...(reviewed && { reviewed: step(reviewed) }),
    decided: step(decided),
  };
}

/** Refuses a tree that the build would refuse. */
export async function inspectTree(
  { inspection, skipBroken }: Workflow,
  tree: string,
  main: string,
  drafts: readonly Draft[],
): Promise<void> {
  const touched = drafts.flatMap(({ files }) => files.map(({ path }) => path));
  await refuseUnpublishable(inspection, { tree, main, touched, skipBroken }, '没有发布', '请先改好这几处：');
}
