/** Looks at one text before it is saved: question in, diagnostics out. */
import type { Office } from '#checks/office.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { inBlockStyle } from '#entry-file/fields.ts';
import { savingErrors } from './saving-errors.ts';
import { answerQuestions } from './side-process.ts';

export interface TextQuestion {
  readonly file: string;
  readonly raw: string;
  readonly office: Office;
}

export interface TextAnswer {
  /** The file that a save keeps. */
  readonly raw: string;
  /** Why it is not kept. */
  readonly errors: readonly Diagnostic[];
}

answerQuestions(({ file, raw, office }: TextQuestion): TextAnswer => {
  const kept = inBlockStyle(raw);
  return { raw: kept, errors: savingErrors(file, kept, office) };
});
