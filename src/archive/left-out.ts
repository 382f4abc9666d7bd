/**
 * What stays off a site because something is wrong with it, where an office
 * asked for that. The build finds it once, and hands on what is left.
 */
import { isKind } from '#model/kinds.ts';

/** Paths in the office's folder. */
export type LeftOut = ReadonlySet<string>;

/** Whether a site may do without a file: an entry it may; settings and withdrawn pages say what must not be shown. */
export function mayBeLeftOut(file: string): boolean {
  return isKind(file.split('/', 1)[0] ?? '');
}
