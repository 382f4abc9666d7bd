/**
 * `renda upgrade [--office DIR]`: run once after the version in package.json
 * has changed and `npm install` has brought it. Says what is new for the
 * office, changes files whose format has changed, and names each of them.
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { WORDS } from '#archive/office-folder.ts';
import { command } from '#program/command.ts';
import { migrations } from './migrations.ts';
import type { Migration } from './migrations.ts';
import { officeFolders } from '#program/office.ts';
import { PROGRAM } from '#program/program.mjs';
import { programVersion, VERSION_FILE } from '#program/program-source.ts';

/** What an office had that was begun before it kept its version. */
const FIRST = '0.1.0';

/** Versions are numbers parted by dots. */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  const at = one?.findIndex((number, index) => number !== other?.[index]) ?? -1;
  return at >= 0 && (one?.[at] ?? 0) > (other?.[at] ?? 0);
}

/** What CHANGELOG.md tells an office of the versions after `before`, up to `now`. */
export function notesBetween(changelog: string, before: string, now: string): string[] {
  return changelog.split(/^## /m).flatMap((section) => {
    const version = /^\[(\d+\.\d+\.\d+)\]/.exec(section)?.[1];
    if (version === undefined || !isNewer(version, before) || isNewer(version, now)) return [];
    const notes = /^### 升级\n+([\s\S]*?)(?=^### |(?![\s\S]))/m.exec(section)?.[1]?.trim();
    return notes === undefined || notes === '' ? [] : [`${version}\n${notes}`];
  });
}

function wordsFiles(office: string): string[] {
  return WORDS.map((name) => join(office, name))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true, withFileTypes: true })
            .filter((item) => item.isFile() && /\.(?:mdx?|yaml)$/.test(item.name))
            .map((item) => join(item.parentPath, item.name))
        : [path],
    );
}

/** Changes the office's files as far as they are not written the new way. @returns what was changed, a line each. */
export function migrate(office: string, due: readonly Migration[]): string[] {
  return wordsFiles(office).flatMap((file) => {
    const path = relative(office, file).replaceAll('\\', '/');
    const before = readFileSync(file, 'utf8');
    const after = due.reduce((text, { change }) => change({ path, text }), before);
    if (after === before) return [];
    // Whole or not at all.
    writeFileSync(`${file}.new`, after);
    renameSync(`${file}.new`, file);
    return [path];
  });
}

if (import.meta.main) {
  await command(() => {
    const { values } = parseArgs({ options: { office: { type: 'string' } } });
    const { office } = officeFolders(values.office);
    const kept = join(office, VERSION_FILE);
    const before = existsSync(kept) ? readFileSync(kept, 'utf8').trim() : FIRST;
    const now = programVersion();
    if (isNewer(before, now)) {
      throw new Error(
        `这里的内容是为 ${before} 写的，现在装的程序是 ${now}。请把 package.json 里 renda 的版本改回 ${before} 或更新。`,
      );
    }
    if (before === now) {
      console.log(`已经是 ${now}，没有要改的。`);
      return true;
    }
    console.log(`从 ${before} 升级到 ${now}。`);
    for (const note of notesBetween(readFileSync(join(PROGRAM, 'CHANGELOG.md'), 'utf8'), before, now))
      console.log(note);
    const due = migrations.filter(({ version }) => isNewer(version, before) && !isNewer(version, now));
    const changed = migrate(office, due);
    for (const { what } of due) console.log(`格式：${what}`);
    for (const path of changed) console.log(`　改好了　${path}`);
    writeFileSync(kept, `${now}\n`);
    console.log(
      `改了${changed.length}个文件，记下了版本（${VERSION_FILE}）。别的文件一个字也没有动。请运行 npm test 看一看，再提交。`,
    );
    return true;
  });
}
