/**
 * Drafts and publications. Every step is one commit and one atomic move of
 * refs, taken one at a time; what is refused has changed nothing.
 */
import { editable } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import { isAhead, moment } from '#model/moment.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { isPicture, namedPictures, refuseForeign, refuseOther, refuseUpload } from './draft-files.ts';
import { fieldOf, inBlockStyle, withFields } from '#lib/entry-yaml.ts';
import type { Draft, DraftKey, SeenDraft } from './draft.ts';
import { GitError } from './git.ts';
import type { GitStore, Identity, RefChange } from './git.ts';
import { savingErrors } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { draftKeyOf, entryAt, noticeOf } from './paths.ts';
import type { EntryPath } from './paths.ts';
import { act, actOf, baseOf, beijing, messageOf } from './record.ts';
import { refuseUnpublishable } from './publishable.ts';
import { Refusal, refuseText } from './refusal.ts';
import { DISCARDED, DRAFTS, MAIN } from './repository.ts';
import { changeOf, refuseGone, refuseUnseen, required } from './seen-version.ts';
import { officeFor, refuseLocked } from './settings.ts';
import { isSmallChange } from './small-change.ts';
import { columns, approvalsOf, mayDecide, mayDiscard, mayWrite, move, statusAfterSave, steps } from './steps.ts';
import type { Act, Approvals, Person, Status } from './steps.ts';
import type { Mutex } from './mutex.ts';
import type { Upload } from './uploads.ts';

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
}

export const refOf = ({ collection, slug }: DraftKey): string => `${DRAFTS}${collection}/${slug}`;
const DESK: Person = { name: '编务台', office: '', roles: [] };
const identity = (person: Person): Identity => ({ name: person.name, email: 'desk@desk.invalid' });
const about = ({ collection, slug }: DraftKey): string => `${collection}/${slug}`;

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

/** The draft of a key, or undefined. What a commit holds never changes, so each is read once. */
export async function readDraft(store: GitStore, key: DraftKey): Promise<Draft | undefined> {
  const ref = refOf(key);
  const tip = await store.refAt(ref);
  if (tip === undefined) return undefined;
  const cached = drafts.get(`${ref} ${tip}`);
  if (cached) return cached;
  const { acts, commits, base } = await stepsTo(store, tip);
  // A branch of that name that somebody else pushed is no draft.
  if (base === undefined) return undefined;
  const [before, after] = await Promise.all([store.treeOf(base), store.treeOf(tip)]);
  const files = (await store.differences(before, after)).map(({ path, before: old, after: oid }) => ({
    path,
    added: old === undefined,
    ...(oid !== undefined && { oid }),
  }));
  const status = acts.at(-1)?.status ?? 'draft';
  const draft: Draft = {
    collection: key.collection,
    slug: key.slug,
    ref,
    tip,
    base,
    acts,
    commits,
    status,
    files,
    approvals: approvalsOf(acts),
  };
  if (drafts.size > 500) drafts.clear();
  drafts.set(`${ref} ${tip}`, draft);
  return draft;
}

/** A draft's own commits, oldest first, and the commit of `main` it rests on. */
async function stepsTo(
  store: GitStore,
  tip: string,
): Promise<{ readonly acts: Act[]; readonly commits: string[]; readonly base: string | undefined }> {
  const acts: Act[] = [];
  const commits: string[] = [];
  let base: string | undefined;
  for (let commit: string | undefined = tip; commit !== undefined;) {
    const { message, parent } = await store.commitAt(commit);
    const rests = baseOf(message);
    const done = actOf(message);
    if (rests === undefined || !done) break;
    base ??= rests;
    acts.unshift(done);
    commits.unshift(commit);
    commit = parent;
  }
  return { acts, commits, base };
}

/** The draft in the version that was seen; refuses when it is another one by now. */
async function draftOf(store: GitStore, key: SeenDraft): Promise<Draft> {
  const seen = required(key.version);
  const draft = await readDraft(store, key);
  if (!draft) return refuseGone(store, key, seen);
  await refuseUnseen(store, draft, seen);
  return draft;
}

export interface Saving {
  readonly slug: string;
  readonly path: string;
  readonly raw: string;
  readonly uploads: readonly Upload[];
  /** The content id that the writer began from; undefined for a new entry. */
  readonly seen: string | undefined;
}

export interface Saved {
  /** The content id of the text. */
  readonly id: string;
  /** The draft's version; undefined when the words are the published ones and there is no draft. */
  readonly version: string | undefined;
}

/** Saves a draft; a byte-identical one makes no commit. */
export async function saveDraft(flow: Workflow, person: Person, given: Saving): Promise<Saved> {
  mayWrite(person);
  const saving = { ...given, raw: inBlockStyle(given.raw) };
  const entry = entryAt(saving.path);
  if (entry.slug !== saving.slug) {
    throw new Refusal(422, `编码「${saving.slug}」和文件名「${entry.slug}」不一致，请改成一样的。`);
  }
  if (Buffer.byteLength(saving.raw) > 1_000_000) {
    throw new Refusal(413, '这篇稿子超过1MB，请拆成几篇，图片请用“图片”按钮上传。');
  }
  const office = await officeFor(flow.store, entry.path, saving.raw, flow.now());
  const errors = savingErrors(entry.path, saving.raw, office);
  if (errors.length > 0) throw refuseText('没有保存，请先改好这几处：', errors);
  if (entry.collection === 'settings') await refuseLocked(flow.store, saving.raw);
  return flow.mutex.run(async () => {
    const { store } = flow;
    const draft = await readDraft(store, entry);
    const main = await mainOf(store);
    const tip = draft?.tip ?? main;
    const id = await store.writeBlob(saving.raw);
    const current = await store.oidAt(tip, entry.path);
    // The same words once more are no conflict: the first answer may have been lost on its way.
    if (current !== saving.seen && current !== id) await refuseStale(store, entry, draft, current, saving.seen);
    // After a conflict the editor has compared both versions: what is saved now is their joint successor.
    const joins = draft?.acts.at(-1)?.step === 'conflict';
    const base = draft && !joins ? draft.base : main;
    // Made anew from what it rests on, a draft holds the entry and its pictures whatever it held before.
    const pictures = { ...namedPictures(draft, saving.raw), ...(await newPictures(store, main, saving)) };
    const tree = await store.writeTree(base, { ...pictures, [entry.path]: id });
    if (tree === (await store.treeOf(tip))) return { id, version: draft?.tip };
    const done = act('save', person, statusAfterSave(draft?.status ?? 'draft'), flow.now());
    const parents = joins ? [tip, main] : [tip];
    const commit = await store.writeCommit(
      tree,
      parents,
      messageOf(done, about(entry), base),
      identity(person),
      flow.now(),
    );
    flow.checkpoint('save:written');
    await moveRefs(flow, entry, [{ ref: refOf(entry), to: commit, ...(draft && { from: draft.tip }) }]);
    flow.checkpoint('save:moved');
    return { id, version: commit };
  });
}

async function newPictures(store: GitStore, main: string, { raw, uploads }: Saving): Promise<Record<string, string>> {
  const pictures: Record<string, string> = {};
  for (const { path, content } of uploads) {
    const oid = await store.writeBlob(content);
    await refuseUpload(store, main, raw, { path, oid });
    pictures[path] = oid;
  }
  return pictures;
}

/** Moves refs; when one of them has moved meanwhile, whoever asked has not seen what stands there. */
async function moveRefs({ store }: Workflow, key: DraftKey, changes: readonly RefChange[]): Promise<void> {
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

/** Refuses a save over a version that the writer has not seen. */
async function refuseStale(
  store: GitStore,
  entry: EntryPath,
  draft: Draft | undefined,
  current: string | undefined,
  seen: string | undefined,
): Promise<never> {
  const last = draft?.acts.findLast(({ step }) => step === 'save');
  if (current === undefined) {
    throw new Refusal(409, '这篇稿子在您打开之后被撤下或删除了，没有保存。请把您的文字复制出来，新建一篇。');
  }
  const who = last ? `${last.name}在${last.time}` : '已经发布的版本';
  if (seen === undefined) {
    const taken = `编码「${entry.slug}」已经有稿子了（${who}），没有保存。请换一个编码，或打开原来那一篇修改。`;
    throw new Refusal(409, taken);
  }
  throw new Refusal(
    409,
    `这篇稿子在您打开之后被改过（${who}），没有保存，以免盖掉同事的改动。请先把您的文字复制出来，刷新后再改。`,
    [],
    {
      acts: last ? [{ name: last.name, time: last.time, step: steps[last.step] }] : [],
      ...(await changeOf(store, seen, current)),
    },
  );
}

/** Moves a draft to another column of the board. @returns its version afterwards. */
export async function moveDraft(flow: Workflow, person: Person, key: SeenDraft, to: Status): Promise<string> {
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, key);
    const step = move(person, draft.status, to, draft.approvals, await approvalsNeeded(flow, draft));
    if (step !== 'return') await refuseForeign(flow.store, draft);
    return appendAct(flow, person, draft, act(step, person, to, flow.now()));
  });
}

/** @returns the commit that records the act. */
async function appendAct(flow: Workflow, person: Person, draft: Draft, done: Act): Promise<string> {
  const { store } = flow;
  const tree = await store.treeOf(draft.tip);
  const message = messageOf(done, about(draft), draft.base);
  const commit = await store.writeCommit(tree, [draft.tip], message, identity(person), flow.now());
  flow.checkpoint('move:written');
  await moveRefs(flow, draft, [{ ref: draft.ref, to: commit, from: draft.tip }]);
  return commit;
}

/** How many people this draft needs: the collection's number, or fewer for a slip of the pen. */
async function approvalsNeeded({ store, approvals }: Workflow, draft: Draft): Promise<number> {
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
    const draft = await draftOf(store, key);
    mayDiscard(person, draft.status, draft.acts[0]?.name);
    const message = messageOf(act('discard', person, draft.status, flow.now()), about(draft), draft.base);
    const tree = await store.treeOf(draft.tip);
    const commit = await store.writeCommit(tree, [draft.tip], message, identity(person), flow.now());
    await moveRefs(flow, draft, [
      { ref: draft.ref, from: draft.tip },
      { ref: `${DISCARDED}${about(draft)}/${commit}`, to: commit },
    ]);
  });
}

/** What came of a decision: on the web now, or at the time the draft names. */
export type Decision =
  | { readonly publishedAt: string }
  /** `version`: the draft's, afterwards. */
  | { readonly scheduledFor: string; readonly version: string };

/** 定: publishes a draft, or sets it to be published at its `publishAt`. */
export async function publishDraft(flow: Workflow, person: Person, key: SeenDraft): Promise<Decision> {
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, key);
    mayDecide(person, draft.status, draft.approvals, await approvalsNeeded(flow, draft));
    const at = await publishAtOf(flow.store, draft);
    if (at !== undefined && isAhead(at, flow.now())) {
      await refuseForeign(flow.store, draft);
      await inspectTree(flow, await mergedTree(flow, person, draft), await mainOf(flow.store), draft);
      const version = await appendAct(flow, person, draft, act('schedule', person, draft.status, flow.now()));
      flow.scheduled(person, about(draft), at);
      return { scheduledFor: at, version };
    }
    return { publishedAt: await publish(flow, person, draft, act('decide', person, draft.status, flow.now())) };
  });
}

/**
 * Publishes every draft whose time has come, in the name of the person who
 * decided it. One that cannot be published goes back to 审核.
 * @returns what could not be published, and why.
 */
export async function publishDue(flow: Workflow): Promise<{ readonly about: string; readonly message: string }[]> {
  const failed: { about: string; message: string }[] = [];
  for (const key of await draftKeys(flow.store)) {
    await flow.mutex.run(async () => {
      const draft = await readDraft(flow.store, key);
      const decided = draft?.acts.at(-1);
      if (!draft || decided?.step !== 'schedule') return;
      const at = await publishAtOf(flow.store, draft);
      if (isAhead(at, flow.now())) return;
      const person: Person = { name: decided.name, office: decided.office, roles: ['decide'] };
      try {
        await publish(flow, person, draft, { ...decided, step: 'decide' });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failed.push({ about: about(key), message: error.message });
        const now = await readDraft(flow.store, key);
        if (now?.tip !== draft.tip) return;
        await appendAct(flow, DESK, now, act('return', DESK, 'pending_review', flow.now()));
      }
    });
  }
  return failed;
}

/** When drafts that are decided are to be published, the earliest first; a time may have passed. */
export async function scheduledTimes(store: GitStore): Promise<string[]> {
  const found = (await draftKeys(store)).map(async (key) => {
    const draft = await readDraft(store, key);
    return draft?.acts.at(-1)?.step === 'schedule' ? publishAtOf(store, draft) : undefined;
  });
  return (await Promise.all(found)).filter((time) => time !== undefined).sort();
}

async function publishAtOf(store: GitStore, draft: Draft): Promise<string | undefined> {
  const entry = draft.files.find(({ path, oid }) => oid && !isPicture(path));
  if (!entry?.oid) return undefined;
  const at = fieldOf((await store.blob(entry.oid)).toString(), 'publishAt');
  const checked = moment.safeParse(at);
  return checked.success ? checked.data : undefined;
}

async function publish(flow: Workflow, person: Person, draft: Draft, decided: Act): Promise<string> {
  const { store } = flow;
  await refuseForeign(store, draft);
  const main = await mainOf(store);
  const tree = await mergedTree(flow, person, draft);
  const finished = await withRecord(flow, tree, main, draft, decided);
  await refuseOther(store, draft, main, finished);
  await inspectTree(flow, finished, main, draft);
  // Whatever the draft is about: settings that are not the published ones have to be allowed.
  const settings = await store.oidAt(finished, SITE_FILE);
  if (settings !== (await store.oidAt(main, SITE_FILE))) {
    await refuseLocked(store, settings === undefined ? '' : (await store.blob(settings)).toString());
  }
  flow.checkpoint('publish:checked');
  const message = messageOf(decided, about(draft));
  const commit = await store.writeCommit(finished, [main, draft.tip], message, identity(person), flow.now());
  flow.checkpoint('publish:written');
  await moveRefs(flow, draft, [
    { ref: MAIN, to: commit, from: main },
    { ref: draft.ref, from: draft.tip },
  ]);
  flow.checkpoint('publish:moved');
  flow.published(commit, person, about(draft), 'decide');
  return beijing(flow.now());
}

/** The draft merged into what is published; a conflict is recorded on the draft and refused. */
async function mergedTree(flow: Workflow, person: Person, draft: Draft): Promise<string> {
  const merged = await flow.store.merge(await mainOf(flow.store), draft.tip);
  if ('tree' in merged) return merged.tree;
  const back = statusAfterSave(draft.status);
  await appendAct(flow, person, draft, act('conflict', person, back, flow.now()));
  throw new Refusal(
    409,
    `起草之后，已发布的版本在同一处又改过（${merged.conflicts.join('、')}），没有发布，两边都还在。稿子已退到“${columns[back]}”：请对照“历史”里已发布的版本改好草稿，保存一次，再重新审核。`,
  );
}

/** Writes what the desk knows into the entry: the time, and for a new deputy's page the 推审定. */
async function withRecord(flow: Workflow, tree: string, main: string, draft: Draft, decided: Act): Promise<string> {
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
  return Object.keys(changes).length === 0 ? tree : store.writeTree(tree, changes);
}

/** 推审定 as the model writes it (src/model/provenance.ts). */
function provenanceOf({ recommended, reviewed }: Approvals, decided: Act): Record<string, unknown> {
  const step = (one: Act) => ({ by: one.office, on: one.time.slice(0, 10) });
  return {
    ...(recommended && { recommended: step(recommended) }),
    ...(reviewed && { reviewed: step(reviewed) }),
    decided: step(decided),
  };
}

/** Refuses a tree that the build would refuse. */
async function inspectTree(
  { inspection, skipBroken }: Workflow,
  tree: string,
  main: string,
  { files }: Draft,
): Promise<void> {
  const touched = files.map(({ path }) => path);
  await refuseUnpublishable(inspection, { tree, main, touched, skipBroken }, '没有发布', '请先改好这几处：');
}
