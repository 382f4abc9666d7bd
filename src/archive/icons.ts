/** Reads the folder icons: the office's drawings by name, and what is wrong with the files. */
import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { readDrawing } from '#lib/read-drawing.ts';
import { SLUG } from '#model/field.ts';
import type { Drawing } from '#model/icon.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import { errorAt, inFile } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { listFiles } from './read-folder.ts';

interface Icons {
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** The texts of the files. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readIcons(office: string): Icons {
  const drawings = new Map<string, Drawing>();
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of listFiles(join(office, ICON_FOLDER))) {
    const file = relative(office, path).split(sep).join('/');
    const name = basename(path, '.svg');
    if (file !== `${ICON_FOLDER}/${name}.svg` || !SLUG.test(name)) {
      diagnostics.push(errorAt('icons', { file }, NAMING));
      continue;
    }
    const text = readFileSync(path, 'utf8');
    const { drawing, diagnostics: faults } = readDrawing(text);
    diagnostics.push(...faults.map((fault) => inFile(file, 0, fault)));
    texts.set(file, text);
    if (drawing !== undefined) drawings.set(name, drawing);
  }
  return { drawings, texts, diagnostics };
}

const NAMING = `${ICON_FOLDER} 文件夹里只放图记：一张图一个 .svg 文件，名字只用小写字母、数字和连字符，例如 bench.svg。`;
