/** `npm run check [-- --office DIR] [--json] [FILES…]`: checks the text of the given content files, or of the whole archive. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectArchive } from '#archive/archive.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { listProblems } from '#archive/problem.ts';
import { readText } from '#archive/read-text.ts';
import type { SettingsFile } from '#archive/settings-file.ts';
import { command } from '#program/command.ts';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import { listFindings } from '#checks/finding.ts';
import type { Finding } from '#checks/finding.ts';
import { officeOf } from '#checks/office.ts';
import { officeFolders } from '#program/office.ts';
import { checkText } from '#publication/check-text.ts';

interface Asked {
  readonly office: string;
  readonly cache: string;
  /** Files by their paths in the office's folder; none means all. */
  readonly named: readonly string[];
  readonly now: Date;
}

function checkNamed({ office, named, now }: Asked, { values }: SettingsFile): Finding[] {
  const about = officeOf(values, now);
  return named.flatMap((file) => {
    // What cannot be read is told among the problems of the archive.
    const text = readText(resolve(office, file));
    return text === undefined ? [] : checkDocument(parseDocument(file, text), about);
  });
}

/** @returns whether nothing is wrong. */
function check(asked: Asked, inJson: boolean): boolean {
  const { office, cache, named, now } = asked;
  const { whole, settings, problems } = inspectArchive(office, now);
  // Without settings nobody knows whose numbers and names are the office's own.
  const structural = problems.filter(({ file }) => named.length === 0 || named.includes(file) || file === SITE_FILE);
  const textFindings = (file: SettingsFile) =>
    named.length > 0 ? checkNamed(asked, file) : checkText(cache, whole, file, now);
  const findings = settings === undefined ? [] : textFindings(settings);
  const errors = structural.length + findings.filter(({ severity }) => severity === 'error').length;
  if (inJson) {
    for (const problem of structural) {
      console.log(JSON.stringify({ severity: 'error', rule: 'archive', remedy: '', line: 1, ...problem }));
    }
    for (const finding of findings) console.log(JSON.stringify(finding));
  } else {
    for (const line of [...listProblems(structural), ...listFindings(findings)]) console.log(line);
    const files = named.length > 0 ? named.length : Object.values(whole).flat().length + 1;
    console.log(`查了${files}个文件：${errors}处错误，${structural.length + findings.length - errors}处提醒。`);
  }
  return errors === 0;
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
