/** The project as another office would have it: the same code, its own settings and content. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './built-site.ts';

/** A photograph that stands on the page of a deputy: wide, and with the place where it was taken. */
const PICTURE = 'src/assets/uploads/老水井-修好以后.jpg';

async function putPicture(office: string): Promise<void> {
  mkdirSync(join(office, 'src/assets/uploads'), { recursive: true });
  await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 30/1 0/1' } })
    .toFile(join(office, PICTURE));
  appendFileSync(
    join(office, 'src/content/deputies/ding.mdx'),
    `\n![修好的老水井](../../${PICTURE.slice('src/'.length)})\n`,
  );
}

/** @returns the folder, below .tmp; whoever asked for it removes it. */
export async function secondOffice(): Promise<string> {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const office = mkdtempSync(join(root, '.tmp/office-'));
  for (const part of ['src', 'public', 'package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json']) {
    cpSync(join(root, part), join(office, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(office, 'node_modules'));
  rmSync(join(office, 'src/content'), { recursive: true });
  cpSync(join(root, 'tests/fixtures/office'), office, { recursive: true });
  await putPicture(office);
  return office;
}
