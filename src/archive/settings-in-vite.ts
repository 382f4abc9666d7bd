/** The settings in the bundles that Vite makes, as plain values for src/site.ts. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { SiteSettings } from '#model/site-settings.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { officeFolder } from './office-folder.ts';
import { isTrialBuild } from './trial-build.ts';

const MODULE = 'virtual:office-settings';

/** @param isTrial whether the pages say that their words are invented. */
export function settingsModule(values: SiteSettings, isTrial = false): Plugin {
  return {
    name: 'office-settings',
    enforce: 'pre',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) =>
      id === `\0${MODULE}`
        ? `export const settings = ${JSON.stringify(values)};\nexport const isTrial = ${isTrial};`
        : null,
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
        updateConfig({ vite: { plugins: [settingsModule(shown, isTrialBuild())] } });
      },
    },
  };
}
