/** What was taken down, thrown away or written over comes back as a draft, which goes through the same approvals again. */
import { editable, fileOf } from '#model/editable.ts';
import { parse } from 'yaml';
import type { Gone } from '../api/inbox.ts';
import type { DraftKey } from './draft.ts';
import { textOf } from './draft-files.ts';
import { titleOf } from './entry-title.ts';
import type { GitStore } from './git.ts';
import { refuseForeignVersion, versionText } from './history.ts';
import { draftKeyOf, entryAt } from './paths.ts';
import { sees } from './places.ts';
import { eventOf } from './record.ts';
import { Refusal } from './refusal.ts';
import { DISCARDED, MAIN } from './refs.ts';
import { saveDraft } from './saving.ts';
import type { Saved } from './saving.ts';
import type { Person } from './steps.ts';
import { readDraft } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** How long a discarded draft can come back. */
const KEPT_DAYS = 90;

export interface Restoring {
  readonly path: string;
  readonly commit: string;
  /** The content id of the text that stands there now; none where nothing does. */
  readonly seen: string | undefined;
}

/** Saves a version of an entry as its draft. */
export async function restore(flow: Workflow, person: Person, { path, commit, seen }: Restoring): Promise<Saved> {
  const entry = entryAt(path);
  await refuseForeignVersion(flow.store, person, entry.path, commit);
  const raw = await versionText(flow.store, person, entry.path, commit);
  if (raw === '') throw new Refusal(422, '这个版本里没有文字（页面已经撤下），请选更早的一个版本。');
  return saveDraft(flow, person, { slug: entry.slug, path: entry.path, raw, uploads: [], seen, restored: commit });
}

/** What can come back, the latest first. */
export async function gone({ store, now }: Workflow, person: Person): Promise<Gone[]> {
  const [withdrawn, discarded] = await Promise.all([
    withdrawnPages(store, person),
    discardedDrafts(store, person, now()),
  ]);
  return [...withdrawn, ...discarded].sort((a, b) => (a.time < b.time ? 1 : -1));
}

async function withdrawnPages(store: GitStore, person: Person): Promise<Gone[]> {
  // Whose a page was is not known once it is gone: whoever belongs to one place asks a colleague.
  if (person.place !== undefined) return [];
  const notices = await store.filesIn(MAIN, 'withdrawn');
  const texts = await store.blobs(notices.map(({ oid }) => oid));
  const found = notices.map(async ({ path }, at): Promise<Gone[]> => {
    const key = keyOfNotice(path);
    if (key === undefined) return [];
    const file = store.inTree(fileOf(key.collection, key.slug));
    const last = await store.text(['log', '-1', '--first-parent', '--format=%H%x1f%B', MAIN, '--', file]);
    const [commit = '', message = ''] = last.split('\x1f');
    const done = eventOf(message);
    if (commit === '') return [];
    const { title, withdrawnAt } = parse(String(texts[at])) as { readonly title: string; readonly withdrawnAt: string };
    const before = await store.text(['rev-parse', `${commit}^`]);
    return [{ ...named(key, title), what: 'withdrawn', name: done?.name ?? '', time: withdrawnAt, commit: before }];
  });
  return (await Promise.all(found)).flat();
}

function keyOfNotice(path: string): DraftKey | undefined {
  const [, collection = '', slug = ''] = /^withdrawn\/([a-z]+)-(.+)\.yaml$/.exec(path) ?? [];
  return draftKeyOf(collection, slug);
}

const named = (key: DraftKey, title: string) => ({ ...key, kind: editable[key.collection].label, title });

async function discardedDrafts(store: GitStore, person: Person, now: Date): Promise<Gone[]> {
  const listed = await store.text([
    ...['for-each-ref', '--format=%(refname) %(committerdate:unix) %(objectname)', DISCARDED],
  ]);
  const oldest = now.getTime() / 1000 - KEPT_DAYS * 86_400;
  const found = listed.split('\n').map(async (line): Promise<Gone[]> => {
    const [ref = '', seconds = '0', commit = ''] = line.split(' ');
    const [collection = '', slug = ''] = ref.slice(DISCARDED.length).split('/');
    const key = draftKeyOf(collection, slug);
    if (key === undefined || Number(seconds) < oldest) return [];
    const draft = await readDraft(store, key, ref);
    const last = draft?.events.at(-1);
    if (!draft || !last || !(await sees(store, person, draft))) return [];
    const title = await titleOf(store, key, await textOf(store, draft));
    return [{ ...named(key, title), what: 'discarded', name: last.name, time: last.time, commit }];
  });
  return (await Promise.all(found)).flat();
}

/** Forgets discarded drafts after their time. */
export async function forgetDiscarded(store: GitStore, now: Date): Promise<void> {
  const listed = await store.text([
    ...['for-each-ref', '--format=%(refname) %(objectname) %(committerdate:unix)', DISCARDED],
  ]);
  const oldest = now.getTime() / 1000 - KEPT_DAYS * 86_400;
  const old = listed.split('\n').flatMap((line) => {
    const [ref, from, seconds] = line.split(' ');
    return ref && from && Number(seconds) < oldest ? [{ ref, from }] : [];
  });
  if (old.length > 0) await store.moveRefs(old);
}
