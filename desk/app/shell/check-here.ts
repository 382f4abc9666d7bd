/**
 * The checks that one text can be put to in the browser, where no server of
 * ours answers: the model and personal data. The rest is checked by the build
 * of the proposed change.
 */
import { personalData } from '#checks/content/personal-data.ts';
import type { Office } from '#checks/office.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { schemaDiagnostics } from '#archive/schema-diagnostics.ts';
import { inFile } from '#lib/diagnostic.ts';
import type { EditableName } from '#model/editable.ts';
import { editable } from '#model/editable.ts';
import type { CheckedDiagnostic } from '../../api/checked-diagnostic.ts';

/** @param file the path of the entry, by which the diagnostics are named. */
export function checkHere(collection: EditableName, file: string, raw: string, office: Office): CheckedDiagnostic[] {
  const { schema, extension } = editable[collection];
  const parsed = parseEntryFile(raw, extension);
  const checked = schema.safeParse(parsed.data ?? {});
  const structure = [
    ...parsed.syntaxErrors.map((error) => inFile(file, 0, error)),
    ...(parsed.syntaxErrors.length > 0 || checked.success ? [] : schemaDiagnostics(file, parsed, checked.error)),
  ].map((one) => ({ ...one, blocksSaving: false }));
  const personal = personalData(
    { file, text: raw, data: parsed.data, bodyStart: raw.length - parsed.body.length },
    office,
  ).map((one) => ({
    ...one,
    blocksSaving: one.severity === 'error',
  }));
  return [...structure, ...personal];
}
