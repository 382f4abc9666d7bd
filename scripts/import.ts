/**
 * `npm run import -- FILES OR FOLDERS… [--office DIR] [--out DIR] [--json] [--ocr] [--preview] [--desk URL --as NAME]`:
 * drafts of past issues. Each file becomes `DIR/NAME.md`, with what the import was unsure of beside it.
 * A folder is a cabinet: it is searched, taken up where it was left, and told of in one table.
 * Nothing is overwritten; a file appears whole or not at all; a bad file does
 * not stop the others, and makes the exit code 1.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { errorAt } from '#lib/diagnostic.ts';
import { fieldsIn } from '#entry-file/fields.ts';
import { officeFolders } from '#program/office.ts';
import { LARGEST } from '#importer/detect.ts';
import { importFile, type ImportOptions, type ImportResult } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { briefingJson } from '#importer/write/to-json.ts';
import { NAMELESS } from '#importer/write/briefing-content.ts';
import { signIn } from './cabinet/desk-door.ts';
import { importCabinet } from './cabinet/import-cabinet.ts';
import { listFiles } from './cabinet/list-files.ts';
import { countDiagnostics, reportOf, saveDraft } from './cabinet/save-draft.ts';

const { values, positionals } = readArguments();

if (positionals.length === 0) {
  console.error(
    '用法：npm run import -- 文件或文件夹… [--out 文件夹] [--preview] [--desk 编务台网址 --as 姓名] [--json] [--ocr]',
  );
  process.exitCode = 2;
} else {
  try {
    const listed = listFiles(positionals);
    const files = listed.map(({ path }) => path);
    const isCabinet = values.json !== true && (listed.some(({ found }) => found) || values.desk !== undefined);
    process.exitCode = (await (isCabinet ? importWhole(files) : importAll(files))) ? 0 : 1;
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
        preview: { type: 'boolean' },
        desk: { type: 'string' },
        as: { type: 'string' },
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

/** A cabinet: resumed, without what is there already, with a table of results. */
async function importWhole(files: readonly string[]): Promise<boolean> {
  const folder = values.out ?? 'imported';
  const desk = values.desk === undefined ? undefined : await signIn(values.desk, values.as ?? '');
  const options: ImportOptions = await pdfReader();
  const done = await importCabinet(files, {
    ...{ folder, desk, places: knownPlaces(), preview: values.preview === true },
    bytesOf,
    read: (file, bytes) => importFile(bytes, { ...options, name: basename(file) }),
    say: (line) => console.log(line),
  });
  console.log(`结果在 ${join(folder, '导入结果.html')}，名称和地方的对照在 ${join(folder, '对照.yaml')}。`);
  return done;
}

async function importOne(file: string, options: ImportOptions): Promise<ImportResult> {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    return { status: 'unsupported', message: '这个文件夹里没有能导入的文件。请看里面有没有 Word、PDF 或文本文件。' };
  const bytes = bytesOf(file);
  if (typeof bytes !== 'string') return importFile(bytes, { ...options, name: basename(file) });
  return { status: /^文件超过/u.test(bytes) ? 'toolarge' : 'unsupported', message: bytes };
}

/** The bytes of a file, or why they cannot be had. A huge file is refused before it fills the memory. */
function bytesOf(file: string): Uint8Array | string {
  try {
    if (statSync(file).size > LARGEST) return `文件超过 ${LARGEST / 1024 / 1024} MB，请拆成几份再导入。`;
    return readFileSync(file);
  } catch (error) {
    return isMissing(error) ? '没有这个文件，请看文件名和文件夹对不对。' : '读不到这个文件，请看有没有读的权限。';
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

/** Writes draft and report; says what prevented it. */
function save(file: string, result: Extract<ImportResult, { status: 'ok' }>): { path?: string; problem?: string } {
  const folder = values.out ?? 'imported';
  const name = freeName(folder, result.written.name);
  const path = join(folder, `${name}.md`);
  // Of a file that is named by itself, the same draft once more is a mistake.
  if (existsSync(path)) return { problem: `已经有 ${path}，没有覆盖。请先把它移走，或用 --out 换一个文件夹。` };
  const problem = saveDraft(folder, name, result.written.markdown, reportOf(file, result.diagnostics));
  return problem === undefined ? { path } : { problem };
}

/** Issues without number or date would all be named alike: they are numbered. A numbered issue is the same issue. */
function freeName(folder: string, name: string): string {
  if (name !== NAMELESS) return name;
  let count = 1;
  const numbered = () => (count === 1 ? name : `${name}-${count}`);
  while (existsSync(join(folder, `${numbered()}.md`)) || existsSync(join(folder, `${numbered()}.report.txt`))) count++;
  return numbered();
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
