/** Reads the files of a content folder from disk; the only reader of an office's entries. */
import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { SLUG } from '#model/field.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { parseEntryFile } from './entry-file.ts';
import type { EntryFile } from './entry-file.ts';
import type { LeftOut } from './left-out.ts';
import { isLeftBehind } from './office-folder.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { NOT_UTF8, readText } from './read-text.ts';

export interface RawEntry extends EntryFile {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path in the office's folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Every entry of a collection, sorted by path, and what is wrong with the files as files.
 * @param without files that are passed over.
 */
export function readFolder(
  office: string,
  collection: CollectionName,
  without: LeftOut,
): { entries: RawEntry[]; diagnostics: Diagnostic[] } {
  const { extension } = kindOf(collection);
  const diagnostics: Diagnostic[] = [];
  const entries: RawEntry[] = [];
  for (const path of listFiles(join(office, collection))) {
    const file = relative(office, path).split(sep).join('/');
    if (without.has(file)) continue;
    if (!path.endsWith(extension)) {
      diagnostics.push(errorAt('file-names', { file }, `这个文件夹里的文件应当以 ${extension} 结尾。请改名或移走。`));
      continue;
    }
    const id = basename(path, extension);
    if (!SLUG.test(id)) {
      const said = `文件名「${id}」会成为网址，不能这样写。只能用小写字母、数字和连字符，例如 xinmi${extension}；con、nul 这类 Windows 留用的词也不能用。`;
      diagnostics.push(errorAt('file-names', { file }, said));
      continue;
    }
    const text = readText(path);
    if (text === undefined) {
      diagnostics.push(errorAt('encoding', { file }, NOT_UTF8));
      continue;
    }
    const parsed = parseEntryFile(text, extension);
    diagnostics.push(...parsed.syntaxErrors.map((error) => ({ file, ...error })));
    entries.push({ ...parsed, collection, id, file, text });
  }
  return { entries, diagnostics };
}

/** The files below a folder that the office put there, sorted; none where there is no folder. */
export function listFiles(folder: string): string[] {
  let found;
  try {
    found = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    // A new office may not have filled every folder yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return found
    .filter((item) => item.isFile() && !isNobodysWords(item.name))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/** What others leave in the folder, and notes beside the words (`_示例.md`). */
function isNobodysWords(name: string): boolean {
  return /^[._]/.test(name) || isLeftBehind(name);
}
