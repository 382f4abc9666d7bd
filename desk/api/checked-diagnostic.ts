/** What the desk's server answers a form that asks for the checks. */
import type { Diagnostic } from '#lib/diagnostic.ts';

export interface CheckedDiagnostic extends Diagnostic {
  /** It must not even be saved: personal data, or what would run in a reader's browser. */
  readonly blocksSaving: boolean;
}
