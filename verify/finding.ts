/** What is said about a built site: an answer to each question, and the findings behind it. */
import { firstOfEachKind } from '#lib/first-of-kind.ts';

/** One thing that is wrong with the site. */
export interface Finding {
  /** Address of the page or file within the site, or a file of the office with its line. */
  readonly place: string;
  /** Chinese: what is wrong; names of the case in “”, so that those that differ only in them are told to be alike. */
  readonly message: string;
  /** Chinese: what to do. */
  readonly remedy: string;
}

export interface Answer {
  /** Chinese: what was asked, in a word. */
  readonly topic: string;
  /** Chinese: what was looked at, and how many. */
  readonly looked: string;
  /** Chinese: what is said when nothing was found. */
  readonly good: string;
  readonly findings: readonly Finding[];
}

/** A question that could not be asked here. */
export interface LeftOut {
  readonly topic: string;
  /** Chinese: why, and what would make it possible. */
  readonly leftOut: string;
}

export interface Report {
  readonly answers: readonly (Answer | LeftOut)[];
  /** How many things are wrong. */
  readonly wrong: number;
}

/** For what no word of the office can mend. */
export const PROGRAM_FAULT = '请重新生成网站；重新生成后还有，就是程序的毛病，请告诉维护程序的人。';

/** A line for the question, and below it what was found, the first of each kind. */
export function listAnswer(answer: Answer | LeftOut): string[] {
  if ('leftOut' in answer) return [`${answer.topic}：没有查。${answer.leftOut}`];
  const { topic, looked, good, findings } = answer;
  if (findings.length === 0) return [`${topic}：${looked}，${good}`];
  const lines = firstOfEachKind(
    findings,
    ({ message }) => message.replace(/“[^”]*”|\d+(?:\.\d+)?/g, ''),
    ({ place, message, remedy }) => `　${place}　${message}${remedy}`,
  );
  return [`${topic}：${looked}，有${findings.length}处不对：`, ...lines];
}
