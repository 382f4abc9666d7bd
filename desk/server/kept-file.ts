/** Small files of the desk that it can do without: one that was cut off or is damaged counts as not there. */
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'astro/zod';

export function readKept<S extends z.ZodType>(file: string, schema: S): z.infer<S> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
