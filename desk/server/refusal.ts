import { placeOf, wordsOf } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Changed } from '../api/history-answer.ts';

/** A request that is not carried out, with the Chinese sentence that says why and what to do. */
export class Refusal extends Error {
  readonly status: number;
  /** Places to mend, when the refusal is about a text. */
  readonly diagnostics: readonly Diagnostic[];
  /** When what was on the screen is not what stands there now. */
  readonly changed: Changed | undefined;

  constructor(status: number, message: string, diagnostics: readonly Diagnostic[] = [], changed?: Changed) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.diagnostics = diagnostics;
    this.changed = changed;
  }
}

/** The refusal of a text, what is wrong with it written out in one sentence each. */
export function refuseText(opening: string, diagnostics: readonly Diagnostic[]): Refusal {
  const lines = diagnostics.map((one) => `${placeOf(one)}：${wordsOf(one)}`);
  return new Refusal(422, [opening, ...lines].join('\n'), diagnostics);
}
