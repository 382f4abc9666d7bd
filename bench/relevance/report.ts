/** What the answers are worth, by kind of question. */
import type { CorpusDocument } from '../corpus.ts';
import { printTable } from '../table.ts';
import { gradedText, gradeOf, ndcg } from './grade.ts';
import type { JudgedQuestion } from './questions.ts';
import type { Found } from './this-site.ts';

interface Judged {
  readonly question: JudgedQuestion;
  readonly top: number;
  readonly hinted: boolean;
  /** nDCG@10; undefined where no document answers. */
  readonly ndcg: number | undefined;
}

export interface Judgement {
  readonly system: string;
  readonly judged: readonly Judged[];
}

export function judge(
  system: string,
  documents: readonly CorpusDocument[],
  questions: readonly JudgedQuestion[],
  found: readonly Pick<Found, 'top' | 'hints'>[],
): Judgement {
  const texts = documents.map(gradedText);
  const judged = questions.map((question, index): Judged => {
    const { top = [], hints = [] } = found[index] ?? {};
    const grades = question.groups.length === 0 ? [] : texts.map((text) => gradeOf(text, question.groups));
    return { question, top: top.length, hinted: hints.length > 0, ndcg: ndcg(top, grades) };
  });
  return { system, judged };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function row(name: string, judged: readonly Judged[]): string[] {
  const worth = judged.flatMap((one) => one.ndcg ?? []);
  const meant = judged.filter(({ question }) => question.groups.length > 0);
  const nonsense = judged.filter(({ question }) => question.groups.length === 0);
  return [
    name,
    String(judged.length),
    worth.length === 0 ? '–' : mean(worth).toFixed(3),
    String(meant.filter(({ top, hinted }) => top === 0 && !hinted).length),
    String(nonsense.filter(({ top }) => top > 0).length),
  ];
}

const HEAD = ['', 'questions', 'nDCG@10', 'left without result or hint', 'nonsense that finds'];

/** The first judgement in full, the others in a line each. `each`: a line for every question of the first too. */
export function printJudged(judgements: readonly Judgement[], each: boolean): void {
  const [own, ...others] = judgements;
  if (own === undefined) return;
  const { system, judged } = own;
  if (each) {
    printTable(
      judged.map(({ question, ndcg: worth, top }) => [
        question.id,
        question.kind,
        worth?.toFixed(2) ?? '–',
        String(top),
        question.q,
      ]),
    );
  }
  const kinds = [...new Set(judged.map(({ question }) => question.kind))];
  printTable([
    HEAD,
    row(system, judged),
    ...others.map((one) => row(one.system, one.judged)),
    ...kinds.map((kind) =>
      row(
        `  ${kind}`,
        judged.filter(({ question }) => question.kind === kind),
      ),
    ),
  ]);
}
