/** The desk of an office with its own forge: static files beside the site's pages, and the office as data. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '#archive/archive.ts';
import { officeOf } from '#checks/office.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { deskConfig } from './app/desk-config.ts';
import { forgeOrigins, proposalsPage } from './app/forge-config.ts';
import type { ForgeOffice } from './app/forge-desk.tsx';
import { addressesOf } from './office-addresses.ts';
import { FORGES_FILE } from './desk-pages.ts';
import type { ForgePages } from './desk-pages.ts';
import { deskPolicy } from './policy.ts';

/**
 * Writes the desk and what its forms look up into `outDir`.
 * @param pages where the desk's pages lie, see `deskPages`.
 * @param root the project whose site is being built.
 */
export function writeForgeDesk(
  outDir: string,
  pages: string,
  { root, archive, settings }: { readonly root: string; readonly archive: Archive; readonly settings: SiteSettings },
  forge: ForgeSettings,
): void {
  copyPages(outDir, pages, forge);
  writeFileSync(join(outDir, 'config.json'), JSON.stringify(deskConfig(forge)));
  const office: ForgeOffice = {
    site: addressesOf(settings),
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
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
