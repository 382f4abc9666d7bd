/** What stands under the title of an entry: the fields that its kind names, as words, for the page, the preview and lists. */
import type { Control } from '#model/field.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';

export interface EntryFact {
  readonly label: string;
  readonly text: string;
}

/** @param data as the schema of the kind accepts it, or half written; what is not there is left out. */
export function entryFacts(name: CollectionName, data: object): EntryFact[] {
  const { fields, facts } = kindOf(name);
  return facts.flatMap((field) => {
    const control = fields[field]?.control;
    const text = control === undefined ? '' : wordsOf(control, (data as Readonly<Record<string, unknown>>)[field]);
    return control === undefined || text === '' ? [] : [{ label: control.label, text }];
  });
}

function wordsOf({ item, say = String }: Control, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (item === undefined) return say(value);
  return Array.isArray(value)
    ? value
        .map((one: unknown) => wordsOf(item, one))
        .filter(Boolean)
        .join('、')
    : '';
}

/** Facts as one sentence; undefined when there are none. */
export function factSentence(facts: readonly EntryFact[]): string | undefined {
  return facts.length === 0 ? undefined : `${facts.map(({ label, text }) => `${label}：${text}`).join('；')}。`;
}
