/**
 * Tells one state of an office's files from another without reading them: a
 * stage of a build asks for it before it takes over what an earlier one read.
 */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { WORDS } from './office-folder.ts';

/** Disks count time in steps (up to 10 ms on Linux, 15 on Windows); two changes within one look like one. */
const STEP_MS = 50;

/** Path, size and times of every file of words and every picture. The time of change is the system's; no program sets it. */
export function officeStamp(office: string): string {
  return stampOf(office).stamp;
}

/** The same, once the last change is so old that any later one shows. */
export function settledStamp(office: string): string {
  for (;;) {
    const { stamp, changed } = stampOf(office);
    const age = Date.now() - changed;
    // A clock that runs ahead of ours is not waited for.
    if (age < 0 || age > STEP_MS) return stamp;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS);
  }
}

function stampOf(office: string): { readonly stamp: string; readonly changed: number } {
  const hash = createHash('sha256');
  let changed = 0;
  for (const path of [...WORDS, PICTURE_FOLDER].flatMap((part) => filesAt(join(office, part)))) {
    const { size, ino, mtimeNs, ctimeNs, ctimeMs } = statSync(path, { bigint: true });
    hash.update([relative(office, path).split(sep).join('/'), size, ino, mtimeNs, ctimeNs].join('\0')).update('\n');
    changed = Math.max(changed, Number(ctimeMs));
  }
  return { stamp: hash.digest('base64url'), changed };
}

function filesAt(path: string): string[] {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return [];
  if (!there.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() || item.isSymbolicLink())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}
