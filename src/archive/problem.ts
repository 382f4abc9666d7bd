import { firstOfEachKind } from '#lib/first-of-kind.ts';

/** Something an editor has to mend, said in Chinese. */
export interface Problem {
  /** Path from the project's root. */
  readonly file: string;
  /** 1-based line, when one line is to blame. */
  readonly line?: number;
  /** Dotted name of the frontmatter field or the component's prop. */
  readonly field?: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

export function formatProblem({ file, line, field, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return field === undefined ? `${place}　${message}` : `${place}　${field}　${message}`;
}

/** Problems as lines: of those that say the same of different files only the first. */
export function listProblems(problems: readonly Problem[]): string[] {
  return firstOfEachKind(problems, kindOf, formatProblem);
}

/** What is said, without the names and numbers that it is said of. */
function kindOf({ field, message }: Problem): string {
  return `${field ?? ''}\0${message.replace(/「[^」]*」|“[^”]*”|《[^》]*》|\d+/g, '')}`;
}

/** Raised once for a whole archive, with every problem of every file. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `内容有${problems.length}处要改，网站没有生成（上一次的网站不受影响）：\n${listProblems(problems).join('\n')}`,
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}
