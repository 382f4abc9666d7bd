/** The invented office of `npm start -- --demo`, in a folder that is thrown away: never one of an office. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inventedOffice } from '../demo/invented-office.ts';
import type { OfficeFolders } from '#program/office.ts';
import { PROGRAM } from '#program/program.mjs';

const CACHE = join(PROGRAM, '.tmp');
const FOLDER = join(CACHE, 'demo');

/** Writes it anew; what an earlier trial left is gone. */
export function layDemoOffice(): OfficeFolders {
  removeDemoOffice();
  const office = join(FOLDER, 'office');
  for (const [path, text] of Object.entries(inventedOffice())) {
    mkdirSync(dirname(join(office, path)), { recursive: true });
    writeFileSync(join(office, path), text);
  }
  return { office, desk: join(FOLDER, 'desk'), cache: CACHE, dist: join(FOLDER, 'dist') };
}

export function removeDemoOffice(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
