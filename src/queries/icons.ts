/** The office's drawings, by name. */
import { readIcons } from '#archive/icons.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { once } from './collections.ts';

export const drawings = once(async () => readIcons(officeFolder(process.cwd())).drawings);
