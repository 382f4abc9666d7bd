/** The pictures of texts as plain JPEG, for print, Word and copies of a text elsewhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { officeFolder } from '#archive/office-folder.ts';
import { PICTURE_FOLDER, pictureAddresses, pictureName, plainPicture } from '#lib/pictures.ts';
import type { FileCache } from './file-cache.ts';

/** Pixels of the longer edge: 16 cm at 250 dots an inch. */
const LONGEST = 1600;

export interface PlainPicture {
  readonly jpeg: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pictures by their address as the text writes it. */
export type PlainPictures = ReadonlyMap<string, PlainPicture>;

export interface PlacedPicture {
  /** As the text writes it. */
  readonly address: string;
  /** The JPEG in the built site. */
  readonly file: string;
  /** Changes when the picture does. */
  readonly digest: string;
}

/**
 * Puts the library's pictures that a text shows at their plain addresses.
 * @param root the project's folder. @param folder the built site.
 */
export async function placePictures(
  cache: FileCache,
  root: string,
  folder: string,
  text: string,
): Promise<PlacedPicture[]> {
  const placed: PlacedPicture[] = [];
  for (const address of pictureAddresses(text)) {
    const name = pictureName(address) ?? '';
    const original = readFileSync(join(officeFolder(root), PICTURE_FOLDER, name));
    const digest = createHash('sha256').update(original).digest('hex');
    const file = join(folder, decodeURIComponent(plainPicture(name)));
    await cache.place(file, ['picture', String(LONGEST), digest], () => asJpeg(original));
    placed.push({ address, file, digest });
  }
  return placed;
}

async function asJpeg(original: Buffer): Promise<Buffer> {
  return sharp(original)
    .rotate()
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();
}

export async function readPictures(placed: readonly PlacedPicture[]): Promise<PlainPictures> {
  const pictures = new Map<string, PlainPicture>();
  for (const { address, file } of placed) {
    const jpeg = readFileSync(file);
    const { width, height } = await sharp(jpeg).metadata();
    pictures.set(address, { jpeg, width, height });
  }
  return pictures;
}
