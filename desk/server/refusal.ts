import type { Changed } from '../api/history-answer.ts';

/** A request that is not carried out, with the Chinese sentence that says why and what to do. */
export class Refusal extends Error {
  readonly status: number;
  /** Places to mend, when the refusal is about a text. */
  readonly problems: readonly Trouble[];
  /** When what was on the screen is not what stands there now. */
  readonly changed: Changed | undefined;

  constructor(status: number, message: string, problems: readonly Trouble[] = [], changed?: Changed) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.problems = problems;
    this.changed = changed;
  }
}

/** One place of a text, as the desk's forms show it. */
export interface Trouble {
  readonly severity: 'error' | 'warning';
  /** Path from the repository's root. */
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** Dotted name of the frontmatter field. */
  readonly field?: string;
  readonly message: string;
}

/** The refusal of a text, its troubles written out in one sentence each. */
export function refuseText(opening: string, problems: readonly Trouble[]): Refusal {
  const lines = problems.map(({ file, line, field, message }) => {
    const place = line === undefined ? file : `${file} 第${line}行`;
    return `${place}${field === undefined ? '' : `（${field}）`}：${message}`;
  });
  return new Refusal(422, [opening, ...lines].join('\n'), problems);
}
