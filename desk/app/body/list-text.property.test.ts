import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseList, printList } from './list-text.ts';

describe('a list', () => {
  it('is written again as it was read', () => {
    const line = fc.record({ level: fc.nat(2), words: fc.constantFrom('甲', '乙 丙', '**丁**') });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1 }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 120 }),
        (lines, numbered, first) => {
          const source = printList({
            numbered,
            first,
            text: lines.map(({ level, words }) => '　　'.repeat(level) + words).join('\n'),
          });
          const read = parseList(source);
          expect(read && printList(read)).toBe(source);
        },
      ),
    );
  });
});
