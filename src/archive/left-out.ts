/**
 * What stays off a site because something is wrong with it, where an office
 * asked for that. The build finds it once, and hands on what is left.
 */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { isKind } from '#model/kinds.ts';

/** Paths in the office's folder. */
export type LeftOut = ReadonlySet<string>;

/** Whether a site may do without a file: an entry it may; settings and withdrawn pages say what must not be shown. */
export function mayBeLeftOut(file: string): boolean {
  return isKind(file.split('/', 1)[0] ?? '');
}

export interface Sifted<Look> {
  /** What was seen last. */
  readonly seen: Look;
  /** What is wrong with what may not be left out; nothing when the rest is sound. */
  readonly wrong: readonly Diagnostic[];
  /** What is left out, each file with what is wrong with it. */
  readonly without: ReadonlyMap<string, readonly Diagnostic[]>;
}

/**
 * Leaves out what has something wrong, and again what then points to nothing.
 * @param look looks at what is left.
 * @param wrongIn what is wrong with what it saw.
 * @param mayGo whether a file may be left out.
 */
export function leaveOutBroken<Look>(
  look: (without: LeftOut) => Look,
  wrongIn: (seen: Look) => readonly Diagnostic[],
  mayGo: (file: string) => boolean,
): Sifted<Look> {
  const without = new Map<string, Diagnostic[]>();
  for (;;) {
    const left = new Set(without.keys());
    const seen = look(left);
    const wrong = wrongIn(seen);
    if (wrong.length === 0 || !wrong.every(({ file }) => mayGo(file) && !left.has(file))) {
      return { seen, wrong, without };
    }
    for (const one of wrong) without.set(one.file, [...(without.get(one.file) ?? []), one]);
  }
}
