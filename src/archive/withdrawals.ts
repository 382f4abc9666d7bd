/** Reads the folder withdrawn: the pages that were taken down and still answer at their address. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withdrawal } from '#model/withdrawal.ts';
import type { Withdrawal } from '#model/withdrawal.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { WITHDRAWN_FOLDER } from './office-folder.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { NOT_UTF8, readText } from './read-text.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';

/** Every withdrawn page of an office, and what is wrong with the files. */
export function readWithdrawals(office: string): { withdrawals: Withdrawal[]; diagnostics: Diagnostic[] } {
  const withdrawals: Withdrawal[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of yamlFiles(join(office, WITHDRAWN_FOLDER))) {
    const file = `${WITHDRAWN_FOLDER}/${name}`;
    const text = readText(join(office, file));
    if (text === undefined) {
      diagnostics.push(errorAt('encoding', { file }, NOT_UTF8));
      continue;
    }
    const parsed = parseEntryFile(text, '.yaml');
    diagnostics.push(...parsed.syntaxErrors.map((error) => ({ file, ...error })));
    if (parsed.syntaxErrors.length > 0) continue;
    const checked = withdrawal.safeParse(parsed.data);
    if (checked.success) withdrawals.push(checked.data);
    else {
      diagnostics.push(...schemaDiagnostics(file, parsed, checked.error));
    }
  }
  return { withdrawals, diagnostics };
}

function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
