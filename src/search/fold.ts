/** Traditional characters read as Simplified ones. The table is large: a page loads this module only when it must. */
import { simplified, traditional } from './fold-table.ts';

const table = new Map<string, string>();
const simple = [...simplified];
[...traditional].forEach((character, index) => table.set(character, simple[index] ?? character));

/** The Simplified form of a Traditional character; any other character unchanged. */
export function toSimplified(character: string): string {
  return table.get(character) ?? character;
}
