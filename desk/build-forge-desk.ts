/** The desk of an office with its own forge: static files beside the pages, built with the site. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '#archive/archive.ts';
import { officeOf } from '#checks/office.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { proposalsPage } from './app/forge-config.ts';
import type { ForgeOffice } from './app/forge-desk.tsx';
import { brandFile, namesFile, paragraphsFile } from './app/forge-shelf.ts';
import { buildDesk } from './build-desk.ts';
import { choiceKinds } from './choice.ts';
import { ChoiceIndex } from './server/choice-index.ts';

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
  };
  writeFileSync(join(outDir, 'office.json'), JSON.stringify(office));
  writeChoices(outDir, archive, uploadsIn(join(root, PICTURE_FOLDER)));
}

/** The lists of names, the paragraphs of each briefing by itself, and the brands whose cards a preview draws. */
function writeChoices(outDir: string, archive: Archive, uploads: readonly string[]): void {
  const index = new ChoiceIndex();
  for (const { file, text } of Object.values(archive).flat()) index.put(file, text, false);
  for (const name of uploads) index.put(`${PICTURE_FOLDER}/${name}`, '', false);
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(outDir, name)), { recursive: true });
    writeFileSync(join(outDir, name), JSON.stringify(content));
  };
  for (const kind of choiceKinds) if (kind !== 'sources') write(namesFile(kind), index.all(kind));
  for (const { id } of archive.briefings) write(paragraphsFile(id), index.paragraphsOf(id));
  for (const { id, text } of archive.brands) write(brandFile(id), text);
}

function uploadsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
