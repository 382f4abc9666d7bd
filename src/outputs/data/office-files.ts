/**
 * The files of an office of which its site can be built again, as far as the
 * site shows what is in them: no word that is not public, nothing of the desk's
 * settings, pictures without what a camera wrote into them.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import sharp from 'sharp';
import { stringify } from 'yaml';
import type { Archive, Entry } from '#archive/entry.ts';
import { namedDrawings } from '#archive/check-icons.ts';
import { readIcons } from '#archive/icons.ts';
import { isLeftBehind, PUBLIC_FOLDER, WITHDRAWN_FOLDER } from '#archive/office-folder.ts';
import { pictureNames, PICTURE_FOLDER } from '#lib/pictures.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import type { FileCache } from '../file-cache.ts';
import { textStream } from '../write-zip.ts';
import type { Zipped } from '../write-zip.ts';

export interface OfficeSource {
  /** The office's folder. */
  readonly office: string;
  readonly archive: Archive;
  readonly settings: SiteSettings;
  readonly cache: FileCache;
  /** A folder for pictures on their way. */
  readonly clean: string;
}

/** @returns the files, with paths in the office's folder, in an order that stays. */
export async function officeFiles(source: OfficeSource): Promise<Zipped[]> {
  const { office, archive, settings } = source;
  const entries: readonly Entry[] = Object.values(archive).flat();
  return [
    text(SITE_FILE, () => publicSettings(settings)),
    ...entries.map((entry) => text(entry.file, () => entry.text)),
    ...shownIcons(office, entries),
    ...(await shownPictures(source, entries)),
    ...filesBelow(office, WITHDRAWN_FOLDER).filter(({ path }) => path.endsWith('.yaml')),
    ...filesBelow(office, PUBLIC_FOLDER),
  ];
}

/** Its words are asked for when it is its turn: an archive may hold ten thousand. */
const text = (path: string, words: () => string): Zipped => ({ path, open: () => textStream([words()]) });

/** What of the settings every page shows; who publishes and where it is kept is nobody's business. */
function publicSettings({ desk: _desk, ...shown }: SiteSettings): string {
  return stringify(shown, { lineWidth: 0 });
}

function shownIcons(office: string, entries: readonly Entry[]): Zipped[] {
  const named = new Set(entries.flatMap(namedDrawings).map(({ icon }) => `${ICON_FOLDER}/${icon}.svg`));
  return [...readIcons(office).texts]
    .filter(([file]) => named.has(file))
    .map(([file, words]) => text(file, () => words));
}

async function shownPictures(
  { office, cache, clean }: OfficeSource,
  entries: readonly { readonly text: string }[],
): Promise<Zipped[]> {
  rmSync(clean, { recursive: true, force: true });
  const names = [...new Set(entries.flatMap((entry) => [...pictureNames(entry.text)]))].sort();
  const shown: Zipped[] = [];
  for (const name of names) {
    const file = join(office, PICTURE_FOLDER, name);
    if (!existsSync(file)) continue;
    const original = readFileSync(file);
    const digest = createHash('sha256').update(original).digest('hex');
    const target = join(clean, name);
    await cache.place(target, ['without metadata', digest], () => withoutMetadata(original));
    shown.push({ path: `${PICTURE_FOLDER}/${name}`, stored: true, open: () => createReadStream(target) });
  }
  cache.prune();
  return shown;
}

/** The picture in its own format, upright, without place, time and camera. */
function withoutMetadata(original: Buffer): Promise<Buffer> {
  const quality = { quality: 92, force: false };
  return sharp(original).rotate().jpeg(quality).webp(quality).toBuffer();
}

function filesBelow(office: string, folder: string): Zipped[] {
  const from = join(office, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !isLeftBehind(item.name))
    .map((item) => join(item.parentPath, item.name))
    .sort()
    .map((file) => ({ path: relative(office, file).split(sep).join('/'), open: () => createReadStream(file) }));
}
