/** The office's settings as the program reads them. The values stand in site.yaml, the one file an office edits. */
import { fileURLToPath } from 'node:url';
import { loadSettings } from '#archive/settings-file.ts';
import type { SiteSettings } from '#model/site-settings.ts';

/**
 * Read when the program starts. In pages and browsers Vite puts the checked
 * values in the place of this module (src/archive/settings-in-vite.ts).
 */
export const site: SiteSettings = loadSettings(fileURLToPath(new URL('content', import.meta.url)));
