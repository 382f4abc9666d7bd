/**
 * What a draft holds: the file of its entry, and new pictures that the entry
 * names. Whoever approves an entry has seen just these, so nothing else may
 * travel with it.
 */
import { basename } from 'node:path';
import { PICTURE_FOLDER, pictureNames } from '#lib/pictures.ts';
import { fileOf } from '#model/editable.ts';
import type { GitStore } from './git.ts';
import { noticeOf } from './paths.ts';
import { Refusal } from './refusal.ts';
import type { Draft } from './draft.ts';

export const isPicture = (path: string): boolean => path.startsWith(`${PICTURE_FOLDER}/`);

/** The content id of the entry's own text in a draft; undefined in a draft that has lost it. */
export function textOf(store: GitStore, { tip, collection, slug }: Draft): Promise<string | undefined> {
  return store.oidAt(tip, fileOf(collection, slug));
}

/** The draft's new pictures that a text names, by path. */
export function namedPictures(draft: Draft | undefined, raw: string): Record<string, string> {
  const named = pictureNames(raw);
  const kept = (draft?.files ?? []).flatMap(({ path, added, oid }) =>
    isPicture(path) && added && oid !== undefined && named.has(basename(path)) ? [[path, oid] as const] : [],
  );
  return Object.fromEntries(kept);
}

/** Refuses a draft that holds more than its entry and the pictures that it names. */
export async function refuseForeign(store: GitStore, draft: Draft): Promise<void> {
  const own = fileOf(draft.collection, draft.slug);
  const text = await textOf(store, draft);
  const pictures = namedPictures(draft, text === undefined ? '' : (await store.blob(text)).toString());
  const foreign = draft.files
    .map(({ path }) => path)
    .filter((path) => (path === own ? text === undefined : !Object.hasOwn(pictures, path)));
  if (foreign.length === 0) return;
  throw new Refusal(
    409,
    `这篇草稿里有不属于它的改动（${foreign.join('、')}），看稿子的人看不到，所以不能送审，也不能发布。请打开稿子保存一次：保存只留下稿子自己和它用到的图片。`,
  );
}

/** Refuses a picture that the text does not name, or that would stand in the place of another page's. */
export async function refuseUpload(
  store: GitStore,
  main: string,
  raw: string,
  { path, oid }: { readonly path: string; readonly oid: string },
): Promise<void> {
  const name = basename(path);
  if (!pictureNames(raw).has(name)) {
    throw new Refusal(422, `图片“${name}”在稿子里没有用到，没有保存。请先把它放进正文，或从这次上传里去掉。`);
  }
  // Where the site is built, names may differ in more than their case.
  const same = (one: { readonly path: string }) => one.path.toLowerCase() === path.toLowerCase();
  const there = (await store.filesIn(main, PICTURE_FOLDER)).find(same);
  if (there && (there.path !== path || there.oid !== oid)) {
    throw new Refusal(
      409,
      `图片库里已经有同名的图片“${basename(there.path)}”了，没有保存，以免换掉别的稿件里的图。请换一个名字。`,
    );
  }
}

/** Refuses a publication that would change anything but what the draft holds and the entry's notice. */
export async function refuseOther(store: GitStore, draft: Draft, before: string, after: string): Promise<void> {
  const own = new Set([fileOf(draft.collection, draft.slug), noticeOf(draft), ...draft.files.map(({ path }) => path)]);
  const differing = await store.differences(await store.treeOf(before), await store.treeOf(after));
  const other = differing.map(({ path }) => path).filter((path) => !own.has(path));
  if (other.length === 0) return;
  throw new Refusal(409, `发布这篇稿子会改到别的文件（${other.join('、')}），没有发布。请告诉管理员。`);
}
