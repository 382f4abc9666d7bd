import type { z } from 'astro/zod';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { EntryFile } from '#entry-file/parse.ts';

/** What a schema found wrong in a file, each with its line and field. */
export function schemaDiagnostics(
  file: string,
  { lineOf }: Pick<EntryFile, 'lineOf'>,
  error: z.ZodError,
): Diagnostic[] {
  return error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const place = { file, line: lineOf(path), ...(path.length > 0 && { field: path.join('.') }) };
    return errorAt('schema', place, issue.message);
  });
}
