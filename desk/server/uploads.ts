/**
 * Pictures: what a file is, is read from its bytes, never from its name. Each
 * one is drawn anew, which leaves behind EXIF (where and when it was taken)
 * and anything hidden in the file.
 */
import sharp from 'sharp';
import { Refusal } from './refusal.ts';
import { uploadAt } from './paths.ts';

export interface Upload {
  readonly path: string;
  readonly content: Buffer;
}

const MAX_BYTES = 10_000_000;
const MAX_PIXELS = 60_000_000;
/** Wide enough for the widest picture of a page on a dense screen. */
const MAX_EDGE = 2400;

/** The picture as it will be stored; refuses all but JPEG, PNG and WebP. */
export async function cleanUpload(path: string, content: Buffer): Promise<Upload> {
  if (isSvg(content)) throw new Refusal(415, '不能上传 SVG 图片（里面可以藏程序）。请另存为 PNG 再上传。');
  const safe = uploadAt(path);
  if (content.length > MAX_BYTES) {
    throw new Refusal(413, `图片超过10MB（这张${Math.ceil(content.length / 1_000_000)}MB），请先压缩再上传。`);
  }
  if (isHeic(content)) throw new Refusal(415, HEIC);
  if (!isPicture(content)) {
    throw new Refusal(415, '这个文件不是 JPEG、PNG 或 WebP 图片，不能上传。请用看图软件另存为 JPEG 再上传。');
  }
  const image = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const drawn = image
    .autoOrient()
    .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true });
  const extension = safe.slice(safe.lastIndexOf('.') + 1).toLowerCase();
  try {
    if (extension === 'png') return { path: safe, content: await drawn.png().toBuffer() };
    if (extension === 'webp') return { path: safe, content: await drawn.webp({ quality: 84 }).toBuffer() };
    return { path: safe, content: await drawn.flatten({ background: '#fff' }).jpeg({ quality: 84 }).toBuffer() };
  } catch {
    throw new Refusal(415, '这张图片打不开，可能没有传完整，或者尺寸太大（超过6000万像素）。请重新导出再上传。');
  }
}

const HEIC =
  '这是苹果手机拍的 HEIC 照片，网页上看不了，没有上传。请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或者用看图软件另存为 JPEG 再上传。';

/** What a telephone writes unless it is told otherwise; by its bytes, whatever it is named. */
function isHeic(content: Buffer): boolean {
  return /^ftyp(?:hei[cxms]|hev[cm]|mif1|msf1)/.test(content.toString('latin1', 4, 12));
}

function isSvg(content: Buffer): boolean {
  return !isPicture(content) && /<svg/i.test(content.toString('latin1', 0, 4096));
}

/** Whether the first bytes are those of a JPEG, PNG or WebP: no other reader of the library ever sees the file. */
function isPicture(content: Buffer): boolean {
  const start = content.toString('latin1', 0, 12);
  return (
    start.startsWith('\u00FF\u00D8\u00FF') || start.startsWith('\u0089PNG\r\n\u001A\n') || /^RIFF[^]{4}WEBP/.test(start)
  );
}
