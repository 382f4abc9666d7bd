/** `npm run check [-- --office DIR] [--json] [FILES…]`: checks the text of the given content files, or of the whole archive. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectArchive } from '#archive/archive.ts';
import { countOf, listDiagnostics } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { readText } from '#archive/read-text.ts';
import type { SettingsFile } from '#archive/settings-file.ts';
import { command } from '#program/command.ts';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import { officeOf } from '#checks/office.ts';
import { officeFolders } from '#program/office.ts';
import { checkText, TextMemory } from '#publication/check-text.ts';

interface Asked {
  readonly office: string;
  readonly cache: string;
  /** Files by their paths in the office's folder; none means all. */
  readonly named: readonly string[];
  readonly now: Date;
}

function checkNamed({ office, named, now }: Asked, { values }: SettingsFile): Diagnostic[] {
  const about = officeOf(values, now);
  return named.flatMap((file) => {
    // What cannot be read is reported by the archive.
    const text = readText(resolve(office, file));
    return text === undefined ? [] : checkDocument(parseDocument(file, text), about);
  });
}

/** @returns whether nothing is wrong. */
function check(asked: Asked, inJson: boolean): boolean {
  const { office, cache, named, now } = asked;
  const { whole, settings, diagnostics } = inspectArchive(office, now);
  // Without settings nobody knows whose numbers and names are the office's own.
  const structural = diagnostics.filter(({ file }) => named.length === 0 || named.includes(file) || file === SITE_FILE);
  const textual = (file: SettingsFile) =>
    named.length > 0 ? checkNamed(asked, file) : checkText(new TextMemory(cache), whole, file, now);
  const all = [...structural, ...(settings === undefined ? [] : textual(settings))];
  if (inJson) {
    for (const diagnostic of all) console.log(JSON.stringify(diagnostic));
  } else {
    for (const line of listDiagnostics(all)) console.log(line);
    const files = named.length > 0 ? named.length : Object.values(whole).flat().length + 1;
    console.log(`查了${files}个文件：要改正的${countOf(all, 'error')}处，请核对的${countOf(all, 'warning')}处。`);
  }
  return countOf(all, 'error') === 0;
}

await command(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { office: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const { office, cache } = officeFolders(values.office);
  const named = positionals.map((file) => relative(office, resolve(file)).replaceAll('\\', '/'));
  return check({ office, cache, named, now: new Date() }, values.json);
});
