/** What the desk on a forge takes of the desk's pages. */
import type { ForgeSettings } from '#model/forge-settings.ts';

export const FORGES_FILE = 'forges.json';
export const forgeKinds = ['forgejo', 'gitlab', 'github'] as const satisfies readonly ForgeSettings['kind'][];

/** What of the pages the desk on a forge takes: its own page, and the names of the files that this one loads. */
export type ForgePages = Readonly<
  Record<ForgeSettings['kind'], { readonly html: string; readonly files: readonly string[] }>
>;
