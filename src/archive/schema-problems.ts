import type { z } from 'astro/zod';
import type { EntryFile } from './entry-file.ts';
import type { Problem } from './problem.ts';

/** What a schema found wrong in a file, each with its line and field. */
export function schemaProblems(file: string, { lineOf }: Pick<EntryFile, 'lineOf'>, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return { file, line: lineOf(path), ...(path.length > 0 && { field: path.join('.') }), message: issue.message };
  });
}
