/** Asks at the terminal what becomes of changes in a folder that is not under git. */
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';
import type { DecideFolder, FolderChange, FolderDecision } from './repository.ts';

/** How many files are named; an upgrade may bring hundreds. */
const NAMED = 40;
const WORDS = { added: '新增', changed: '改过', removed: '没有了' } as const;
const ANSWERS: Readonly<Record<string, FolderDecision>> = { 1: 'take', 2: 'drop' };

/** What was found, file by file, as the terminal shows it. */
export function describeFolder(changes: readonly FolderChange[]): string {
  const lines = changes.slice(0, NAMED).map(({ path, kind }) => `　${WORDS[kind]}　${path}`);
  if (changes.length > NAMED) lines.push(`　……还有${changes.length - NAMED}个文件`);
  return `项目文件夹里有${changes.length}个文件和编务台里的不一样，这些改动没有经过编务台：
${lines.join('\n')}
如果刚刚用新版本覆盖过这个文件夹，它们多半是程序自带的示例，不要并入。`;
}

/**
 * @param given What the command line answers already: `take` or `drop`.
 * @returns what decides: the command line, or else the person at the terminal; nobody there leaves it for later.
 */
export function askAboutFolder(given: string | undefined): DecideFolder {
  if (given !== undefined && given !== 'take' && given !== 'drop') {
    throw new Error(`--folder 只能写 take（并入）或 drop（不要），现在是“${given}”。`);
  }
  return async (changes) => {
    console.log(describeFolder(changes));
    if (given !== undefined) {
      console.log(given === 'take' ? '已经并入，马上发布。' : '已经记下：不要这些改动。');
      return given;
    }
    if (!stdin.isTTY || !stdout.isTTY) {
      console.log(
        '先都不并入，网站还是编务台里定的内容。要并入：npm start -- --folder take；不要：npm start -- --folder drop',
      );
      return 'later';
    }
    const terminal = createInterface({ input: stdin, output: stdout });
    try {
      const answer = await terminal.question(
        '要怎么办？ 1 并入并发布　2 不要，以后也不再问　直接回车：先不动，下次再问：',
      );
      return ANSWERS[answer.trim()] ?? 'later';
    } finally {
      terminal.close();
    }
  };
}
