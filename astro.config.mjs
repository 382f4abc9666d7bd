// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { programDigest } from './program/program.mjs';
import { officeFolder } from './src/archive/office-folder.ts';
import { loadSettings } from './src/archive/settings-file.ts';
import { settingsInPages } from './src/archive/settings-in-vite.ts';
import { devSearch } from './src/indexing/dev-search.ts';
import { markdownFeatures } from './src/lib/markdown-features.ts';
import { numberBlocks } from './src/lib/number-blocks.ts';
import { siteUrls } from './src/lib/urls.ts';
import { keptPages } from './src/prerender/kept-pages.ts';
import { pagesProgram } from './src/prerender/pages-program.ts';
import { browserFloor } from './src/styles/browser-floor.ts';

/** React renders at build time only: without a client entry point no framework script is built. */
function staticReact() {
  const integration = react();
  const setup = integration.hooks['astro:config:setup'];
  /** @type {import('astro').AstroIntegration} */
  const withoutClient = {
    ...integration,
    hooks: {
      ...integration.hooks,
      'astro:config:setup': (options) =>
        setup?.({
          ...options,
          addRenderer: ({ name, serverEntrypoint }) => options.addRenderer({ name, serverEntrypoint }),
        }),
    },
  };
  return withoutClient;
}

// Read here and not imported: the development server starts anew when the file changes.
const root = fileURLToPath(new URL('.', import.meta.url));
const site = loadSettings(officeFolder(root));

export default defineConfig({
  site: site.site,
  base: site.base,
  trailingSlash: 'always',
  output: 'static',
  build: { format: 'directory', inlineStylesheets: 'never' },
  integrations: [
    browserFloor(root),
    settingsInPages(site),
    staticReact(),
    mdx(),
    devSearch(),
    keptPages(pagesProgram(root, programDigest(root), site)),
  ],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: markdownFeatures, hastPlugins: [numberBlocks(siteUrls(site).href)] }),
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [tailwindcss()],
    // How long the bundler's own parts took is nothing for an office's terminal.
    build: { assetsInlineLimit: 0, rolldownOptions: { checks: { bundlerTimings: false } } },
    optimizeDeps: { include: ['fflate'] },
  },
});
