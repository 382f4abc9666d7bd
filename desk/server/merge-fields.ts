/** Two changes of one YAML file, joined field by field. */
import { isDeepStrictEqual } from 'node:util';
import { fieldsIn, withFields } from '#entry-file/fields.ts';

/**
 * `ours` with every top-level field that `theirs` changed since `base`, for two
 * changes that git finds too near to each other.
 * @returns undefined when both changed the same field in different ways.
 */
export function mergeFields(base: string, ours: string, theirs: string): string | undefined {
  const [before, own, other] = [base, ours, theirs].map(fieldsIn);
  if (!before || !own || !other) return undefined;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(other)])].filter(
    (name) => !isDeepStrictEqual(before[name], other[name]) && !isDeepStrictEqual(own[name], other[name]),
  );
  if (changed.some((name) => !isDeepStrictEqual(before[name], own[name]))) return undefined;
  return withFields(ours, Object.fromEntries(changed.map((name) => [name, other[name]])));
}
