/** Reads site.yaml: the office's settings, checked, or what has to be mended, in Chinese. */
import { join } from 'node:path';
import { SITE_FILE, siteSettings } from '#model/site-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { ContentError } from './content-error.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { NOT_UTF8, readText } from './read-text.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';

export interface SettingsFile {
  readonly text: string;
  readonly values: SiteSettings;
}

/** The settings that a text holds; without `settings` there is at least one diagnostic. */
export function parseSettings(text: string): {
  readonly settings?: SettingsFile;
  readonly diagnostics: readonly Diagnostic[];
} {
  const parsed = parseEntryFile(text, '.yaml');
  if (parsed.syntaxErrors.length > 0) {
    return { diagnostics: parsed.syntaxErrors.map((error) => ({ file: SITE_FILE, ...error })) };
  }
  const checked = siteSettings.schema.safeParse(parsed.data ?? {});
  if (checked.success) return { settings: { text, values: checked.data }, diagnostics: [] };
  return { diagnostics: schemaDiagnostics(SITE_FILE, parsed, checked.error) };
}

/** @param office the office's folder. */
export function readSettings(office: string): ReturnType<typeof parseSettings> {
  let text;
  try {
    text = readText(join(office, SITE_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const said = '没有这个文件。网站的名称、网址和路径都写在这里，写法见 docs/content-guide.md。';
    return { diagnostics: [errorAt('settings', { file: SITE_FILE }, said)] };
  }
  if (text === undefined) return { diagnostics: [errorAt('encoding', { file: SITE_FILE }, NOT_UTF8)] };
  return parseSettings(text);
}

/** The settings, or a ContentError that names all that is wrong. */
export function loadSettings(office: string): SiteSettings {
  const { settings, diagnostics } = readSettings(office);
  if (settings === undefined) throw new ContentError(diagnostics);
  return settings.values;
}
