/** The pictures of a pasted text that come with it; none is ever asked of another machine. */
import type { SourcePicture } from '#importer/source-document.ts';
import { attribute } from './html-tree.ts';
import type { Element } from './html-tree.ts';

/** Pictures that stand on the clipboard beside the HTML, in the order in which it names them. */
export interface LocalPictures {
  take(): SourcePicture | undefined;
}

const TYPES = { png: 'png', jpeg: 'jpg', jpg: 'jpg', webp: 'webp' } as const;

export function pictureOf(image: Element, local: LocalPictures): SourcePicture | undefined {
  const address = attribute(image, 'src');
  const [, type = '', content] = /^data:image\/([a-z]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(address) ?? [];
  if (content !== undefined && type in TYPES) {
    return { type: TYPES[type as keyof typeof TYPES], bytes: bytesOf(atob(content.replace(/\s/g, ''))) };
  }
  return /^file:/i.test(address) ? local.take() : undefined;
}

function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/**
 * The pictures in the RTF that Word and WPS put beside their HTML, where they stand as hexadecimal digits.
 * @param wanted how many the HTML names; when the two differ nobody knows which is which, and none is taken.
 */
export function picturesInRtf(rtf: string, wanted: number): LocalPictures {
  const found = [...rtf.matchAll(/\{\\pict\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g)].flatMap(([group]) => {
    const type = /\\pngblip\b/.test(group) ? 'png' : /\\jpegblip\b/.test(group) ? 'jpg' : undefined;
    const digits = group
      .replace(/\{[^{}]*\}/g, '')
      .match(/[0-9a-f\r\n]{16,}/gi)
      ?.at(-1);
    return type === undefined || digits === undefined ? [] : [{ type, bytes: hexBytes(digits) } as const];
  });
  const left = found.length === wanted ? found : [];
  return { take: () => left.shift() };
}

function hexBytes(digits: string): Uint8Array {
  const pairs = digits.replace(/[\r\n]/g, '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/** How many pictures a text names by a file of the machine that it was copied on. */
export function localPicturesIn(html: string): number {
  return (html.match(/<img\b[^>]*?\bsrc\s*=\s*["']?file:/gi) ?? []).length;
}
