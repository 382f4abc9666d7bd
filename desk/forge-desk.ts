/** The desk of an office with its own forge: static files beside the site's pages, and the office as data. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '#archive/entry.ts';
import { readIcons } from '#archive/icons.ts';
import { officeOf } from '#checks/office.ts';
import { PICTURE_FOLDER, PICTURE_KIND } from '#lib/pictures.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { deskConfig } from './app/forms/desk-config.ts';
import { forgeOrigins, proposalsPage } from './app/backends/forge-config.ts';
import type { ForgeOffice } from './app/backends/forge-desk.tsx';
import { choiceKinds } from './api/choice.ts';
import { addressesOf } from './api/office-addresses.ts';
import { brandFile, namesFile, paragraphsFile } from './api/forge-files.ts';
import { FORGES_FILE } from './forge-pages.ts';
import type { ForgePages } from './forge-pages.ts';
import { deskPolicy } from './api/policy.ts';
import { ChoiceIndex } from './server/choice-index.ts';

export interface OfficeContent {
  /** Its folder. */
  readonly office: string;
  /** The same folder in the forge's repository, with its last `/`; empty when that is the top. */
  readonly prefix: string;
  readonly archive: Archive;
  readonly settings: SiteSettings;
}

/**
 * Writes the desk and what its forms look up into `outDir`.
 * @param pages where the desk's pages lie, see `deskPages`.
 */
export function writeForgeDesk(
  outDir: string,
  pages: string,
  { office: folder, prefix, archive, settings }: OfficeContent,
  forge: ForgeSettings,
): void {
  copyPages(outDir, pages, forge);
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(deskConfig(forge, prefix)));
  const office: ForgeOffice = {
    site: addressesOf(settings),
    office: officeOf(settings, new Date()),
    proposals: proposalsPage(forge),
    prefix,
  };
  writeFileSync(join(outDir, 'office.json'), JSON.stringify(office));
  writeChoices(outDir, archive, readIcons(folder).texts, uploadsIn(join(folder, PICTURE_FOLDER)));
}

/** The lists of names, the paragraphs of each briefing by itself, and the brands whose cards a preview draws. */
function writeChoices(
  outDir: string,
  archive: Archive,
  icons: ReadonlyMap<string, string>,
  uploads: readonly string[],
): void {
  const index = new ChoiceIndex();
  for (const { file, text } of Object.values(archive).flat()) index.put(file, text, false);
  for (const [file, text] of icons) index.put(file, text, false);
  for (const name of uploads) index.put(`${PICTURE_FOLDER}/${name}`, '', false);
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(outDir, name)), { recursive: true });
    writeFileSync(join(outDir, name), JSON.stringify(content));
  };
  for (const kind of choiceKinds) if (kind !== 'sources') write(namesFile(kind), index.all(kind));
  for (const { id } of archive.briefings) write(paragraphsFile(id), index.paragraphsOf(id));
  for (const { id, text } of archive.brands) write(brandFile(id), text);
}

/** Takes what the chosen forge's page loads. A page that no server of ours hands out states its own policy. */
function copyPages(outDir: string, pages: string, forge: ForgeSettings): void {
  const { html, files } = (JSON.parse(readFileSync(join(pages, FORGES_FILE), 'utf8')) as ForgePages)[forge.kind];
  for (const file of files) cpSync(join(pages, 'admin', file), join(outDir, file));
  const policy = `<meta http-equiv="Content-Security-Policy" content="${deskPolicy({ origins: forgeOrigins(forge) })}" />`;
  writeFileSync(
    join(outDir, 'index.html'),
    html.replace('<head>', () => `<head>\n    ${policy}`),
  );
}

function uploadsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => PICTURE_KIND.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
