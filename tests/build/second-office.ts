/** The project as another office would have it: the same code, its own settings and content. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { officeFolder } from '#archive/office-folder.ts';
import { layProgram, PROGRAM } from '#program/program.mjs';
import { root } from './built-site.ts';

/** A photograph that stands on the page of a deputy: wide, and with the place where it was taken. */
const PICTURE = 'pictures/老水井-修好以后.jpg';

async function putPicture(office: string): Promise<void> {
  await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 30/1 0/1' } })
    .toFile(join(office, PICTURE));
  appendFileSync(join(office, 'deputies/ding.mdx'), `\n![修好的老水井](../${PICTURE})\n`);
}

/** @returns the folder, below .tmp; whoever asked for it removes it. */
export async function secondOffice(): Promise<string> {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const office = mkdtempSync(join(root, '.tmp/office-'));
  layProgram(PROGRAM, office);
  cpSync(join(root, 'tests/fixtures/office'), officeFolder(office), { recursive: true });
  await putPicture(officeFolder(office));
  return office;
}
