/**
 * What stays off a site because something is wrong with it, where an office
 * asked for that. The build finds it once; its processes share the list, so
 * that pages, search and the files beside them hold the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isKind } from '#model/kinds.ts';

const VARIABLE = 'SITE_LEFT_OUT';

/** Paths in the office's folder. */
export type LeftOut = ReadonlySet<string>;

const NOTHING: LeftOut = new Set();

/** Whether a site may do without a file: an entry it may; settings and withdrawn pages say what must not be shown. */
export function mayBeLeftOut(file: string): boolean {
  return isKind(file.split('/', 1)[0] ?? '');
}

/** The environment by which a build hands the list to a process that it starts. @param kept where the list is kept. */
export function withLeftOut(kept: string, files: LeftOut): NodeJS.ProcessEnv {
  if (files.size === 0) return { [VARIABLE]: undefined };
  writeFileSync(kept, JSON.stringify([...files]));
  return { [VARIABLE]: kept };
}

/** What the build that this process belongs to leaves out. */
export function leftOut(): LeftOut {
  const kept = process.env[VARIABLE];
  return kept === undefined ? NOTHING : new Set(JSON.parse(readFileSync(kept, 'utf8')) as string[]);
}
