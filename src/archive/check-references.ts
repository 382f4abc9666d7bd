/**
 * Every relation must point to an entry that exists. The relations are found
 * through the model's own controls, so a new relation field is covered at once.
 */
import { kindOf, targetOf } from '#model/kinds.ts';
import type { Control } from '#model/field.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { Archive, Entry } from './entry.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

export interface Reference {
  readonly path: readonly PropertyKey[];
  readonly collection: CollectionName;
  readonly id: string;
}

export function checkReferences(archive: Archive): Diagnostic[] {
  const ids = Object.fromEntries(
    Object.entries(archive).map(([name, entries]) => [name, new Set(entries.map((entry) => entry.id))]),
  ) as Record<CollectionName, Set<string>>;
  return Object.values(archive).flatMap((entries) =>
    entries.flatMap((entry) =>
      referencesOf(entry)
        .filter((reference) => !ids[reference.collection].has(reference.id))
        .map((reference) => {
          const { path, collection } = reference;
          const place = { file: entry.file, line: entry.lineOf(path), field: path.join('.') };
          return errorAt('references', place, missing(reference, ids[collection]));
        }),
    ),
  );
}

/** What the fields of an entry point to, and in which field each stands. */
export function referencesOf({ collection, data }: Entry): Reference[] {
  return Object.entries(kindOf(collection).fields).flatMap(([name, field]) =>
    referencesIn(field.control, (data as Record<string, unknown>)[name], [name]),
  );
}

function referencesIn(control: Control, value: unknown, path: readonly PropertyKey[]): Reference[] {
  if (value === undefined) return [];
  const collection = targetOf(control);
  if (control.widget === 'relation' && collection) return [{ path, collection, id: String(value) }];
  if (control.item && Array.isArray(value)) {
    const { item } = control;
    return value.flatMap((part, index) => referencesIn(item, part, [...path, index]));
  }
  return Object.entries(control.fields ?? {}).flatMap(([name, inner]) =>
    referencesIn(inner, (value as Record<string, unknown>)[name], [...path, name]),
  );
}

function missing({ collection, id }: Reference, known: ReadonlySet<string>): string {
  const { label, extension } = kindOf(collection);
  const some = [...known].slice(0, 8).join('、') || '还没有';
  return `${label}里没有「${id}」。请改成已有的编码（${some}……），或先新建 ${collection}/${id}${extension}。`;
}
