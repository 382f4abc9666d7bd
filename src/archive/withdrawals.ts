/** Reads src/content/withdrawn: the pages that were taken down and still answer at their address. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withdrawal } from '#model/withdrawal.ts';
import type { Withdrawal } from '#model/withdrawal.ts';
import { parseEntryFile } from './entry-file.ts';
import type { Problem } from './problem.ts';

const FOLDER = 'src/content/withdrawn';

/** Every withdrawn page below `root`, and what is wrong with the files. */
export function readWithdrawals(root: string): { withdrawals: Withdrawal[]; problems: Problem[] } {
  const withdrawals: Withdrawal[] = [];
  const problems: Problem[] = [];
  for (const name of yamlFiles(join(root, FOLDER))) {
    const file = `${FOLDER}/${name}`;
    const parsed = parseEntryFile(readFileSync(join(root, file), 'utf8'), '.yaml');
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
