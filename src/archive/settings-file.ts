/** Reads site.yaml: the office's settings, checked, or what has to be mended, in Chinese. */
import { join } from 'node:path';
import { SITE_FILE, siteSettings } from '#model/site-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { parseEntryFile } from './entry-file.ts';
import { ContentError } from './problem.ts';
import type { Problem } from './problem.ts';
import { NOT_UTF8, readText } from './read-text.ts';
import { schemaProblems } from './schema-problems.ts';

export interface SettingsFile {
  readonly text: string;
  readonly values: SiteSettings;
}

/** The settings that a text holds; without `settings` there is at least one problem. */
export function parseSettings(text: string): {
  readonly settings?: SettingsFile;
  readonly problems: readonly Problem[];
} {
  const parsed = parseEntryFile(text, '.yaml');
  if (parsed.syntaxErrors.length > 0) {
    return { problems: parsed.syntaxErrors.map((error) => ({ file: SITE_FILE, ...error })) };
  }
  const checked = siteSettings.schema.safeParse(parsed.data ?? {});
  if (checked.success) return { settings: { text, values: checked.data }, problems: [] };
  return { problems: schemaProblems(SITE_FILE, parsed, checked.error) };
}

/** @param office the office's folder. */
export function readSettings(office: string): ReturnType<typeof parseSettings> {
  let text;
  try {
    text = readText(join(office, SITE_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const message = '没有这个文件。网站的名称、网址和路径都写在这里，写法见 docs/content-guide.md。';
    return { problems: [{ file: SITE_FILE, message }] };
  }
  if (text === undefined) return { problems: [{ file: SITE_FILE, message: NOT_UTF8 }] };
  return parseSettings(text);
}

/** The settings, or a ContentError that names every problem. */
export function loadSettings(office: string): SiteSettings {
  const { settings, problems } = readSettings(office);
  if (settings === undefined) throw new ContentError(problems);
  return settings.values;
}
