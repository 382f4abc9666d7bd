/** Draft and report side by side: each appears whole or not at all, and nothing is overwritten. */
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOf } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { groupQuestions } from '#importer/write/question-groups.ts';
import { printSourceDiagnostic } from '#importer/write/report.ts';

/** How many there are of each severity, in words. */
export function countDiagnostics(diagnostics: readonly SourceDiagnostic[]): string {
  return `要改正的${countOf(diagnostics, 'error')}处，请核对的${countOf(diagnostics, 'warning')}处，备查的${countOf(diagnostics, 'note')}处`;
}

/** The report of a file: its questions kind by kind. */
export function reportOf(file: string, diagnostics: readonly SourceDiagnostic[]): string {
  const groups = groupQuestions(diagnostics);
  const kinds = groups.flatMap(({ first, all }) =>
    all.length === 1
      ? [printSourceDiagnostic(first)]
      : [`${printSourceDiagnostic(first)}　（同样的共${all.length}处，都在下面）`, ...all.slice(1).map(placeLine)],
  );
  return [`来源：${file}`, countDiagnostics(diagnostics), '', ...kinds, ''].join('\n');
}

function placeLine(diagnostic: SourceDiagnostic): string {
  return `　　${printSourceDiagnostic(diagnostic)}`;
}

/** Writes draft and report; says what prevented it. A draft with the same words is there already. */
export function saveDraft(folder: string, name: string, markdown: string, report: string): string | undefined {
  const path = join(folder, `${name}.md`);
  const beside = join(folder, `${name}.report.txt`);
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(path) && readFileSync(path, 'utf8') === markdown) return undefined;
    if (existsSync(path) || existsSync(beside))
      return `已经有 ${path}，没有覆盖。请先把它移走，或用 --out 换一个文件夹。`;
    writeWhole(beside, report);
    try {
      writeWhole(path, markdown);
    } catch (error) {
      // A report without its draft would keep the name taken.
      rmSync(beside, { force: true });
      throw error;
    }
    return undefined;
  } catch {
    return `写不了 ${path}，请看文件夹有没有写的权限。`;
  }
}

/** A link appears whole and fails where a file is already. */
function writeWhole(path: string, text: string): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text, { flag: 'wx' });
    moveWhole(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

function moveWhole(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    // Some disks know no links; there a rename is the nearest.
    if (existsSync(path)) throw error;
    renameSync(part, path);
  }
}
