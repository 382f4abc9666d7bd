/** What a build asks of the words before it begins, and what stays off the site when an office wants it so. */
import { join } from 'node:path';
import { inspectArchive } from '#archive/archive.ts';
import type { Inspected } from '#archive/archive.ts';
import { leaveOutBroken, mayBeLeftOut } from '#archive/left-out.ts';
import type { LeftOut } from '#archive/left-out.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { ContentError } from '#archive/content-error.ts';
import type { SettingsFile } from '#archive/settings-file.ts';
import { SoundTexts } from '#archive/sound-texts.ts';
import { errorsIn, listDiagnostics, printDiagnostic } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { programDigest } from '#program/program.mjs';
import { checkText, TextMemory } from './check-text.ts';

export interface Fit extends Inspected {
  readonly settings: SettingsFile;
  /** What stays off the site; nothing unless it was asked for. */
  readonly without: LeftOut;
}

/** The words before each name on the list; who started the build looks for them. */
export const LEFT_OUT_LINE = '没有放上网：';

/**
 * Looks at everything below `root` and says what it finds.
 * @param skipBroken leaves out the entries with something wrong, and again those that then point to nothing.
 * @param refused called with what keeps the site from being built, besides the terminal.
 * @returns undefined when the site may not be built.
 */
export function inspectSite(
  root: string,
  now: Date,
  skipBroken: boolean,
  refused: (diagnostics: readonly Diagnostic[]) => void = () => undefined,
): Fit | undefined {
  const memory = new TextMemory(join(root, '.tmp'));
  const sound = new SoundTexts(join(root, '.tmp'), programDigest(root));
  const look = (left: LeftOut): Looked => {
    const inspected = inspectArchive(officeFolder(root), now, { without: left, sound });
    const { diagnostics, settings, whole } = inspected;
    const isSound = diagnostics.length === 0 && settings !== undefined;
    return { ...inspected, textual: isSound ? checkText(memory, whole, settings, now) : [] };
  };
  const wrongIn = ({ diagnostics, textual }: Looked) => [...diagnostics, ...errorsIn(textual)];
  const { seen, wrong, without } = leaveOutBroken(look, wrongIn, (file) => skipBroken && mayBeLeftOut(file));
  const { settings, textual } = seen;
  const left = new Set(without.keys());
  if (settings === undefined || wrong.length > 0 || isEmptied(seen, left)) {
    refused(wrong.length > 0 ? wrong : [...without.values()].flat());
    refuse(seen.diagnostics, errorsIn(textual), without);
    return undefined;
  }
  say(textual, without);
  return { ...seen, settings, without: left };
}

interface Looked extends Inspected {
  /** What the text checks found. */
  readonly textual: readonly Diagnostic[];
}

/** A site of which nothing is left is no site. */
function isEmptied({ whole }: Inspected, left: LeftOut): boolean {
  return left.size > 0 && Object.values(whole).every((entries) => entries.length === 0);
}

function refuse(
  diagnostics: readonly Diagnostic[],
  errors: readonly Diagnostic[],
  without: ReadonlyMap<string, readonly Diagnostic[]>,
): void {
  const all = diagnostics.length === 0 && errors.length === 0 ? [...without.values()].flat() : diagnostics;
  if (all.length > 0) console.error(new ContentError(all).message);
  if (errors.length === 0) return;
  console.error(`文字有${errors.length}处错误，网站没有生成（上一次的网站不受影响）：`);
  for (const line of listDiagnostics(errors)) console.error(line);
}

function say(found: readonly Diagnostic[], without: ReadonlyMap<string, readonly Diagnostic[]>): void {
  if (found.length > 0) console.log(`　有${found.length}处提醒，可用 npm run check 查看。`);
  if (without.size === 0) return;
  console.log(`　有${without.size}个文件有错，照 --skip-broken 没有放上网。改好以后再生成一次：`);
  for (const [first, ...others] of without.values()) {
    if (first === undefined) continue;
    const more = others.length === 0 ? '' : `（还有${others.length}处）`;
    console.log(`　${LEFT_OUT_LINE}${printDiagnostic(first)}${more}`);
  }
}
