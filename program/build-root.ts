/** The folder in which an office's site is built: the program, with the office's words at their place in it. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { OFFICE_PARTS, officeFolder } from '#archive/office-folder.ts';
import type { OfficeFolders } from './office.ts';
import { isLaid, layProgram, PROGRAM } from './program.mjs';

/** @returns the program itself for its showcase; for any other office a folder in its cache, brought up to date. */
export function buildRoot({ office, cache }: Pick<OfficeFolders, 'office' | 'cache'>): string {
  if (office === officeFolder(PROGRAM)) return PROGRAM;
  const root = join(cache, 'site');
  if (!isLaid(PROGRAM, root)) {
    rmSync(root, { recursive: true, force: true });
    layProgram(PROGRAM, root);
  }
  mkdirSync(officeFolder(root), { recursive: true });
  for (const part of OFFICE_PARTS) mirror(join(office, part), join(officeFolder(root), part));
  return root;
}

/** Makes `to` the same as `from`; what has kept its size and time is not copied again. */
function mirror(from: string, to: string): void {
  const [there, here] = [from, to].map((path) => statSync(path, { throwIfNoEntry: false }));
  if (here && there?.isDirectory() !== here.isDirectory()) rmSync(to, { recursive: true, force: true });
  if (there?.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of new Set([...readdirSync(from), ...readdirSync(to)])) mirror(join(from, name), join(to, name));
  } else if (there && (there.size !== here?.size || there.mtimeMs !== here.mtimeMs)) {
    copyFileSync(from, to);
    utimesSync(to, there.atime, there.mtime);
  }
}
