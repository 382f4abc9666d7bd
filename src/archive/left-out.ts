/**
 * What stays off a site because something is wrong with it, where an office
 * asked for that. The build finds it once; its processes share the list, so
 * that pages, search and the files beside them hold the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { concepts } from '#model/concepts.ts';
import type { Problem } from './problem.ts';

const VARIABLE = 'SITE_LEFT_OUT';

/** Paths in the office's folder. */
export type LeftOut = ReadonlySet<string>;

const NOTHING: LeftOut = new Set();

/** Whether a site may do without a file: an entry it may; settings and withdrawn pages say what must not be shown. */
export function mayBeLeftOut(file: string): boolean {
  return Object.hasOwn(concepts, file.split('/', 1)[0] ?? '');
}

export interface Sifted<Look> {
  /** What was seen last. */
  readonly seen: Look;
  /** What is wrong with what may not be left out; nothing when the rest is sound. */
  readonly wrong: readonly Problem[];
  /** What is left out, each file with what is wrong with it. */
  readonly without: ReadonlyMap<string, readonly Problem[]>;
}

/**
 * Leaves out what has something wrong, and again what then points to nothing.
 * @param look looks at what is left.
 * @param wrongIn what is wrong with what it saw.
 * @param mayGo whether a file may be left out.
 */
export function leaveOutBroken<Look>(
  look: (without: LeftOut) => Look,
  wrongIn: (seen: Look) => readonly Problem[],
  mayGo: (file: string) => boolean,
): Sifted<Look> {
  const without = new Map<string, Problem[]>();
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
