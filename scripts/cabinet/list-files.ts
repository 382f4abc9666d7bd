/** The files below folders that may be old issues, in the order of their names. */
import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Kinds of files that an office keeps its issues in; others of a folder are passed over. */
const KINDS: ReadonlySet<string> = new Set([
  ...['.docx', '.docm', '.dotx', '.doc', '.dot', '.wps', '.wpt', '.pdf', '.txt', '.rtf', '.odt', '.ofd'],
  ...['.htm', '.html', '.mht', '.mhtml', '.xml', '.eml', '.msg'],
]);
/** What programs leave beside a file: ~$ of Word, ._ of macOS, hidden files. */
const LEFT_BY_PROGRAMS = /^(?:~\$|\.|~WRL)/;

export interface ListedFile {
  readonly path: string;
  /** It was found in a folder, not named itself. */
  readonly found: boolean;
}

/** Each named file, and what is below each named folder. An empty folder stays, so that something is said of it. */
export function listFiles(paths: readonly string[]): ListedFile[] {
  return paths.flatMap((path): ListedFile[] => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [{ path, found: false }];
    const files = filesBelow(path);
    return files.length === 0 ? [{ path, found: false }] : files.map((file) => ({ path: file, found: true }));
  });
}

/** Links are not followed: they may lead in circles. */
function filesBelow(folder: string): string[] {
  const items = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_BY_PROGRAMS.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  return items.flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return filesBelow(path);
    return item.isFile() && KINDS.has(extname(item.name).toLowerCase()) ? [path] : [];
  });
}
