/** Every picture in a text comes from the office's library: the site can be built, and sends its readers nowhere else. */
import { markdownToMdast } from 'satteri';
import { markdownFeatures } from '#lib/markdown.ts';
import type { MarkupNode } from '#lib/markup-findings.ts';
import { PICTURE_FOLDER, pictureName } from '#lib/pictures.ts';
import type { Archive, Entry } from './archive.ts';
import type { Problem } from './problem.ts';

/** @param hasPicture whether the library has a picture of that file name. */
export function checkPictures(
  { briefings, cases, deputies, brands }: Archive,
  hasPicture: (name: string) => boolean,
): Problem[] {
  return [...briefings, ...cases, ...deputies, ...brands].flatMap((entry) =>
    // Most texts show none and are not parsed.
    entry.body.includes('![') ? picturesOf(entry).flatMap((shown) => problem(entry, shown, hasPicture)) : [],
  );
}

interface Shown {
  readonly address: string;
  /** 1-based, within the body. */
  readonly line: number;
}

function picturesOf({ body }: Entry): Shown[] {
  const shown: Shown[] = [];
  const visit = ({ type, url = '', position, children = [] }: MarkupNode): void => {
    if (type === 'image') shown.push({ address: url, line: position?.start.line ?? 1 });
    children.forEach(visit);
  };
  visit(markdownToMdast(body, { features: markdownFeatures }) as unknown as MarkupNode);
  return shown;
}

function problem(
  { file, bodyLine }: Entry,
  { address, line }: Shown,
  hasPicture: (name: string) => boolean,
): Problem[] {
  const place = { file, line: bodyLine + line - 1 };
  const name = pictureName(address);
  if (name === undefined) {
    const message = `图片「${address}」不在图片库里。请在编务台上传这张图，或写成 ../../assets/uploads/文件名。`;
    return [{ ...place, message }];
  }
  if (hasPicture(name)) return [];
  return [{ ...place, message: `图片库（${PICTURE_FOLDER}）里没有「${name}」。请上传这张图，或删去这一行。` }];
}
