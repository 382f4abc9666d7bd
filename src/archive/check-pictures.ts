/** Every picture in a text comes from the office's library: the site can be built, and sends its readers nowhere else. */
import { markdownToMdast } from 'satteri';
import { markdownFeatures } from '#lib/markdown.ts';
import type { MarkupNode } from '#lib/markup-findings.ts';
import { PICTURE_ADDRESS, PICTURE_FOLDER, PICTURE_KIND, pictureName } from '#lib/pictures.ts';
import { DEVICE_NAME } from '#model/field.ts';
import type { Archive, Entry } from './archive.ts';
import type { Problem } from './problem.ts';

/** Signs that no file's name may have there; an office that goes over to Windows would miss the picture. */
const NOT_ON_WINDOWS = /[<>:"|*\\]/;

/** @param hasPicture whether the library has a picture of that file name. */
export function checkPictures(archive: Archive, hasPicture: (name: string) => boolean): Problem[] {
  const entries: readonly Entry[] = Object.values(archive).flat();
  return entries.flatMap((entry) => picturesOf(entry).flatMap((shown) => problem(entry, shown, hasPicture)));
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
  visit(markdownToMdast(body, { features: markdownFeatures }) as unknown as MarkupNode);
  return shown.map(({ node: { url, identifier = '' }, line }) => ({
    address: url ?? defined.get(identifier) ?? '',
    line,
  }));
}

function problem(
  { file, bodyLine }: Entry,
  { address, line }: Shown,
  hasPicture: (name: string) => boolean,
): Problem[] {
  const place = { file, line: bodyLine + line - 1 };
  const name = pictureName(address);
  if (name === undefined) {
    const message = address.endsWith('/')
      ? '有一块图片还没有选图。请上传一张，或者删去这一块。'
      : `图片「${address}」不在图片库里。请在编务台上传这张图，或写成 ${PICTURE_ADDRESS}/文件名。`;
    return [{ ...place, message }];
  }
  if (!PICTURE_KIND.test(name)) {
    return [
      {
        ...place,
        message: `图片「${name}」不能用。请另存为 JPEG、PNG 或 WebP，文件名以小写的 .jpg、.png 或 .webp 结尾。`,
      },
    ];
  }
  if (NOT_ON_WINDOWS.test(name) || DEVICE_NAME.test(name.split('.', 1)[0] ?? '')) {
    return [{ ...place, message: `图片「${name}」这个名字在 Windows 上用不了，请给图片改名。` }];
  }
  if (hasPicture(name)) return [];
  return [
    {
      ...place,
      message: `图片库里没有“${name}”。请上传这张图（放在 ${PICTURE_FOLDER}），从图片库里另选一张，或删去它。`,
    },
  ];
}
