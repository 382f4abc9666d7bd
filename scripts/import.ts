/**
 * `npm run import -- FILES… [--office DIR] [--json] [--out DIR] [--ocr]`: drafts of past issues.
 * Each file becomes `DIR/NAME.md`, with what the import was unsure of beside it.
 * Nothing is overwritten; a file appears whole or not at all; a bad file does
 * not stop the others, and makes the exit code 1.
 */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countOf, errorAt } from '#lib/diagnostic.ts';
import { fieldsIn } from '#entry-file/fields.ts';
import { officeFolders } from '#program/office.ts';
import { LARGEST } from '#importer/detect.ts';
import { importFile, type ImportOptions, type ImportResult } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import { printSourceDiagnostic } from '#importer/write/report.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { briefingJson } from '#importer/write/to-json.ts';
import { NAMELESS } from '#importer/write/briefing-content.ts';

const { values, positionals } = readArguments();

if (positionals.length === 0) {
  console.error('用法：npm run import -- 文件… [--json] [--out 文件夹] [--ocr]');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await importAll(positionals)) ? 0 : 1;
  } catch (error) {
    // Only what concerns every file gets here, such as OCR that is not installed.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/** What the command was asked; an unknown option asks for nothing. */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        office: { type: 'string' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        ocr: { type: 'boolean' },
      },
    });
  } catch {
    console.error('有认不出的选项。');
    return { values: {}, positionals: [] };
  }
}

async function importAll(files: readonly string[]): Promise<boolean> {
  const options: ImportOptions = { places: knownPlaces(), ...(await pdfReader()) };
  let failed = 0;
  let asked = 0;
  for (const [index, file] of files.entries()) {
    const result = await importOne(file, options);
    const saved =
      result.status === 'ok' && (values.json !== true || values.out !== undefined) ? save(file, result) : undefined;
    if (result.status !== 'ok' || saved?.problem !== undefined) failed++;
    asked +=
      result.status === 'ok' ? result.diagnostics.filter((diagnostic) => diagnostic.severity !== 'note').length : 0;
    if (values.json === true) console.log(JSON.stringify(toJson(file, result, saved?.problem)));
    else
      console.log(
        `${file}：${saved?.problem ?? (result.status === 'ok' ? `已写成 ${saved?.path}，${countDiagnostics(result.diagnostics)}` : result.message)}`,
      );
    console.error(`[${index + 1}/${files.length}] 成功${index + 1 - failed}，失败${failed}，要看的${asked}处`);
  }
  return failed === 0;
}

async function importOne(file: string, options: ImportOptions): Promise<ImportResult> {
  try {
    const stats = statSync(file);
    if (stats.isDirectory())
      return { status: 'unsupported', message: '这是文件夹，不是文件。请写出里面要导入的文件。' };
    // A huge file is refused before it fills the memory.
    if (stats.size > LARGEST)
      return { status: 'toolarge', message: `文件超过 ${LARGEST / 1024 / 1024} MB，请拆成几份再导入。` };
    return await importFile(readFileSync(file), options);
  } catch (error) {
    if (isMissing(error)) return { status: 'unsupported', message: '没有这个文件，请看文件名和文件夹对不对。' };
    return { status: 'unsupported', message: '读不到这个文件，请看有没有读的权限。' };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function toJson(file: string, result: ImportResult, problem: string | undefined): Record<string, unknown> {
  if (result.status !== 'ok')
    return {
      file,
      status: result.status,
      diagnostics: [errorAt(result.status, {}, result.message)],
    };
  const diagnostics: SourceDiagnostic[] = [...result.diagnostics];
  if (problem !== undefined) diagnostics.push(errorAt('not-written', {}, problem));
  return { file, status: 'ok', briefing: briefingJson(result.briefing), diagnostics };
}

function countDiagnostics(diagnostics: readonly SourceDiagnostic[]): string {
  return `要改正的${countOf(diagnostics, 'error')}处，请核对的${countOf(diagnostics, 'warning')}处，备查的${countOf(diagnostics, 'note')}处`;
}

/** Writes draft and report; says what prevented it. */
function save(file: string, result: Extract<ImportResult, { status: 'ok' }>): { path?: string; problem?: string } {
  const folder = values.out ?? 'imported';
  const name = freeName(folder, result.written.name);
  const path = join(folder, `${name}.md`);
  const report = join(folder, `${name}.report.txt`);
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(path) || existsSync(report))
      return { problem: `已经有 ${path}，没有覆盖。请先把它移走，或用 --out 换一个文件夹。` };
    writeWhole(
      report,
      [
        `来源：${file}`,
        countDiagnostics(result.diagnostics),
        '',
        ...result.diagnostics.map(printSourceDiagnostic),
        '',
      ].join('\n'),
    );
    try {
      writeWhole(path, result.written.markdown);
    } catch (error) {
      // A report without its draft would keep the name taken.
      rmSync(report, { force: true });
      throw error;
    }
    return { path };
  } catch {
    return { problem: `写不了 ${path}，请看文件夹有没有写的权限。` };
  }
}

/** Issues without number or date would all be named alike: they are numbered. A numbered issue is the same issue. */
function freeName(folder: string, name: string): string {
  if (name !== NAMELESS) return name;
  let count = 1;
  const numbered = () => (count === 1 ? name : `${name}-${count}`);
  while (existsSync(join(folder, `${numbered()}.md`)) || existsSync(join(folder, `${numbered()}.report.txt`))) count++;
  return numbered();
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

/** Codes by name and by name with the place above it: 孙营乡, 通许县孙营乡. */
function knownPlaces(): Map<string, string> {
  const folder = join(officeFolders(values.office).office, 'places');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  const entries = files.map((file) => {
    const data = fieldsIn(readFileSync(join(folder, file), 'utf8')) ?? {};
    return { code: file.replace(/\.yaml$/, ''), name: String(data['name']), parent: data['parent'] };
  });
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  return new Map(
    entries.flatMap(({ code, name, parent }) => {
      const above = typeof parent === 'string' ? names.get(parent) : undefined;
      return [[name, code] as const, ...(above === undefined ? [] : [[above + name, code] as const])];
    }),
  );
}

/** The PDF reader; with `--ocr` it also reads scanned pages, when the OCR packages are installed. */
async function pdfReader(): Promise<Pick<ImportOptions, 'readPdf'>> {
  const ocr = values.ocr === true ? await (await import('#importer/ocr/node-ocr.ts')).nodeOcr() : undefined;
  return { readPdf: (bytes) => readPdf(bytes, ocr === undefined ? {} : { ocr }) };
}
