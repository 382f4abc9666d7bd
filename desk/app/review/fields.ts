/** The fields of an entry in the words of its form, for whoever reads and does not edit. */
import { editable } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import { fieldsOf, readEntry } from '../entry-text.ts';

export interface SaidField {
  readonly label: string;
  readonly text: string;
}

/** @param hasBody whether the text has a body below its fields. */
export function saidFields(collection: EditableName, raw: string, hasBody: boolean): SaidField[] {
  const data = fieldsOf(readEntry(raw, hasBody));
  const { fields } = editable[collection] as { readonly fields: Readonly<Record<string, { control: Control }>> };
  return Object.entries(data).flatMap(([name, value]) => {
    const control = fields[name]?.control;
    return control === undefined ? [] : said(control, value);
  });
}

function said(control: Control, value: unknown, above = ''): SaidField[] {
  const label = above === '' ? control.label : `${above} › ${control.label}`;
  if (Array.isArray(value)) {
    const item = control.item;
    if (item?.fields === undefined) return [{ label, text: value.map((one) => plain(item, one)).join('、') }];
    return value.flatMap((one, at) => inner(item, one, `${label}${value.length > 1 ? at + 1 : ''}`));
  }
  if (control.fields) return inner(control, value, label);
  return [{ label, text: plain(control, value) }];
}

function inner({ fields = {} }: Control, value: unknown, above: string): SaidField[] {
  const data = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return Object.entries(fields).flatMap(([name, control]) =>
    data[name] === undefined ? [] : said(control, data[name], above),
  );
}

function plain(control: Control | undefined, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  const option = control?.options?.find((one) => one.value === value);
  return option?.label ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
}
