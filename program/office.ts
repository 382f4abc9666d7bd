/** Which office is meant, and where the program keeps what it makes for it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { officeFolder } from '#archive/office-folder.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { PROGRAM, STATE_FOLDER } from './program.mjs';

export interface OfficeFolders {
  /** The office's own folder: its words, its settings. */
  readonly office: string;
  /** The desk: its repository, accounts and the built sites. To be backed up. */
  readonly desk: string;
  /** Builds and caches, which may be thrown away. */
  readonly cache: string;
  /** Where its site is put. */
  readonly dist: string;
}

/** The office of a checkout of the program. */
const SHOWCASE = officeFolder(PROGRAM);

/**
 * @param named the folder that somebody named.
 * @param from the working folder: the office itself, or any other, which means the showcase.
 * @throws Error in Chinese when the folder is no office.
 */
export function officeFolders(named: string | undefined, from = process.cwd()): OfficeFolders {
  const office = resolve(from, named ?? (existsSync(join(from, SITE_FILE)) ? from : SHOWCASE));
  if (!existsSync(join(office, SITE_FILE))) {
    throw new Error(`${office} 里没有 ${SITE_FILE}，不是一个单位的文件夹。请写对 --office，或者先用 renda init 建立。`);
  }
  // The showcase lies in the program's own checkout, and what is kept for it beside it.
  if (office === SHOWCASE) {
    return { office, desk: join(PROGRAM, '.desk'), cache: join(PROGRAM, '.tmp'), dist: join(PROGRAM, 'dist') };
  }
  const state = join(office, STATE_FOLDER);
  return { office, desk: join(state, 'desk'), cache: join(state, 'cache'), dist: join(office, 'dist') };
}
