/** The desk of an office with its own forge: static files beside the pages, built with the site. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '#archive/archive.ts';
import { officeOf } from '#checks/office.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { proposalsPage } from './app/forge-config.ts';
import type { ForgeOffice } from './app/forge-desk.tsx';
import { buildDesk } from './build-desk.ts';

/**
 * Writes the desk and what its forms look up into `outDir`.
 * @param root the project whose site is being built.
 */
export async function buildForgeDesk(
  outDir: string,
  { root, archive, settings }: { readonly root: string; readonly archive: Archive; readonly settings: SiteSettings },
  forge: ForgeSettings,
): Promise<void> {
  await buildDesk(outDir, settings, forge);
  const office: ForgeOffice = {
    office: officeOf(settings, new Date()),
    proposals: proposalsPage(forge),
    uploads: uploadsIn(join(root, PICTURE_FOLDER)),
  };
  writeFileSync(join(outDir, 'office.json'), JSON.stringify(office));
  mkdirSync(join(outDir, 'content'));
  for (const [collection, entries] of Object.entries(archive)) {
    const texts = Object.fromEntries(entries.map(({ id, text }) => [id, text]));
    writeFileSync(join(outDir, `content/${collection}.json`), JSON.stringify(texts));
  }
}

function uploadsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
