/** The settings in the bundles that Vite makes: plain values in the place of src/site.ts, which reads a file. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { SiteSettings } from '#model/site-settings.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { officeFolder } from './office-folder.ts';

/**
 * @param root the project's folder.
 * @param values what of the settings the bundle needs.
 */
export function settingsModule(root: string, values: Partial<SiteSettings>): Plugin {
  const module = join(root, 'src/site.ts').replaceAll('\\', '/');
  return {
    name: 'site-settings',
    enforce: 'pre',
    load: (id) => (id.split('?', 1)[0] === module ? `export const site = ${JSON.stringify(values)};` : null),
  };
}

/** Gives pages the settings; `astro dev` starts anew when their file changes. */
export function settingsInPages(values: SiteSettings): AstroIntegration {
  return {
    name: 'site-settings',
    hooks: {
      'astro:config:setup': ({ command, config, addWatchFile, updateConfig }) => {
        const root = fileURLToPath(config.root);
        addWatchFile(pathToFileURL(join(officeFolder(root), SITE_FILE)));
        // Astro's development server answers to folders only.
        const shown = command === 'dev' ? { ...values, indexInLinks: false } : values;
        updateConfig({ vite: { plugins: [settingsModule(root, shown)] } });
      },
    },
  };
}
