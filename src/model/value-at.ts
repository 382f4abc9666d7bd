/** Values within an entry, by a dotted path: `articles.0.titleLines.0`; `*` is every item of a list. */

export interface Placed {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
}

/** Every value that a path leads to; one that is not written is left out. */
export function valuesAt(data: unknown, path: string): readonly Placed[] {
  return path
    .split('.')
    .reduce<readonly Placed[]>(
      (found, step) => found.flatMap((one) => stepInto(one, step)),
      [{ path: [], value: data }],
    );
}

function stepInto({ path, value }: Placed, step: string): readonly Placed[] {
  if (step === '*')
    return Array.isArray(value) ? value.map((one: unknown, at) => ({ path: [...path, at], value: one })) : [];
  if (typeof value !== 'object' || value === null) return [];
  const inner = (value as Readonly<Record<string, unknown>>)[step];
  return inner === undefined ? [] : [{ path: [...path, Array.isArray(value) ? Number(step) : step], value: inner }];
}
