/**
 * The open fonts of the printed sheet and where they lie: an installed program
 * brings these few, a checkout has them in the packages they come from, which
 * hold every weight and are no part of what an office installs.
 */
import { existsSync } from 'node:fs';
import type { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of the program in which `npm pack` puts the fonts and their licence. */
export const PACKED_FONTS = 'fonts';

/** From the packages of `@expo-google-fonts`. */
export const fontSources = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf',
  'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  'noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
];

/** The name of the program's package. */
const PROGRAM = 'renda';

/**
 * @param root the project's folder.
 * @param find resolves what the project installed.
 * @returns the paths of the font files.
 */
export function openFonts(root: string, find: ReturnType<typeof createRequire>): string[] {
  return fontSources.map((source) => {
    const name = source.replace(/.*\//, '');
    const own = join(root, PACKED_FONTS, name);
    if (existsSync(own)) return own;
    try {
      return find.resolve(`${PROGRAM}/${PACKED_FONTS}/${name}`);
    } catch {
      return find.resolve(`@expo-google-fonts/${source}`);
    }
  });
}
