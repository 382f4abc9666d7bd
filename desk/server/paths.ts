/**
 * Which files the desk may touch: an entry of a collection, the site's
 * settings, or a picture of the library. Git stores what it is told, so a path
 * is derived from what it names, never passed on.
 */
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { isKind, kindOf } from '#model/kinds.ts';
import { fileOf, isEditable, SETTINGS_SLUG } from '#model/editable.ts';
import { DEVICE_NAME, SLUG } from '#model/field.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { EditableName } from '#model/editable.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { Refusal } from './refusal.ts';

export interface EntryPath {
  readonly path: string;
  readonly collection: EditableName;
  readonly slug: string;
}

const IMAGE_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.(?:jpe?g|png|webp)$/u;

/**
 * The entry that a path names. The path itself is only compared: what is kept
 * is the one that follows from collection and slug, so nothing written around
 * them (folders, signs, other forms of a letter) ever reaches git or a disk.
 */
export function entryAt(path: string): EntryPath {
  if (path === SITE_FILE) return { path: SITE_FILE, collection: 'settings', slug: SETTINGS_SLUG };
  const [, collection = '', name = ''] = /^([a-z]+)\/([^/]*)$/.exec(path) ?? [];
  if (!isKind(collection)) {
    throw new Refusal(403, '只能改各个内容文件夹里的稿件、网站设置和图片文件夹里的图片。');
  }
  const { extension } = kindOf(collection);
  const slug = name.slice(0, -extension.length);
  if (!name.endsWith(extension) || !isSlug(slug)) {
    throw new Refusal(
      422,
      `编码「${slug.slice(0, 80)}」不能用。编码会成为网址，只能用小写字母、数字和连字符，最多80个字符，例如 xinmi；con、nul 等几个词是 Windows 留用的，也不行。`,
    );
  }
  return { path: fileOf(collection, slug), collection, slug };
}

const isSlug = (slug: string): boolean => SLUG.test(slug) && slug.length <= 80;

/** Where the notice of a withdrawn entry is kept. */
export function noticeOf({ collection, slug }: Pick<EntryPath, 'collection' | 'slug'>): string {
  return `withdrawn/${collection}-${slug}.yaml`;
}

/** Who a draft belongs to, by the names that a request or a branch gives; undefined when there is no such entry. */
export function draftKeyOf(collection: string, slug: string): Pick<EntryPath, 'collection' | 'slug'> | undefined {
  if (!isEditable(collection) || !isSlug(slug)) return undefined;
  return collection === 'settings' && slug !== SETTINGS_SLUG ? undefined : { collection, slug };
}

/** The collection of a folder, or a Refusal. */
export function collectionAt(folder: string): CollectionName {
  const name = /^([^/]+)\/?$/.exec(folder)?.[1] ?? '';
  if (!isKind(name)) throw new Refusal(403, '没有这个栏目。');
  return name;
}

/** A picture in the folder of uploads; its name may be Chinese, but holds no space or sign. */
export function uploadAt(path: string): string {
  const normal = path.normalize('NFC');
  const name = normal.slice(PICTURE_FOLDER.length + 1);
  if (!normal.startsWith(`${PICTURE_FOLDER}/`) || name.includes('/')) {
    throw new Refusal(403, `图片只能放在图片文件夹（${PICTURE_FOLDER}）里。`);
  }
  if (!IMAGE_NAME.test(name) || Buffer.byteLength(name) > 200 || DEVICE_NAME.test(name.split('.', 1)[0] ?? '')) {
    throw new Refusal(
      422,
      `图片名「${name}」不能用。请用汉字、字母、数字和连字符，以 .jpg、.png 或 .webp 结尾，例如 代表走访-1.jpg。`,
    );
  }
  return normal;
}

/** A name made safe for {@link uploadAt}: signs and spaces become hyphens. */
export function safeUpload(path: string): string {
  const normal = path.normalize('NFC');
  const slash = normal.lastIndexOf('/') + 1;
  const dot = normal.lastIndexOf('.');
  if (dot < slash) return normal;
  const stem = normal.slice(slash, dot).replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const trimmed = stem.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || '图片';
  return `${normal.slice(0, slash)}${trimmed}${normal.slice(dot).toLowerCase()}`;
}
