/** What makes other pages of the same words: the program, the settings, and what the machine can do. */
import { createHash } from 'node:crypto';
import { isTrialBuild } from '#archive/trial-build.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { hasPdfEngine } from '#outputs/print/pdf-engine.ts';

/** @param root the folder that the site is built in. @param digest of the program in it. */
export function pagesProgram(root: string, digest: string, settings: SiteSettings): string {
  const parts = [digest, JSON.stringify(settings), isTrialBuild(), hasPdfEngine(root), process.version];
  return createHash('sha256').update(parts.join('\0')).digest('base64url');
}
