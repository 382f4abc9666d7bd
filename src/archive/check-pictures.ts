/** Every picture in a text comes from the office's library: the site can be built, and sends its readers nowhere else. */
import { markdownTree } from '#lib/markdown-tree.ts';
import type { MarkupNode } from '#lib/markup-diagnostics.ts';
import { PICTURE_ADDRESS, PICTURE_FOLDER, PICTURE_KIND, pictureName } from '#lib/pictures.ts';
import { DEVICE_NAME } from '#model/field.ts';
import type { Archive, Entry } from './entry.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

/** Signs that no file's name may have there; an office that goes over to Windows would miss the picture. */
const NOT_ON_WINDOWS = /[<>:"|*\\]/;

const RULE = 'pictures';

/** @param hasPicture whether the library has a picture of that file name. */
export function checkPictures(archive: Archive, hasPicture: (name: string) => boolean): Diagnostic[] {
  const entries: readonly Entry[] = Object.values(archive).flat();
  return entries.flatMap((entry) => picturesOf(entry).flatMap((shown) => diagnose(entry, shown, hasPicture)));
}

export interface Shown {
  readonly address: string;
  /** 1-based, within the body. */
  readonly line: number;
}

/** The pictures that an entry's text shows, in order. */
export function picturesOf({ body }: Pick<Entry, 'body'>): Shown[] {
  // Most texts show none and are not parsed.
  if (!body.includes('![')) return [];
  const shown: { readonly node: MarkupNode; readonly line: number }[] = [];
  const defined = new Map<string, string>();
  const visit = (node: MarkupNode): void => {
    const { type, url = '', identifier = '', position, children = [] } = node;
    if (type === 'image' || type === 'imageReference') shown.push({ node, line: position?.start.line ?? 1 });
    if (type === 'definition' && !defined.has(identifier)) defined.set(identifier, url);
    children.forEach(visit);
  };
  visit(markdownTree(body) as unknown as MarkupNode);
  return shown.map(({ node: { url, identifier = '' }, line }) => ({
    address: url ?? defined.get(identifier) ?? '',
    line,
  }));
}

function diagnose(
  { file, bodyLine }: Entry,
  { address, line }: Shown,
  hasPicture: (name: string) => boolean,
): Diagnostic[] {
  const place = { file, line: bodyLine + line - 1 };
  const name = pictureName(address);
  if (name === undefined) {
    const said = address.endsWith('/')
      ? '有一块图片还没有选图。请上传一张，或者删去这一块。'
      : `图片「${address}」不在图片库里。请在编务台上传这张图，或写成 ${PICTURE_ADDRESS}/文件名。`;
    return [errorAt(RULE, place, said)];
  }
  if (!PICTURE_KIND.test(name)) {
    const said = `图片「${name}」不能用。请另存为 JPEG、PNG 或 WebP，文件名以小写的 .jpg、.png 或 .webp 结尾。`;
    return [errorAt(RULE, place, said)];
  }
  if (NOT_ON_WINDOWS.test(name) || DEVICE_NAME.test(name.split('.', 1)[0] ?? '')) {
    return [errorAt(RULE, place, `图片「${name}」这个名字在 Windows 上用不了。请给图片改名。`)];
  }
  if (hasPicture(name)) return [];
  const said = `图片库里没有“${name}”。请上传这张图（放在 ${PICTURE_FOLDER}），从图片库里另选一张，或删去它。`;
  return [errorAt(RULE, place, said)];
}
