/** Writes src/search/format/fold-table.ts from OpenCC's tables. Run it again when opencc-js is updated. */
import { writeFile } from 'node:fs/promises';
import { Converter } from 'opencc-js/t2cn';

const convert = (['t', 'tw', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));

/** The Simplified form of one character, or the character itself when there is no single one. */
function simplify(character: string): string {
  let current = character;
  for (let round = 0; round < 3; round++) {
    for (const one of convert) {
      const next = one(current);
      if ([...next].length === 1) current = next;
    }
  }
  return current;
}

const pairs: [string, string][] = [];
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code);
  const simple = simplify(character);
  if (simple !== character) pairs.push([character, simple]);
}

await writeFile(
  new URL('../src/search/format/fold-table.ts', import.meta.url),
  `/** Traditional characters and, at the same index, their Simplified forms. Written by scripts/write-fold-table.ts from OpenCC (Apache-2.0). */
export const traditional =
  '${pairs.map(([from]) => from).join('')}';

export const simplified =
  '${pairs.map(([, to]) => to).join('')}';
`,
);
