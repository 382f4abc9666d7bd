import { listDiagnostics } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

/** Raised once for a whole archive, with everything that is wrong in any file. */
export class ContentError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(
      `内容有${diagnostics.length}处要改，网站没有生成（上一次的网站不受影响）：\n${listDiagnostics(diagnostics).join('\n')}`,
    );
    this.name = 'ContentError';
    this.diagnostics = diagnostics;
  }
}
