/** Saving a draft: one commit on its branch; what is refused has changed nothing. */
import { basename } from 'node:path';
import { PICTURE_FOLDER, pictureNames } from '#lib/pictures.ts';
import { namedPictures, refuseUpload } from './draft-files.ts';
import type { Draft } from './draft.ts';
import type { GitStore, TreeFile } from './git.ts';
import { entryAt } from './paths.ts';
import type { EntryPath } from './paths.ts';
import { publishedAt, refuseForeignPlace, sees } from './places.ts';
import { newEvent, messageOf } from './record.ts';
import { Refusal, refuseText } from './refusal.ts';
import { changeOf } from './seen-version.ts';
import { officeFor, refuseLocked } from './settings.ts';
import { lastMove, mayWrite, statusAfterSave, steps } from './steps.ts';
import type { DraftEvent, Person } from './steps.ts';
import { bothTexts } from './two-texts.ts';
import type { Upload } from './uploads.ts';
import { about, identity, mainOf, moveRefs, readDraft, refOf } from './workflow.ts';
import type { Workflow } from './workflow.ts';

export interface Saving {
  readonly slug: string;
  readonly path: string;
  readonly raw: string;
  readonly uploads: readonly Upload[];
  /** The content id that the writer began from; undefined for a new entry. */
  readonly seen: string | undefined;
  /** A version of the entry that comes back: its pictures come with it. */
  readonly restored?: string;
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
  const entry = entryAt(given.path);
  if (entry.slug !== given.slug) {
    throw new Refusal(422, `编码「${given.slug}」和文件名「${entry.slug}」不一致，请改成一样的。`);
  }
  if (Buffer.byteLength(given.raw) > 1_000_000) {
    throw new Refusal(413, '这篇稿子超过1MB，请拆成几篇，图片请用“图片”按钮上传。');
  }
  const office = await officeFor(flow.store, entry.path, given.raw, flow.now());
  const { raw, errors } = await flow.inspection.text({ file: entry.path, raw: given.raw, office });
  const saving = { ...given, raw };
  if (errors.length > 0) throw refuseText('没有保存，请先改好这几处：', errors);
  if (entry.collection === 'settings') await refuseLocked(flow.store, saving.raw);
  return flow.mutex.run(async () => {
    const { store } = flow;
    const draft = await readDraft(store, entry);
    await refuseNotOwn(store, person, entry, draft, saving);
    const main = await mainOf(store);
    const tip = draft?.tip ?? main;
    const id = await store.writeBlob(saving.raw);
    const current = await store.oidAt(tip, entry.path);
    // The same words once more are no conflict: the first answer may have been lost on its way.
    if (current !== saving.seen && current !== id) await refuseStale(store, entry, draft, current, saving);
    // After a conflict the editor has compared both versions: what is saved now is their joint successor.
    const joins = draft !== undefined && lastMove(draft.events)?.step === 'conflict';
    const base = draft && !joins ? draft.base : main;
    // Made anew from what it rests on, a draft holds the entry and its pictures whatever it held before.
    const pictures = { ...namedPictures(draft, saving.raw), ...(await newPictures(store, main, saving)) };
    const tree = await store.writeTree(base, { ...pictures, [entry.path]: id });
    if (tree === (await store.treeOf(tip))) return { id, version: draft?.tip };
    const done = savingEvent(flow, person, draft, saving);
    const message = messageOf(done, about(entry), base);
    const commit = await store.writeCommit(tree, joins ? [tip, main] : [tip], message, identity(person), flow.now());
    flow.checkpoint('save:written');
    await moveRefs(flow, entry, [{ ref: refOf(entry), to: commit, ...(draft && { from: draft.tip }) }]);
    flow.checkpoint('save:moved');
    flow.moved(person, [about(entry)], done.step);
    return { id, version: commit };
  });
}

function savingEvent(flow: Workflow, person: Person, draft: Draft | undefined, { restored }: Saving): DraftEvent {
  const step = restored === undefined ? 'save' : 'restore';
  const place = draft ? draft.events[0]?.place : person.place;
  return { ...newEvent(step, person, statusAfterSave(draft?.status ?? 'draft'), flow.now()), place };
}

/** Refuses what belongs to another place than the writer's, and says no word of it. */
async function refuseNotOwn(
  store: GitStore,
  person: Person,
  entry: EntryPath,
  draft: Draft | undefined,
  { raw }: Saving,
): Promise<void> {
  if (person.place === undefined) return;
  if (draft && !(await sees(store, person, draft))) {
    throw new Refusal(409, `编码「${entry.slug}」已经有稿子了，没有保存。请换一个编码。`);
  }
  const published = await publishedAt(store, entry);
  await refuseForeignPlace(store, person, entry, { raw, published });
}

async function newPictures(
  store: GitStore,
  main: string,
  { raw, uploads, restored }: Saving,
): Promise<Record<string, string>> {
  const pictures: Record<string, string> = {};
  const back = restored === undefined ? [] : await store.filesIn(restored, PICTURE_FOLDER);
  const [named, there] = [pictureNames(raw), new Set((await picturesOf(store, main, back)).map(({ path }) => path))];
  for (const { path, oid } of back) if (named.has(basename(path)) && !there.has(path)) pictures[path] = oid;
  for (const { path, content } of uploads) {
    const oid = await store.writeBlob(content);
    await refuseUpload(store, main, raw, { path, oid });
    pictures[path] = oid;
  }
  return pictures;
}

/** The pictures that are published; none are asked for unless some come back. */
async function picturesOf(store: GitStore, main: string, back: readonly object[]): Promise<readonly TreeFile[]> {
  return back.length === 0 ? [] : store.filesIn(main, PICTURE_FOLDER);
}

/** Refuses a save over a version that the writer has not seen. */
async function refuseStale(
  store: GitStore,
  entry: EntryPath,
  draft: Draft | undefined,
  current: string | undefined,
  { seen, raw }: Saving,
): Promise<never> {
  const last = draft?.events.findLast(({ step }) => step === 'save' || step === 'restore');
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
      events: last ? [{ name: last.name, time: last.time, step: steps[last.step] }] : [],
      ...(await changeOf(store, seen, current)),
      conflict: {
        seen: current,
        parts: await bothTexts(store, seen, raw, (await store.blob(current)).toString()),
      },
    },
  );
}
