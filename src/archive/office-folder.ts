/** What of an office's folder the program reads, and where it stands in the folder that a site is built in. */
import { join } from 'node:path';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { kindNames } from '#model/kinds.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import { SITE_FILE } from '#model/site-settings.ts';

/** The pages that were taken down. */
export const WITHDRAWN_FOLDER = 'withdrawn';

/** The files and folders that hold the office's words, and its drawings, which are text too. */
export const WORDS: readonly string[] = [SITE_FILE, ...kindNames, WITHDRAWN_FOLDER, ICON_FOLDER];

/** Files that the site gives as they are, a favicon or a logo of the office's own; over the program's of that name. */
export const PUBLIC_FOLDER = 'public';

/** Everything that a site is made of. What else lies in an office's folder is nobody's business. */
export const OFFICE_PARTS: readonly string[] = [...WORDS, PICTURE_FOLDER, PUBLIC_FOLDER];

/** Whether file managers or Word leave a file of that name in every folder that they show or open. */
export function isLeftBehind(name: string): boolean {
  return /^(?:~\$|\._|(?:\.ds_store|thumbs\.db|desktop\.ini)$)/i.test(name);
}

/** In the folder that Astro builds in; with `/`, as Astro names files. */
export const OFFICE_FOLDER = 'src/content';

/** @param root the folder that Astro builds in. */
export function officeFolder(root: string): string {
  return join(root, OFFICE_FOLDER);
}
