/**
 * An entry between its file and Decap's form data. The file's own text travels
 * along in the data, so that saving writes anew only what the editor changed:
 * every untouched field and the untouched body keep their bytes.
 */
import { parseDocument } from 'yaml';
import { entryParts } from '#entry-file/parts.ts';
import type { EntryParts } from '#entry-file/parts.ts';
import { patchYaml, printFields } from '#entry-file/fields.ts';

/** Keys of the form data that are no fields of the file. */
export const ORIGINAL = '_original';
export const CODE = '_slug';
const BODY = 'body';

type Data = Readonly<Record<string, unknown>>;

function partsOf(raw: string, withBody: boolean): EntryParts {
  if (!withBody) return { open: '', yaml: raw, close: '', body: '' };
  return entryParts(raw) ?? { open: '---\n', yaml: '', close: '---\n', body: raw };
}

/** The form data of a file. */
export function readEntry(raw: string, withBody: boolean): Data {
  const { yaml, body } = partsOf(raw, withBody);
  const data: unknown = parseDocument(yaml).toJS() ?? {};
  const fields = typeof data === 'object' && !Array.isArray(data) ? (data as Data) : {};
  return { ...fields, ...(withBody && { [BODY]: body }), [ORIGINAL]: raw };
}

/** The file that form data stands for. */
export function writeEntry(data: Data, withBody: boolean): string {
  const original = typeof data[ORIGINAL] === 'string' ? data[ORIGINAL] : '';
  const { open, yaml, close, body } = partsOf(original, withBody);
  const fields = fieldsOf(data);
  const patched = original === '' ? printFields(fields) : patchYaml(yaml, fields);
  if (!withBody) return patched;
  const given = data[BODY];
  const text = typeof given === 'string' ? given : body;
  if (original === '') return `${open}${patched}${close}\n${text.replace(/^\n+/, '').replace(/([^\n])$/, '$1\n')}`;
  return open + patched + (patched === '' || patched.endsWith('\n') ? '' : '\n') + close + text;
}

/** The fields of the file; what a form leaves empty is absent. */
export function fieldsOf(data: Data): Data {
  const own = Object.entries(data).filter(([key]) => key !== ORIGINAL && key !== CODE && key !== BODY);
  return (filled(Object.fromEntries(own)) ?? {}) as Data;
}

/** Without cleared values (`''`, `null`) and the lists and groups that hold nothing else. */
function filled(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const pairs = Object.entries(value).flatMap(([key, one]) => {
    const kept = filled(one);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
