/** Finds the schema of a form field, so that the form asks the same rules as the build. */
import type { z } from 'astro/zod';
import { editable, isEditable } from '#model/editable.ts';

/** Zod's wrappers and containers, as far as a path walks through them. */
interface Walked extends z.ZodType {
  readonly shape?: Readonly<Record<string, Walked>>;
  readonly element?: Walked;
  unwrap?(): Walked;
}

/**
 * @param path the collection, then the names of the fields, `*` for an item of a list: `briefings.articles.*.slug`.
 * @returns undefined when the model has no such field.
 */
export function schemaAt(path: string): z.ZodType | undefined {
  const [collection = '', ...names] = path.split('.');
  if (!isEditable(collection)) return undefined;
  let at: Walked | undefined = editable[collection].schema as unknown as Walked;
  for (const name of names) {
    at = bare(at);
    at = name === '*' ? at?.element : at?.shape?.[name];
  }
  return at && bare(at);
}

function bare(schema: Walked | undefined): Walked | undefined {
  return schema?.type === 'optional' ? schema.unwrap?.() : schema;
}
