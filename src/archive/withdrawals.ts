/** Reads the folder withdrawn: the pages that were taken down and still answer at their address. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withdrawal } from '#model/withdrawal.ts';
import type { Withdrawal } from '#model/withdrawal.ts';
import { parseEntryFile } from './entry-file.ts';
import { WITHDRAWN_FOLDER } from './office-folder.ts';
import type { Problem } from './problem.ts';
import { NOT_UTF8, readText } from './read-text.ts';

/** Every withdrawn page of an office, and what is wrong with the files. */
export function readWithdrawals(office: string): { withdrawals: Withdrawal[]; problems: Problem[] } {
  const withdrawals: Withdrawal[] = [];
  const problems: Problem[] = [];
  for (const name of yamlFiles(join(office, WITHDRAWN_FOLDER))) {
    const file = `${WITHDRAWN_FOLDER}/${name}`;
    const text = readText(join(office, file));
    if (text === undefined) {
      problems.push({ file, message: NOT_UTF8 });
      continue;
    }
    const parsed = parseEntryFile(text, '.yaml');
    problems.push(...parsed.syntaxErrors.map((error) => ({ file, ...error })));
    if (parsed.syntaxErrors.length > 0) continue;
    const checked = withdrawal.safeParse(parsed.data);
    if (checked.success) withdrawals.push(checked.data);
    else {
      problems.push(...checked.error.issues.map(({ path, message }) => ({ file, line: parsed.lineOf(path), message })));
    }
  }
  return { withdrawals, problems };
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
