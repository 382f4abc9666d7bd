/** What a list shows of an entry, read from its fields by what the model says of them; a draft may be half written. */
import { issueLabel } from '#lib/briefing-label.ts';
import { readMdx } from '#lib/mdx-document.ts';
import type { Control, Fields } from '#model/field.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';

export type Data = Readonly<Record<string, unknown>>;

export interface EntryFacts {
  readonly number: string;
  readonly date: string;
  readonly year: number | undefined;
  /** Codes. */
  readonly places: readonly string[];
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const dataOf = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {});

const DATE = /^\d{4}(?:-\d\d){0,2}/;
const dayOf = (value: unknown): string => DATE.exec(textOf(value))?.[0] ?? '';

export function factsOf(collection: CollectionName, data: Data): EntryFacts {
  const date = dayOf(data['date']) || dayOf(data['publishedAt']);
  const [issue, totalIssue] = [numberOf(data['issue']), numberOf(data['totalIssue'])];
  const numbered = issue !== undefined || totalIssue !== undefined;
  const number = numbered
    ? issueLabel({ ...(issue !== undefined && { issue }), ...(totalIssue !== undefined && { totalIssue }) })
    : '';
  const places = placePaths.get(collection)?.flatMap((path) => valuesAt(data, path).map(({ value }) => textOf(value)));
  return {
    ...{ number, date, year: numberOf(data['year']) ?? (date === '' ? undefined : Number(date.slice(0, 4))) },
    places: [...new Set(places?.filter(Boolean))],
  };
}

/** Where entries of each kind name a place. */
const placePaths: ReadonlyMap<CollectionName, readonly string[]> = new Map(
  kindNames.map((name) => [name, pathsTo('places', controlsOf(kindOf(name).fields))]),
);

function controlsOf(fields: Fields): Readonly<Record<string, Control>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control]));
}

function pathsTo(collection: CollectionName, controls: Readonly<Record<string, Control>>, above = ''): string[] {
  return Object.entries(controls).flatMap(([name, control]) => pathsIn(collection, control, `${above}${name}`));
}

function pathsIn(collection: CollectionName, control: Control, path: string): string[] {
  if (control.collection === collection) return [path];
  if (control.item) return pathsIn(collection, control.item, `${path}.*`);
  return control.fields ? pathsTo(collection, control.fields, `${path}.`) : [];
}

/** Every text in the fields of an entry. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** What a reader sees of the body of a story, passage by passage; of one that cannot be read the words as they are. */
export function passagesOf(body: string): string[] {
  try {
    return readMdx(body).passages.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  } catch {
    return body.split(/\n{2,}/);
  }
}
