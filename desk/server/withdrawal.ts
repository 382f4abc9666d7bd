/** 撤稿: takes a published page down and leaves a notice at its address. */
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { WORDS } from '#archive/office-folder.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { editable } from '#model/editable.ts';
import { isAhead, moment } from '#model/moment.ts';
import type { Changed } from '../api/history-answer.ts';
import { historyOf } from './history.ts';
import { entryAt, noticeOf, uploadAt } from './paths.ts';
import type { EntryPath } from './paths.ts';
import { DatedFiles } from './embargoes.ts';
import type { GitStore, RefChange, TreeChanges } from './git.ts';
import { newEvent, beijing, messageOf } from './record.ts';
import { refuseUnpublishable } from './publishable.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './refs.ts';
import { changeOf, required } from './seen-version.ts';
import { mayWithdraw } from './steps.ts';
import type { Person } from './steps.ts';
import { DESK, isScheduled, mainOf, readDraft, writeEvent } from './workflow.ts';
import type { Workflow } from './workflow.ts';

export interface Withdrawing {
  readonly path: string;
  /** What the reader is told. */
  readonly reason: string | undefined;
  /** The content id of what is on the screen; a request without it is refused. */
  readonly seen: string | undefined;
}

/** Takes down an entry, or removes a picture that no page shows. */
export async function withdraw(flow: Workflow, person: Person, { path, reason, seen }: Withdrawing): Promise<void> {
  const isPicture = path.startsWith(`${PICTURE_FOLDER}/`);
  mayWithdraw(person, isPicture ? '删除图片' : '撤稿');
  if (isPicture) return removeUpload(flow, person, uploadAt(path), required(seen));
  const entry = entryAt(path);
  if (entry.collection === 'settings') throw new Refusal(403, '网站设置不能撤下，只能修改。');
  const read = required(seen);
  await flow.mutex.run(async () => {
    const main = await mainOf(flow.store);
    const oid = await flow.store.oidAt(main, entry.path);
    if (oid !== read) await refuseOtherPage(flow, entry, read, oid);
    if (oid === undefined) throw new Refusal(404, '没有这个页面。');
    const raw = (await flow.store.blob(oid)).toString();
    const fields = textFields(entry, raw);
    // Whoever could not read it yet is not told its title either.
    const unseen = isAhead(moment.safeParse(fields['publishAt']).data, flow.now());
    const notice = stringify(noticeFor(entry, fields, reason?.trim() ?? '', flow.now()), { lineWidth: 0 });
    const changes = { [entry.path]: null, ...(!unseen && { [noticeOf(entry)]: await flow.store.writeBlob(notice) }) };
    await commit(flow, person, { about: `${entry.collection}/${entry.slug}`, changes, entry });
  });
}

/** A draft of the page stays; one that would bring it back by itself waits for another decision. */
async function calledOff(flow: Workflow, person: Person, entry: EntryPath): Promise<RefChange[]> {
  const draft = await readDraft(flow.store, entry);
  if (!draft || !isScheduled(draft)) return [];
  const done = newEvent('unschedule', person, draft.status, flow.now());
  return [{ ref: draft.ref, from: draft.tip, to: await writeEvent(flow, person, draft, done) }];
}

/** The fields of an entry’s text; none of one that cannot be read. */
export function textFields({ collection }: Pick<EntryPath, 'collection'>, raw: string): Record<string, unknown> {
  const { data } = parseEntryFile(raw, editable[collection].extension);
  return (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
}

/** What stands at the addresses of a page that was taken down. */
export function noticeFor(
  entry: Pick<EntryPath, 'collection' | 'slug'>,
  fields: Readonly<Record<string, unknown>>,
  reason: string,
  now: Date,
): Record<string, unknown> {
  const first = ['title', 'name', 'series'].map((name) => fields[name]).find((value) => typeof value === 'string');
  const articles = Array.isArray(fields['articles']) ? (fields['articles'] as { readonly slug?: unknown }[]) : [];
  const home = `/${entry.collection}/${entry.slug}/`;
  return {
    title: first ?? editable[entry.collection].label,
    addresses: [home, ...(articles.length > 1 ? articles.map(({ slug }) => `${home}${String(slug)}/`) : [])],
    withdrawnAt: beijing(now),
    ...(reason !== '' && { reason }),
  };
}

/** Refuses to take down a page that is not the one on the screen, or is gone already. */
async function refuseOtherPage(flow: Workflow, { path }: EntryPath, seen: string, now?: string): Promise<never> {
  const last = (await historyOf(flow.store, DESK, path)).find(({ published, changed }) => published && changed);
  const who = last ? `${last.name}在${last.time}${last.step}` : '';
  const changed: Changed = {
    events: last ? [{ name: last.name, time: last.time, step: last.step }] : [],
    ...(await changeOf(flow.store, seen, now)),
  };
  if (now === undefined) throw new Refusal(409, `没有撤下：这个页面已经不在了（${who}）。请刷新页面。`, [], changed);
  throw new Refusal(409, `没有撤下：您打开这个页面之后它变了（${who}）。请刷新页面，读过再撤。`, [], changed);
}

/** Takes down every page whose time has come, as the pages themselves say. @returns what could not be, and why. */
export async function withdrawDue(flow: Workflow): Promise<{ readonly about: string; readonly message: string }[]> {
  const main = await mainOf(flow.store);
  // What could not go is tried again once something else was published.
  if (stuck.get(flow.store) === main) return [];
  const dated = await leaving(flow).naming(main, 'unpublishAt');
  const failed: { about: string; message: string }[] = [];
  for (const { file } of dated.filter(({ time }) => !isAhead(time, flow.now()))) {
    const seen = await flow.store.oidAt(MAIN, file);
    try {
      if (seen !== undefined) await withdraw(flow, TIMER, { path: file, reason: '到期撤下。', seen });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed.push({ about: file, message: error.message });
    }
  }
  if (failed.length > 0) stuck.set(flow.store, await mainOf(flow.store));
  return failed;
}

/** The commit at which a page could not be taken down in time. */
const stuck = new WeakMap<GitStore, string>();

/** The desk itself, doing what a page that was decided says of itself. */
const TIMER: Person = { ...DESK, roles: ['decide'] };

const readers = new WeakMap<GitStore, DatedFiles>();

function leaving({ store }: Workflow): DatedFiles {
  const files = readers.get(store) ?? new DatedFiles(store);
  readers.set(store, files);
  return files;
}

async function removeUpload(flow: Workflow, person: Person, path: string, seen: string): Promise<void> {
  await flow.mutex.run(async () => {
    const main = await mainOf(flow.store);
    const there = await flow.store.oidAt(main, path);
    if (there === undefined) throw new Refusal(404, '没有这张图片，请刷新图片库。');
    if (there !== seen) throw new Refusal(409, '这个名字下面已经换了一张图片，没有删除。请刷新图片库再看。');
    const entries = await flow.store.filesIn(main, ...WORDS);
    const texts = await flow.store.blobs(entries.map(({ oid }) => oid));
    const users = entries.filter((_, index) => String(texts[index]).includes(basename(path)));
    if (users.length > 0) {
      throw new Refusal(409, `这张图片还在用，没有删除：${users.map((one) => one.path).join('、')}。`);
    }
    await commit(flow, person, { about: path, changes: { [path]: null } });
  });
}

interface Taking {
  readonly about: string;
  readonly changes: TreeChanges;
  readonly entry?: EntryPath;
}

async function commit(flow: Workflow, person: Person, { about, changes, entry }: Taking): Promise<void> {
  const { store } = flow;
  const main = await mainOf(store);
  const tree = await store.writeTree(main, changes);
  const publication = { tree, main, touched: Object.keys(changes), skipBroken: flow.skipBroken };
  await refuseUnpublishable(flow.inspection, publication, '没有撤下', '因为别的页面还要用到它，请先改好这几处：');
  const done = newEvent('withdraw', person, 'draft', flow.now());
  const identity = { name: person.name, email: 'desk@desk.invalid' };
  const written = await store.writeCommit(tree, [main], messageOf(done, about), identity, flow.now());
  const drafts = entry ? await calledOff(flow, person, entry) : [];
  await store.moveRefs([{ ref: MAIN, to: written, from: main }, ...drafts]);
  flow.published(written, person, about, 'withdraw');
  if (entry) flow.moved(person, [about], 'withdraw');
}
