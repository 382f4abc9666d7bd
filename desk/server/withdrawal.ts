/** 撤稿: takes a published page down and leaves a notice at its address. */
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { WORDS } from '#archive/office-folder.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { parseEntryFile } from '#archive/entry-file.ts';
import { editable } from '#model/editable.ts';
import { isAhead, moment } from '#model/moment.ts';
import type { Changed } from '../api/history-answer.ts';
import { historyOf } from './history.ts';
import { entryAt, noticeOf, uploadAt } from './paths.ts';
import type { EntryPath } from './paths.ts';
import type { TreeChanges } from './git.ts';
import { act, beijing, messageOf } from './record.ts';
import { refuseUnpublishable } from './publishable.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './repository.ts';
import { changeOf, required, told } from './seen-version.ts';
import { mayWithdraw } from './steps.ts';
import type { Person } from './steps.ts';
import { mainOf, readDraft } from './workflow.ts';
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
    const draft = await readDraft(flow.store, entry);
    if (draft) {
      const last = draft.acts.at(-1);
      const who = last ? `（${told(last)}）` : '';
      throw new Refusal(409, `这个页面还有一篇没有发布的草稿${who}，没有撤下。请先发布或删除草稿。`);
    }
    const main = await mainOf(flow.store);
    const oid = await flow.store.oidAt(main, entry.path);
    if (oid !== read) await refuseOtherPage(flow, entry, read, oid);
    if (oid === undefined) throw new Refusal(404, '没有这个页面。');
    const raw = (await flow.store.blob(oid)).toString();
    const fields = fieldsOf(entry, raw);
    // Whoever could not read it yet is not told its title either.
    const unseen = isAhead(moment.safeParse(fields['publishAt']).data, flow.now());
    const notice = stringify(noticeFor(entry, fields, reason?.trim() ?? '', flow.now()), { lineWidth: 0 });
    await commit(flow, person, `${entry.collection}/${entry.slug}`, {
      [entry.path]: null,
      ...(!unseen && { [noticeOf(entry)]: await flow.store.writeBlob(notice) }),
    });
  });
}

function fieldsOf({ collection }: EntryPath, raw: string): Record<string, unknown> {
  const { data } = parseEntryFile(raw, editable[collection].extension);
  return (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
}

function noticeFor(
  entry: EntryPath,
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
  const last = (await historyOf(flow.store, path)).find(({ published, changed }) => published && changed);
  const who = last ? `${last.name}在${last.time}${last.step}` : '';
  const changed: Changed = {
    acts: last ? [{ name: last.name, time: last.time, step: last.step }] : [],
    ...(await changeOf(flow.store, seen, now)),
  };
  if (now === undefined) throw new Refusal(409, `没有撤下：这个页面已经不在了（${who}）。请刷新页面。`, [], changed);
  throw new Refusal(409, `没有撤下：您打开这个页面之后它变了（${who}）。请刷新页面，读过再撤。`, [], changed);
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
    await commit(flow, person, path, { [path]: null });
  });
}

async function commit(flow: Workflow, person: Person, about: string, changes: TreeChanges): Promise<void> {
  const { store } = flow;
  const main = await mainOf(store);
  const tree = await store.writeTree(main, changes);
  const publication = { tree, main, touched: Object.keys(changes), skipBroken: flow.skipBroken };
  await refuseUnpublishable(flow.inspection, publication, '没有撤下', '因为别的页面还要用到它，请先改好这几处：');
  const done = act('withdraw', person, 'draft', flow.now());
  const identity = { name: person.name, email: 'desk@desk.invalid' };
  const written = await store.writeCommit(tree, [main], messageOf(done, about), identity, flow.now());
  await store.moveRefs([{ ref: MAIN, to: written, from: main }]);
  flow.published(written, person, about, 'withdraw');
}
