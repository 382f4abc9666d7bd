/**
 * The checks that one text can be put to in the browser, where no server of
 * ours answers: the model and personal data. The rest is checked by the build
 * of the proposed change.
 */
import { personalData } from '#checks/content/personal-data.ts';
import type { Office } from '#checks/office.ts';
import { parseEntryFile } from '#archive/entry-file.ts';
import { schemaProblems } from '#archive/schema-problems.ts';
import type { EditableName } from '#model/field.ts';
import { editable } from '#model/editable.ts';
import type { Trouble } from '../api-client.ts';

/** @param file the path of the entry, by which the troubles are named. */
export function checkHere(collection: EditableName, file: string, raw: string, office: Office): Trouble[] {
  const { schema, extension } = editable[collection];
  const parsed = parseEntryFile(raw, extension);
  const checked = schema.safeParse(parsed.data ?? {});
  const structure = [
    ...parsed.syntaxErrors.map((error) => ({ file, ...error })),
    ...(parsed.syntaxErrors.length > 0 || checked.success ? [] : schemaProblems(file, parsed, checked.error)),
  ].map((problem) => ({ severity: 'error' as const, ...problem }));
  const personal = personalData({ file, text: raw }, office).map(({ severity, line, message, remedy }) => ({
    ...{ severity, file, line, message: `${message}${remedy}` },
    blocksSaving: severity === 'error',
  }));
  return [...structure, ...personal];
}
