/**
 * What `npm pack` puts into the package besides the sources: the desk's pages,
 * built, and the fonts of the printed sheet with their licence. With `--remove`
 * takes them away again, since a checkout uses neither.
 */
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontSources, PACKED_FONTS } from '#outputs/print/fonts.ts';
import { buildPages } from '#desk/build-pages.ts';
import { PACKED_PAGES } from '#desk/desk-pages.ts';

const fonts = join(fileURLToPath(new URL('..', import.meta.url)), PACKED_FONTS);
const find = createRequire(import.meta.url);

for (const folder of [PACKED_PAGES, fonts]) rmSync(folder, { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  await buildPages(PACKED_PAGES);
  for (const source of fontSources) {
    const family = source.replace(/\/.*/, '');
    cpSync(find.resolve(`@expo-google-fonts/${source}`), join(fonts, basename(source)));
    cpSync(find.resolve(`@expo-google-fonts/${family}/LICENSE_FONT`), join(fonts, `${family}-OFL.txt`));
  }
}
