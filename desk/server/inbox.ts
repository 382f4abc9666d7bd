/** Who each draft waits for, and what is set to come or to go by itself. */
import { editable, fileOf } from '#model/editable.ts';
import type { Dated, DraftRow, Inbox, ReviewedDraft, Step } from '../api/inbox.ts';
import type { Draft, DraftKey } from './draft.ts';
import { textOf } from './draft-files.ts';
import { DatedFiles } from './embargoes.ts';
import { titleOf } from './entry-title.ts';
import type { GitStore } from './git.ts';
import { draftKeyOf, entryAt } from './paths.ts';
import { isOwnPage, refuseHidden, sees } from './places.ts';
import { publishAtOf, scheduledDrafts } from './publishing.ts';
import { openDoubts, openRemarks } from './remarks.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './refs.ts';
import { columns, has, lastMove, mayDecide, move } from './steps.ts';
import type { Person } from './steps.ts';
import { about, draftKeys, approvalsNeeded, isScheduled, mainOf, readDraft } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** The drafts that a person sees; one that cannot be read keeps no other back. */
export async function visibleDrafts(store: GitStore, person: Person): Promise<Draft[]> {
  const found = (await draftKeys(store)).map(async (key) => {
    try {
      const draft = await readDraft(store, key);
      return draft && (await sees(store, person, draft)) ? [draft] : [];
    } catch (error) {
      console.error(`草稿 ${key.collection}/${key.slug} 读不出来，看板上没有它：`, error);
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

export async function inboxOf(flow: Workflow, person: Person): Promise<Inbox> {
  const drafts = await visibleDrafts(flow.store, person);
  const rows = await Promise.all(
    drafts.map(async (draft) => ({ step: await stepFor(flow, person, draft), row: await rowOf(flow.store, draft) })),
  );
  rows.sort((a, b) => (a.row.since < b.row.since ? -1 : 1));
  return {
    waiting: rows.flatMap(({ step, row }) => (step === undefined ? [] : [{ ...row, step }])),
    others: rows.flatMap(({ step, row }) => (step === undefined ? [row] : [])),
  };
}

/** How many drafts wait for a person. */
export async function waitingFor(flow: Workflow, person: Person): Promise<number> {
  const drafts = await visibleDrafts(flow.store, person);
  const steps = await Promise.all(drafts.map((draft) => stepFor(flow, person, draft)));
  return steps.filter((step) => step !== undefined).length;
}

/** What a draft waits for a person to do; undefined while it waits for others, or for its time. */
async function stepFor(flow: Workflow, person: Person, draft: Draft): Promise<Step | undefined> {
  if (isScheduled(draft)) return undefined;
  const wanted = await approvalsNeeded(flow, draft);
  if (draft.status === 'pending_publish')
    return allowed(() => mayDecide(person, draft.status, draft.approvals, wanted), 'decide');
  if (draft.status === 'pending_review') {
    return allowed(() => move(person, draft.status, 'pending_publish', draft.approvals, wanted), 'review');
  }
  if (openRemarks(draft).some(({ kind }) => kind === 'return') && wrote(person, draft)) return 'edit';
  if (!has(person, 'recommend')) return undefined;
  return allowed(() => move(person, draft.status, 'pending_review', draft.approvals, wanted), 'recommend');
}

const wrote = ({ name }: Person, { events }: Draft): boolean =>
  events.some((event) => event.name === name && (event.step === 'save' || event.step === 'recommend'));

function allowed(asked: () => unknown, step: Step): Step | undefined {
  try {
    asked();
    return step;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** A draft as lists show it. */
async function rowOf(store: GitStore, draft: Draft): Promise<DraftRow> {
  const moved = lastMove(draft.events);
  const at = isScheduled(draft) ? await publishAtOf(store, draft) : undefined;
  return {
    collection: draft.collection,
    slug: draft.slug,
    version: draft.tip,
    kind: editable[draft.collection].label,
    title: await titleOf(store, draft, await textOf(store, draft)),
    status: draft.status,
    column: columns[draft.status],
    by: moved?.name ?? '',
    since: moved?.time ?? '',
    remarks: [...openRemarks(draft), ...(await openDoubts(store, draft))],
    ...(at !== undefined && { at }),
  };
}

/** A draft as whoever decides reads it: its words, what readers see now, and what may be done. */
export async function reviewed(flow: Workflow, person: Person, key: DraftKey): Promise<ReviewedDraft> {
  const { store } = flow;
  const draft = await readDraft(store, key);
  if (!draft) throw new Refusal(404, '没有这篇草稿：可能已经发布，或者被同事删掉了。');
  await refuseHidden(store, person, draft);
  const path = fileOf(key.collection, key.slug);
  const id = await textOf(store, draft);
  if (id === undefined) throw new Refusal(409, '这篇草稿没有文字，请打开它重新写，或者删除。');
  const [row, raw, main] = await Promise.all([rowOf(store, draft), store.blob(id), mainOf(store)]);
  const before = await store.oidAt(main, path);
  const { approve, why } = await approvalOf(flow, person, draft);
  return {
    ...row,
    path,
    raw: raw.toString(),
    id,
    ...(before !== undefined && { published: { raw: (await store.blob(before)).toString(), commit: main } }),
    may: { ...(approve && { approve }), sendBack: maySendBack(person, draft) },
    ...(why !== undefined && { why }),
  };
}

async function approvalOf(
  flow: Workflow,
  person: Person,
  draft: Draft,
): Promise<{ readonly approve?: ReviewedDraft['may']['approve']; readonly why?: string }> {
  const wanted = await approvalsNeeded(flow, draft);
  const { status, approvals } = draft;
  try {
    if (isScheduled(draft)) return {};
    if (status === 'pending_publish') {
      mayDecide(person, status, approvals, wanted);
      return { approve: 'publish' };
    }
    const to = status === 'draft' ? 'pending_review' : 'pending_publish';
    move(person, status, to, approvals, wanted);
    return { approve: to };
  } catch (error) {
    if (error instanceof Refusal) return { why: error.message };
    throw error;
  }
}

function maySendBack(person: Person, { status, approvals }: Draft): boolean {
  if (status === 'draft') return false;
  return allowed(() => move(person, status, 'draft', approvals, 3), 'edit') !== undefined;
}

/** What is set to come or to go by itself, the earliest first. */
export async function datedPages({ store, now }: Workflow, person: Person): Promise<Dated[]> {
  const scheduled = (await scheduledDrafts(store)).map(async ({ draft, at }): Promise<Dated[]> => {
    if (!(await sees(store, person, draft))) return [];
    const title = await titleOf(store, draft, await textOf(store, draft));
    const { name: by = '' } = lastMove(draft.events) ?? {};
    return [{ ...named(draft, title), what: 'publish', at, version: draft.tip, by }];
  });
  const files = new DatedFiles(store);
  const main = await mainOf(store);
  const [held, leaving] = await Promise.all([files.at(main, 'publishAt', now()), files.at(main, 'unpublishAt', now())]);
  const published = async (what: 'held' | 'unpublish', { file, time }: { file: string; time: string }) => {
    const key = entryAt(file);
    const title = await titleOf(store, key, await store.oidAt(MAIN, file));
    return { ...named(key, title), what, at: time };
  };
  const all = await Promise.all([
    ...scheduled,
    // What nobody may read yet is told to those of the house only.
    ...(person.place === undefined ? held : []).map(async (one) => [await published('held', one)]),
    ...leaving.map(async (one) => [await published('unpublish', one)]),
  ]);
  return all.flat().sort((a, b) => (a.at < b.at ? -1 : 1));
}

const named = ({ collection, slug }: DraftKey, title: string) => ({
  collection,
  slug,
  kind: editable[collection].label,
  title,
});

/** Whether somebody may be told of what happens to an entry: to a draft that they see, or to a published page. */
export async function hears(store: GitStore, person: Person, name: string): Promise<boolean> {
  const [collection = '', slug = ''] = name.split('/');
  const key = draftKeyOf(collection, slug);
  if (key === undefined) return person.place === undefined;
  const draft = await readDraft(store, key);
  return draft ? sees(store, person, draft) : isOwnPage(store, person, key);
}

/** The drafts that somebody of one place sees, by `collection/slug`; undefined for who sees all. */
export async function visibleKeys(store: GitStore, person: Person): Promise<string[] | undefined> {
  return person.place === undefined ? undefined : (await visibleDrafts(store, person)).map(about);
}
