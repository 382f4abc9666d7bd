/**
 * Makes the files that stand beside the pages of a built site: print, Word and
 * open data. `node src/outputs/cli.ts <folder of the built site>`, in the
 * folder of the project. `PRINT_FONTS` may name a folder with fonts of the
 * office's own, for the PDF.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Archive } from '#archive/entry.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { buildMoment } from '#archive/build-moment.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { kindNames } from '#model/kinds.ts';
import { loadSettings } from '#archive/settings-file.ts';
import { publicArchive } from '#archive/snapshot.ts';
import { siteUrls } from '#lib/urls.ts';
import { programDigest } from '#program/program.mjs';
import { isTrialBuild } from '#archive/trial-build.ts';
import { TRIAL_NOTE } from '#lib/trial-note.ts';
import { FileCache } from './file-cache.ts';
import { officeFiles } from './data/office-files.ts';
import { archiveFiles, json } from './data/archive-zip.ts';
import { jsonSchema, recordOf, schemaPath } from './data/record.ts';
import { OFFLINE_NAME, offlineFiles } from './offline/offline-copy.ts';
import { writePrintFiles } from './print/print-files.ts';
import { textStream, writeZip } from './write-zip.ts';

/** Files one process makes: the native compiler keeps some memory of each until its process ends. */
const SHARE = 2000;
const PRINT_ONLY = '--print-only';
/** The exit code of a process that made its share and leaves some to the next. */
const MORE = 10;

const root = process.cwd();
const folder = process.argv[2] ?? '';
if (folder === '') throw new Error('usage: node src/outputs/cli.ts <folder of the built site>');

const at = (path: string): string => join(folder, path);

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** Goes on in fresh processes until every print file is there. */
async function printTheRest(): Promise<void> {
  const script = fileURLToPath(import.meta.url);
  for (;;) {
    // With the arguments and the line by which a step of a build ends with the one that started it.
    const child = spawn(process.execPath, [...process.execArgv, script, folder, PRINT_ONLY], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) return;
    if (code !== MORE) throw new Error('印刷版没有全部生成。');
  }
}

/** A record is made again when its file, the address of the site or the program is another. */
async function writeRecords(archive: Archive): Promise<void> {
  const cache = new FileCache(join(root, '.tmp/records'));
  const program = programDigest(root);
  for (const entry of archive.briefings) {
    const key = [program, entry.id, entry.text, absolute('/'), trial ?? ''];
    const make = () => Buffer.from(json(recordOf(entry, absolute, trial)));
    await cache.place(at(briefingFiles(entry.id).json), key, make);
  }
  cache.prune();
}

async function writeOpenData(archive: Archive): Promise<void> {
  await writeRecords(archive);
  for (const collection of kindNames.filter((name) => archive[name].length > 0)) {
    write(schemaPath(collection), json(jsonSchema(collection, absolute)));
  }
  const data = [...archiveFiles(archive, { name: site.name, absolute, ...trialNote })].map(({ path, parts }) => ({
    path,
    open: () => textStream(parts()),
  }));
  const cache = new FileCache(join(root, '.tmp/pictures'));
  const clean = join(root, '.tmp/clean-pictures');
  const office = await officeFiles({ office: officeFolder(root), archive, settings: site, cache, clean });
  const content = office.map((file) => ({ ...file, path: `content/${file.path}` }));
  await writeZip(at('open-data/archive.zip'), [...data, ...content]);
}

const trial = isTrialBuild() ? TRIAL_NOTE : undefined;
const trialNote = trial === undefined ? {} : { trial };
const site = loadSettings(officeFolder(root));
const { absolute } = siteUrls(site);
const { archive } = publicArchive(officeFolder(root), buildMoment());
const printed = await writePrintFiles(root, folder, archive, { absolute, share: SHARE, ...trialNote });
if (process.argv[3] === PRINT_ONLY) {
  process.exitCode = printed ? 0 : MORE;
} else {
  if (!printed) await printTheRest();
  await writeOpenData(archive);
  await writeZip(at(`open-data/${OFFLINE_NAME}`), offlineFiles(folder, { base: site.base, origin: site.site }));
}
