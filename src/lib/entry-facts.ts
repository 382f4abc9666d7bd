/** What stands under the title of an entry: the fields that its kind names, as words, for the page, the preview and lists. */
import type { Control } from '#model/field.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';

/** Words, or another entry that whoever shows the fact looks up. */
export type FactPart = { readonly text: string } | { readonly collection: CollectionName; readonly id: string };

export interface EntryFact {
  readonly label: string;
  readonly parts: readonly FactPart[];
}

/** @param data as the schema of the kind accepts it, or half written; what is not there is left out. */
export function entryFacts(name: CollectionName, data: object): EntryFact[] {
  const { fields, facts } = kindOf(name);
  return facts.flatMap((field) => {
    const control = fields[field]?.control;
    const parts = control === undefined ? [] : partsOf(control, (data as Readonly<Record<string, unknown>>)[field]);
    return control === undefined || parts.length === 0 ? [] : [{ label: control.label, parts }];
  });
}

function partsOf(control: Control, value: unknown): FactPart[] {
  if (value === undefined || value === null || value === '') return [];
  const { widget, item, collection, say } = control;
  if (widget === 'list' && item !== undefined) {
    return Array.isArray(value) ? value.flatMap((one: unknown) => partsOf(item, one)) : [];
  }
  if (say !== undefined) {
    const text = say(value);
    return text === '' ? [] : [{ text }];
  }
  return collection === undefined ? [{ text: String(value) }] : [{ collection, id: String(value) }];
}

/** Facts as one sentence, without what would have to be looked up; undefined when there is nothing to say. */
export function factSentence(facts: readonly EntryFact[]): string | undefined {
  const said = facts.flatMap(({ label, parts }) => {
    const words = parts.flatMap((part) => ('text' in part ? part.text : []));
    return words.length === 0 ? [] : [`${label}：${words.join('、')}`];
  });
  return said.length === 0 ? undefined : `${said.join('；')}。`;
}
