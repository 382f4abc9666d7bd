/** The hits for what is being typed; an answer that comes after a later question is not shown. */
import { useEffect, useState } from 'react';
import type { ChoiceKind, Found } from '../../api/choice.ts';
import { sentenceOf } from '../api-client.ts';
import { choiceSource } from '../choice-source.ts';

export interface Finding {
  readonly question: string;
  readonly found?: Found;
  /** Why there is no answer. */
  readonly trouble?: string;
}

/**
 * @param question nothing is asked while it is undefined.
 * @returns the last answer, whose question may be an earlier one; undefined before the first.
 */
export function useFound(kind: ChoiceKind, question: string | undefined): Finding | undefined {
  const [finding, setFinding] = useState<Finding>();
  useEffect(() => {
    if (question === undefined) {
      setFinding(undefined);
      return undefined;
    }
    let isLast = true;
    const tell = (answer: Omit<Finding, 'question'>) => {
      if (isLast) setFinding({ question, ...answer });
    };
    choiceSource()
      .findChoices(kind, question)
      .then(
        (found) => tell({ found }),
        (error: unknown) => tell({ trouble: sentenceOf(error) }),
      );
    return () => {
      isLast = false;
    };
  }, [kind, question]);
  return finding;
}
