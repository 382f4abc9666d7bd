/**
 * Drafts and publications. Every step is one commit and one atomic move of
 * refs, taken one at a time; what is refused has changed nothing.
 */
import type { EditableName } from '#model/editable.ts';
import type { Draft, DraftKey, SeenDraft } from './draft.ts';
import { refuseForeign } from './draft-files.ts';
import { GitError } from './git.ts';
import type { GitStore, Identity, RefChange } from './git.ts';
import type { Inspection } from './inspection.ts';
import { draftKeyOf } from './paths.ts';
import { refuseHidden } from './places.ts';
import { newEvent, eventOf, baseOf, messageOf, newRemark } from './record.ts';
import { Refusal } from './refusal.ts';
import { DISCARDED, DRAFTS, MAIN } from './refs.ts';
import { refuseGone, refuseUnseen, required } from './seen-version.ts';
import { isSmallChange } from './small-change.ts';
import { approvalsOf, lastMove, mayDiscard, move, reasonFor } from './steps.ts';
import type { DraftEvent, Person, Status, Step } from './steps.ts';
import type { Mutex } from './mutex.ts';

/** A moment at which a test may kill the process; does nothing otherwise. */
export type Checkpoint = (name: string) => void;

interface ApprovalSettings {
  readonly of: (collection: EditableName) => number;
  /** A change of at most this many characters to a published page needs these approvals only. */
  readonly small?: { readonly characters: number; readonly approvals: number };
}

export interface Workflow {
  readonly store: GitStore;
  readonly inspection: Inspection;
  readonly approvals: ApprovalSettings;
  readonly mutex: Mutex;
  readonly now: () => Date;
  readonly checkpoint: Checkpoint;
  /** Whether the site does without entries that have something wrong. */
  readonly skipBroken: boolean;
  /** Called after `main` has moved: something was published, or withdrawn. */
  readonly published: (commit: string, person: Person, about: string, step: 'decide' | 'withdraw') => void;
  /** Called when something is decided to appear at `at`, Beijing time. */
  readonly scheduled: (person: Person, about: string, at: string) => void;
  /** Called after drafts have moved, changed, come or gone. */
  readonly moved: (person: Person, about: readonly string[], step: Step) => void;
}

export const refOf = ({ collection, slug }: DraftKey): string => `${DRAFTS}${collection}/${slug}`;
/** The desk itself, where no person events. */
export const DESK: Person = { name: '编务台', office: '', roles: [] };
export const identity = (person: Person): Identity => ({ name: person.name, email: 'desk@desk.invalid' });
export const about = ({ collection, slug }: DraftKey): string => `${collection}/${slug}`;

export async function mainOf(store: GitStore): Promise<string> {
  const main = await store.refAt(MAIN);
  if (main === undefined) throw new Error('the desk repository has no main branch');
  return main;
}

/** The keys of all drafts. */
export async function draftKeys(store: GitStore): Promise<DraftKey[]> {
  return [...(await draftTips(store)).values()].map(({ key }) => key);
}

/** Every draft by `collection/slug`, with the commit that it stands at. */
export async function draftTips(
  store: GitStore,
): Promise<Map<string, { readonly key: DraftKey; readonly tip: string }>> {
  const listed = await store.text(['for-each-ref', '--format=%(objectname) %(refname)', DRAFTS]);
  const tips = new Map<string, { readonly key: DraftKey; readonly tip: string }>();
  for (const line of listed.split('\n')) {
    const [tip = '', ref = ''] = line.split(' ');
    const [collection = '', slug = '', ...deeper] = ref.slice(DRAFTS.length).split('/');
    const key = deeper.length === 0 ? draftKeyOf(collection, slug) : undefined;
    if (key) tips.set(about(key), { key, tip });
  }
  return tips;
}

const drafts = new Map<string, Draft>();

/**
 * The draft of a key, or undefined. What a commit holds never changes, so each is read once.
 * @param ref where it stands, unless on the board.
 */
export async function readDraft(store: GitStore, key: DraftKey, ref = refOf(key)): Promise<Draft | undefined> {
  const tip = await store.refAt(ref);
  if (tip === undefined) return undefined;
  const cached = drafts.get(`${ref} ${tip}`);
  if (cached) return cached;
  const { events, commits, base } = await stepsTo(store, tip);
  // A branch of that name that somebody else pushed is no draft.
  if (base === undefined) return undefined;
  const [before, after] = await Promise.all([store.treeOf(base), store.treeOf(tip)]);
  const files = (await store.differences(before, after)).map(({ path, before: old, after: oid }) => ({
    path,
    added: old === undefined,
    ...(oid !== undefined && { oid }),
  }));
  const status = events.at(-1)?.status ?? 'draft';
  const draft: Draft = {
    collection: key.collection,
    slug: key.slug,
    ref,
    tip,
    base,
    events,
    commits,
    status,
    files,
    approvals: approvalsOf(events),
  };
  if (drafts.size > 2000) drafts.clear();
  drafts.set(`${ref} ${tip}`, draft);
  return draft;
}

/** A draft's own commits, oldest first, and the commit of `main` it rests on. */
async function stepsTo(
  store: GitStore,
  tip: string,
): Promise<{ readonly events: DraftEvent[]; readonly commits: string[]; readonly base: string | undefined }> {
  const events: DraftEvent[] = [];
  const commits: string[] = [];
  let base: string | undefined;
  for (let commit: string | undefined = tip; commit !== undefined;) {
    const { message, parent } = await store.commitAt(commit);
    const rests = baseOf(message);
    const done = eventOf(message);
    if (rests === undefined || !done) break;
    base ??= rests;
    events.unshift(done);
    commits.unshift(commit);
    commit = parent;
  }
  return { events, commits, base };
}

/** The draft in the version that was seen; refuses when it is another one by now, or not the person's to see. */
export async function draftOf(store: GitStore, person: Person, key: SeenDraft): Promise<Draft> {
  const seen = required(key.version);
  const draft = await readDraft(store, key);
  if (draft) await refuseHidden(store, person, draft);
  else if (person.place === undefined) return refuseGone(store, key, seen);
  if (!draft) throw new Refusal(404, '没有这篇草稿，请刷新看板。');
  await refuseUnseen(store, draft, seen);
  return draft;
}

/** Moves refs; when one of them has moved meanwhile, whoever asked has not seen what stands there. */
export async function moveRefs({ store }: Workflow, key: DraftKey, changes: readonly RefChange[]): Promise<void> {
  try {
    await store.moveRefs(changes);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const draft = await readDraft(store, key);
    const seen = changes.find(({ ref }) => ref === refOf(key))?.from;
    if (draft && draft.tip !== seen) await refuseUnseen(store, draft, seen ?? '');
    const main = changes.find(({ ref }) => ref === MAIN);
    if (main && (await store.refAt(MAIN)) !== main.from) {
      throw new Refusal(409, '已发布的内容就在这时变了，没有执行这一步。请再试一次。');
    }
    throw error;
  }
}

/**
 * Moves a draft to another column of the board. @returns its version afterwards.
 * @param reason why it goes back; stands with the draft until it is settled.
 */
export async function moveDraft(
  flow: Workflow,
  person: Person,
  key: SeenDraft,
  to: Status,
  reason?: string,
): Promise<string> {
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, person, key);
    const done = await moveOf(flow, person, draft, to, reason);
    const version = await appendEvent(flow, person, draft, done);
    flow.moved(person, [about(draft)], done.step);
    return version;
  });
}

/** The event that a move is; refuses one that may not be. */
export async function moveOf(
  flow: Workflow,
  person: Person,
  draft: Draft,
  to: Status,
  reason: string | undefined,
): Promise<DraftEvent> {
  const step = move(person, draft.status, to, draft.approvals, await approvalsNeeded(flow, draft));
  const done = newEvent(step, person, to, flow.now());
  if (step !== 'return') {
    await refuseForeign(flow.store, draft);
    return done;
  }
  const why = reasonFor(person, draft.approvals, reason);
  return why === undefined ? done : { ...done, remark: newRemark('return', why) };
}

/** @returns the commit that records the event. */
export async function appendEvent(flow: Workflow, person: Person, draft: Draft, done: DraftEvent): Promise<string> {
  const commit = await writeEvent(flow, person, draft, done);
  flow.checkpoint('move:written');
  await moveRefs(flow, draft, [{ ref: draft.ref, to: commit, from: draft.tip }]);
  return commit;
}

/** Writes an event behind a draft's others, and moves nothing yet. @returns the commit. */
export async function writeEvent(
  { store, now }: Workflow,
  person: Person,
  draft: Draft,
  done: DraftEvent,
): Promise<string> {
  const tree = await store.treeOf(draft.tip);
  return store.writeCommit(tree, [draft.tip], messageOf(done, about(draft), draft.base), identity(person), now());
}

/** Whether a draft is decided and waits for its time. */
export const isScheduled = ({ events }: Draft): boolean => lastMove(events)?.step === 'schedule';

/** How many people this draft needs: the collection's number, or fewer for a slip of the pen. */
export async function approvalsNeeded({ store, approvals }: Workflow, draft: Draft): Promise<number> {
  const wanted = approvals.of(draft.collection);
  const [file, ...others] = draft.files;
  // A few characters of the settings may be the licence number on every page.
  if (draft.collection === 'settings') return wanted;
  if (!approvals.small || !file?.oid || file.added || others.length > 0) return wanted;
  const before = await store.oidAt(await mainOf(store), file.path);
  if (before === undefined) return wanted;
  const [old = '', fresh = ''] = (await store.blobs([before, file.oid])).map(String);
  return isSmallChange(old, fresh, approvals.small.characters) ? Math.min(wanted, approvals.small.approvals) : wanted;
}

/** Takes a draft off the board; its commits, with who did it, stay reachable in the repository. */
export async function discardDraft(flow: Workflow, person: Person, key: SeenDraft): Promise<void> {
  await flow.mutex.run(async () => {
    const { store } = flow;
    const draft = await draftOf(store, person, key);
    mayDiscard(person, draft.status, draft.events[0]?.name);
    const commit = await writeEvent(flow, person, draft, newEvent('discard', person, draft.status, flow.now()));
    await moveRefs(flow, draft, [
      { ref: draft.ref, from: draft.tip },
      { ref: `${DISCARDED}${about(draft)}/${commit}`, to: commit },
    ]);
    flow.moved(person, [about(draft)], 'discard');
  });
}
