/**
 * Drafts and publications. Every step is one commit and one atomic move of
 * refs, taken one at a time; what is refused has changed nothing.
 */
import { basename } from 'node:path';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { editable } from '#model/editable.ts';
import type { EditableName } from '#model/field.ts';
import { isAhead, moment } from '#model/moment.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { fieldOf, withFields } from './frontmatter.ts';
import type { GitStore, Identity } from './git.ts';
import { savingTroubles } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { draftKeyOf, entryAt, noticeOf } from './paths.ts';
import type { EntryPath } from './paths.ts';
import { act, actOf, baseOf, beijing, messageOf } from './record.ts';
import { Refusal, refuseText } from './refusal.ts';
import { DISCARDED, DRAFTS, MAIN } from './repository.ts';
import { officeFor, refuseLocked } from './settings.ts';
import { isSmallChange } from './small-change.ts';
import { columns, handsOf, mayDecide, mayDiscard, mayWrite, move, statusAfterSave } from './steps.ts';
import type { Act, Hands, Person, Status } from './steps.ts';
import type { Turns } from './turns.ts';
import type { Upload } from './uploads.ts';

/** A moment at which a test may kill the process; does nothing otherwise. */
export type Checkpoint = (name: string) => void;

export interface HandsSettings {
  readonly of: (collection: EditableName) => number;
  /** A change of at most this many characters to a published page needs these hands only. */
  readonly small?: { readonly characters: number; readonly hands: number };
}

export interface Workflow {
  readonly store: GitStore;
  readonly inspection: Inspection;
  readonly hands: HandsSettings;
  readonly turns: Turns;
  readonly now: () => Date;
  readonly checkpoint: Checkpoint;
  /** Called after `main` has moved: something was published, or withdrawn. */
  readonly published: (commit: string, person: Person, about: string, step: 'decide' | 'withdraw') => void;
  /** Called when something is decided to appear at `at`, Beijing time. */
  readonly scheduled: (person: Person, about: string, at: string) => void;
}

export interface DraftKey {
  readonly collection: EditableName;
  readonly slug: string;
}

export interface DraftFile {
  readonly path: string;
  readonly added: boolean;
  /** Content id; undefined where the draft removes the file. */
  readonly oid?: string;
}

export interface Draft extends DraftKey {
  readonly ref: string;
  readonly tip: string;
  /** The commit of `main` that it rests on. */
  readonly base: string;
  readonly status: Status;
  /** Oldest first. */
  readonly acts: readonly Act[];
  readonly files: readonly DraftFile[];
  readonly hands: Hands;
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
  const listed = await store.text(['for-each-ref', '--format=%(refname)', DRAFTS]);
  return listed.split('\n').flatMap((ref) => {
    const [collection = '', slug = ''] = ref.slice(DRAFTS.length).split('/');
    return draftKeyOf(collection, slug) ?? [];
  });
}

const drafts = new Map<string, Draft>();

/** The draft of a key, or undefined. What a commit holds never changes, so each is read once. */
export async function readDraft(store: GitStore, key: DraftKey): Promise<Draft | undefined> {
  const ref = refOf(key);
  const tip = await store.refAt(ref);
  if (tip === undefined) return undefined;
  const cached = drafts.get(tip);
  if (cached) return cached;
  const { acts, base } = await stepsTo(store, tip);
  // A branch of that name that somebody else pushed is no draft.
  if (base === undefined) return undefined;
  const [before, after] = await Promise.all([store.treeOf(base), store.treeOf(tip)]);
  const files = (await store.differences(before, after)).map(({ path, before: old, after: oid }) => ({
    path,
    added: old === undefined,
    ...(oid !== undefined && { oid }),
  }));
  const status = acts.at(-1)?.status ?? 'draft';
  const draft: Draft = { ...key, ref, tip, base, acts, status, files, hands: handsOf(acts) };
  if (drafts.size > 500) drafts.clear();
  drafts.set(tip, draft);
  return draft;
}

/** A draft's own commits, oldest first, and the commit of `main` it rests on. */
async function stepsTo(
  store: GitStore,
  tip: string,
): Promise<{ readonly acts: Act[]; readonly base: string | undefined }> {
  const acts: Act[] = [];
  let base: string | undefined;
  for (let commit: string | undefined = tip; commit !== undefined;) {
    const { message, parent } = await store.commitAt(commit);
    const rests = baseOf(message);
    const done = actOf(message);
    if (rests === undefined || !done) break;
    base ??= rests;
    acts.unshift(done);
    commit = parent;
  }
  return { acts, base };
}

async function draftOf(store: GitStore, key: DraftKey): Promise<Draft> {
  const draft = await readDraft(store, key);
  if (!draft) throw new Refusal(404, '这篇草稿不在了：可能已经发布，或者被同事删掉了。请刷新看板。');
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

/** Saves a draft; a byte-identical one makes no commit. @returns the content id of what was saved. */
export async function saveDraft(flow: Workflow, person: Person, saving: Saving): Promise<string> {
  mayWrite(person);
  const entry = entryAt(saving.path);
  if (entry.slug !== saving.slug) {
    throw new Refusal(422, `编码「${saving.slug}」和文件名「${entry.slug}」不一致，请改成一样的。`);
  }
  if (Buffer.byteLength(saving.raw) > 1_000_000) {
    throw new Refusal(413, '这篇稿子超过1MB，请拆成几篇，图片请用“图片”按钮上传。');
  }
  const office = await officeFor(flow.store, entry.path, saving.raw, flow.now());
  const troubles = savingTroubles(entry.path, saving.raw, office);
  if (troubles.length > 0) throw refuseText('没有保存，请先改好这几处：', troubles);
  if (entry.collection === 'settings') await refuseLocked(flow.store, saving.raw);
  return flow.turns.take(async () => {
    const { store } = flow;
    const draft = await readDraft(store, entry);
    const main = await mainOf(store);
    const tip = draft?.tip ?? main;
    const oid = await store.writeBlob(saving.raw);
    const current = await store.oidAt(tip, entry.path);
    // The same words once more are no conflict: the first answer may have been lost on its way.
    if (current !== saving.seen && current !== oid) refuseStale(entry, draft, current, saving.seen);
    const changes: Record<string, string | null> = { [entry.path]: oid };
    for (const { path } of draft?.files ?? []) {
      if (path.startsWith(`${PICTURE_FOLDER}/`) && !saving.raw.includes(basename(path))) changes[path] = null;
    }
    for (const { path, content } of saving.uploads) changes[path] = await store.writeBlob(content);
    // After a conflict the editor has compared both versions: what is saved now is their joint successor.
    const joins = draft?.acts.at(-1)?.step === 'conflict';
    const tree = await store.writeTree(joins ? main : tip, { ...draftChanges(joins ? draft : undefined), ...changes });
    if (tree === (await store.treeOf(tip))) return oid;
    const done = act('save', person, statusAfterSave(draft?.status ?? 'draft'), flow.now());
    const parents = joins ? [tip, main] : [tip];
    const message = messageOf(done, about(entry), draft && !joins ? draft.base : main);
    const commit = await store.writeCommit(tree, parents, message, identity(person), flow.now());
    flow.checkpoint('save:written');
    await store.moveRefs([{ ref: refOf(entry), to: commit, ...(draft && { from: draft.tip }) }]);
    flow.checkpoint('save:moved');
    return oid;
  });
}

function draftChanges(draft: Draft | undefined): Record<string, string | null> {
  return Object.fromEntries((draft?.files ?? []).map(({ path, oid }) => [path, oid ?? null]));
}

/** Refuses a save over a version that the writer has not seen. */
function refuseStale(
  entry: EntryPath,
  draft: Draft | undefined,
  current: string | undefined,
  seen: string | undefined,
): never {
  const last = draft?.acts.findLast(({ step }) => step === 'save');
  if (current === undefined) {
    throw new Refusal(409, '这篇稿子在您打开之后被撤下或删除了，没有保存。请把您的文字复制出来，新建一篇。');
  }
  const who = last ? `${last.name}在${last.time}` : '已经发布的版本';
  throw new Refusal(
    409,
    seen === undefined
      ? `编码「${entry.slug}」已经有稿子了（${who}），没有保存。请换一个编码，或打开原来那一篇修改。`
      : `这篇稿子在您打开之后被改过（${who}），没有保存，以免盖掉同事的改动。请先把您的文字复制出来，刷新后再改。`,
  );
}

/** Moves a draft to another column of the board. */
export async function moveDraft(flow: Workflow, person: Person, key: DraftKey, to: Status): Promise<void> {
  await flow.turns.take(async () => {
    const draft = await draftOf(flow.store, key);
    const step = move(person, draft.status, to, draft.hands, await handsWanted(flow, draft));
    await appendAct(flow, person, draft, act(step, person, to, flow.now()));
  });
}

async function appendAct(flow: Workflow, person: Person, draft: Draft, done: Act): Promise<void> {
  const { store } = flow;
  const tree = await store.treeOf(draft.tip);
  const message = messageOf(done, about(draft), draft.base);
  const commit = await store.writeCommit(tree, [draft.tip], message, identity(person), flow.now());
  flow.checkpoint('move:written');
  await store.moveRefs([{ ref: draft.ref, to: commit, from: draft.tip }]);
}

/** How many people this draft needs: the collection's number, or fewer for a slip of the pen. */
async function handsWanted({ store, hands }: Workflow, draft: Draft): Promise<number> {
  const wanted = hands.of(draft.collection);
  const [file, ...others] = draft.files;
  // A few characters of the settings may be the licence number on every page.
  if (draft.collection === 'settings') return wanted;
  if (!hands.small || !file?.oid || file.added || others.length > 0) return wanted;
  const before = await store.oidAt(await mainOf(store), file.path);
  if (before === undefined) return wanted;
  const [old = '', fresh = ''] = (await store.blobs([before, file.oid])).map(String);
  return isSmallChange(old, fresh, hands.small.characters) ? Math.min(wanted, hands.small.hands) : wanted;
}

/** Takes a draft off the board; its commits stay reachable in the repository. */
export async function discardDraft(flow: Workflow, person: Person, key: DraftKey): Promise<void> {
  await flow.turns.take(async () => {
    const draft = await draftOf(flow.store, key);
    mayDiscard(person, draft.status, draft.acts[0]?.name);
    const kept = `${DISCARDED}${about(draft)}/${draft.tip}`;
    const already = await flow.store.refAt(kept);
    await flow.store.moveRefs([
      { ref: draft.ref, from: draft.tip },
      { ref: kept, to: draft.tip, ...(already && { from: already }) },
    ]);
  });
}

/** What came of a decision: on the web now, or at the time the draft names. */
export type Decision = { readonly publishedAt: string } | { readonly scheduledFor: string };

/** 定: publishes a draft, or sets it to be published at its `publishAt`. */
export async function publishDraft(flow: Workflow, person: Person, key: DraftKey): Promise<Decision> {
  return flow.turns.take(async () => {
    const draft = await draftOf(flow.store, key);
    mayDecide(person, draft.status, draft.hands, await handsWanted(flow, draft));
    const at = await publishAtOf(flow.store, draft);
    if (at !== undefined && isAhead(at, flow.now())) {
      await inspectTree(flow, await mergedTree(flow, person, draft));
      await appendAct(flow, person, draft, act('schedule', person, draft.status, flow.now()));
      flow.scheduled(person, about(draft), at);
      return { scheduledFor: at };
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
    await flow.turns.take(async () => {
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

async function publishAtOf(store: GitStore, draft: Draft): Promise<string | undefined> {
  const entry = draft.files.find(({ path, oid }) => oid && !path.startsWith(`${PICTURE_FOLDER}/`));
  if (!entry?.oid) return undefined;
  const at = fieldOf((await store.blob(entry.oid)).toString(), 'publishAt');
  const checked = moment.safeParse(at);
  return checked.success ? checked.data : undefined;
}

async function publish(flow: Workflow, person: Person, draft: Draft, decided: Act): Promise<string> {
  const { store } = flow;
  const main = await mainOf(store);
  const tree = await mergedTree(flow, person, draft);
  const finished = await withRecord(flow, tree, main, draft, decided);
  await inspectTree(flow, finished);
  const settings = draft.collection === 'settings' && (await store.oidAt(finished, SITE_FILE));
  if (settings) await refuseLocked(store, (await store.blob(settings)).toString());
  flow.checkpoint('publish:checked');
  const message = messageOf(decided, about(draft));
  const commit = await store.writeCommit(finished, [main, draft.tip], message, identity(person), flow.now());
  flow.checkpoint('publish:written');
  await store.moveRefs([
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
    if (!oid || path.startsWith(`${PICTURE_FOLDER}/`)) continue;
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
    if (collection === 'deputies' && isNew) fields['provenance'] = provenanceOf(draft.hands, decided);
    const text = withFields(raw, fields);
    if (text !== raw) changes[path] = await store.writeBlob(text);
  }
  return Object.keys(changes).length === 0 ? tree : store.writeTree(tree, changes);
}

/** 推审定 as the model writes it (src/model/provenance.ts). */
function provenanceOf({ recommended, reviewed }: Hands, decided: Act): Record<string, unknown> {
  const step = (one: Act) => ({ by: one.office, on: one.time.slice(0, 10) });
  return {
    ...(recommended && { recommended: step(recommended) }),
    ...(reviewed && { reviewed: step(reviewed) }),
    decided: step(decided),
  };
}

/** Refuses a tree that the build would refuse. */
async function inspectTree({ inspection }: Workflow, tree: string): Promise<void> {
  const errors = (await inspection.archive(tree)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refuseText('没有发布，请先改好这几处：', errors);
}
