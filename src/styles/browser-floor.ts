/**
 * Holds what is published to the browser floor, `browserslist` of package.json:
 * the syntax of scripts and styles, and for browsers without cascade layers a
 * flat copy of each stylesheet. Those that know layers never ask for the copy:
 * to them an `@import` behind a layer's block is void, while to the others the
 * block is an unknown rule and the `@import` the first of the sheet.
 */
import type { AstroIntegration } from 'astro';
import browserslist from 'browserslist';
import browserslistToEsbuild from 'browserslist-to-esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flatCopy } from './flat-copy.ts';

/** The statement of layers.css, without its comment. */
const layers = readFileSync(new URL('layers.css', import.meta.url), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//, '')
  .trim();

/** @param root the project's folder, which holds package.json. */
export function browserFloor(root: string): AstroIntegration {
  const floor = [browserslist.loadConfig({ path: root }) ?? []].flat();
  return {
    name: 'browser-floor',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const layered = floor.map((query) => `${query} and supports css-cascade-layers`);
        updateConfig({
          vite: {
            build: { target: browserslistToEsbuild(floor), cssTarget: browserslistToEsbuild(layered) },
            // Module workers are younger than the floor.
            worker: { format: 'iife' },
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        const folder = join(fileURLToPath(dir), '_astro');
        for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
          const css = readFileSync(join(folder, name), 'utf8');
          const copy = name.replace(/css$/, 'flat.css');
          writeFileSync(join(folder, copy), await flatCopy(css, layers, floor));
          writeFileSync(join(folder, name), `@layer reset{}@import"${copy}";${css}`);
        }
      },
    },
  };
}
