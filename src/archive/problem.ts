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

/** Raised once for a whole archive, with every problem of every file. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `内容有${problems.length}处要改，网站没有生成（上一次的网站不受影响）：\n${problems.map(formatProblem).join('\n')}`,
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}
