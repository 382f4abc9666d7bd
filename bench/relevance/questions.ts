/** Questions as people ask them, with what a page has to hold to answer them. */
import { readFileSync } from 'node:fs';

export interface AskedQuestion {
  readonly id: string;
  readonly q: string;
}

export interface JudgedQuestion extends AskedQuestion {
  readonly kind: string;
  /** Each group is one thing asked for, in its equivalent words; none where nothing must be found. */
  readonly groups: readonly (readonly string[])[];
  /** Whether ranking may be tuned with it; the other half is looked at when the work is done. */
  readonly practice: boolean;
}

/** The questions of `questions.tsv`; every second one is kept aside. */
export function ownQuestions(): JudgedQuestion[] {
  const text = readFileSync(new URL('questions.tsv', import.meta.url), 'utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line, index) => {
    const [id = '', kind = '', q = '', groups = ''] = line.split('\t');
    const words = groups === '' ? [] : groups.split('；').map((group) => group.split('、'));
    return { id, kind, q, groups: words, practice: index % 2 === 0 };
  });
}
