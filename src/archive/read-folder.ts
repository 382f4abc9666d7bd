/** Reads the files of a content folder from disk; the only reader of an office's entries. */
import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { SLUG } from '#model/field.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import type { EntryFile } from '#entry-file/parse.ts';
import type { LeftOut } from './left-out.ts';
import { isLeftBehind } from './office-folder.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { NOT_UTF8, readText } from './read-text.ts';
import { soundDigest, SoundEntry } from './sound-texts.ts';
import type { SoundTexts } from './sound-texts.ts';

export interface RawEntry extends EntryFile {
  readonly collection: CollectionName;
  readonly id: string;
  /** Path in the office's folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

interface ReadFile {
  readonly entry?: RawEntry;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What was read of a folder's files, for a process that reads it again and again: a file that nobody named to
 * `forget` gives the same object as before, so that what was found out about it still holds.
 */
export class ReadingMemory {
  readonly #files = new Map<string, ReadFile>();

  /** @param files paths in the office's folder that may have changed. */
  forget(files: Iterable<string>): void {
    for (const file of files) this.#files.delete(file);
  }

  recall(file: string, read: () => ReadFile): ReadFile {
    const known = this.#files.get(file) ?? read();
    this.#files.set(file, known);
    return known;
  }
}

/**
 * Every entry of a collection, sorted by path, and what is wrong with the files as files.
 * @param without files that are passed over.
 */
export function readFolder(
  office: string,
  collection: CollectionName,
  without: LeftOut,
  memory = new ReadingMemory(),
  sound?: SoundTexts,
): { entries: RawEntry[]; diagnostics: Diagnostic[] } {
  const read = listFiles(join(office, collection)).flatMap((path) => {
    const file = relative(office, path).split(sep).join('/');
    return without.has(file) ? [] : [memory.recall(file, () => readFile(path, file, collection, sound))];
  });
  return {
    entries: read.flatMap(({ entry }) => entry ?? []),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readFile(path: string, file: string, collection: CollectionName, sound?: SoundTexts): ReadFile {
  const { extension } = kindOf(collection);
  const refuse = (rule: string, said: string): ReadFile => ({ diagnostics: [errorAt(rule, { file }, said)] });
  if (!path.endsWith(extension)) {
    return refuse('file-names', `这个文件夹里的文件应当以 ${extension} 结尾。请改名或移走。`);
  }
  const id = basename(path, extension);
  if (!SLUG.test(id)) {
    const said = `文件名「${id}」会成为网址，不能这样写。只能用小写字母、数字和连字符，例如 xinmi${extension}；con、nul 这类 Windows 留用的词也不能用。`;
    return refuse('file-names', said);
  }
  const text = readText(path);
  if (text === undefined) return refuse('encoding', NOT_UTF8);
  const known = sound?.recall(soundDigest(file, text));
  if (known !== undefined) {
    return { entry: new SoundEntry({ collection, id, file, text }, known), diagnostics: [] };
  }
  const parsed = parseEntryFile(text, extension);
  const diagnostics = parsed.syntaxErrors.map((error) => ({ file, ...error }));
  return { entry: { ...parsed, collection, id, file, text }, diagnostics };
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
