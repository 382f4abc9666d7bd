/** The office's drawings, by name. */
import { readMarks } from '#archive/marks.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { once } from './collections.ts';

export const drawings = once(async () => readMarks(officeFolder(process.cwd())).drawings);
