/** Whoever reads or writes an entry's file: what one accepts all accept, and say the same of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#checks/document.ts';
import { entryParts } from './parts.ts';
import { fieldsIn, printEntry, withFields } from './fields.ts';
import { entryBody, parseEntryFile } from './parse.ts';

describe('every reader and the writer', () => {
  const key = fc.constantFrom('name', 'summary', 'publishAt', 'topics', 'level');
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom('甲', '乙', ' ', ':', '#', "'", '-', '1', '。'), minLength: 1, maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.constantFrom('甲', '2024-01-01', 'true'), { minLength: 1, maxLength: 3 }),
  );
  const fields = fc.dictionary(key, value, { minKeys: 2, maxKeys: 5 });
  const body = fc.string({ unit: fc.constantFrom('文', '\n', '-', ' ', '#'), maxLength: 20 });
  /** Ways to write the same file that nobody sees. */
  const dress = fc.record({ mark: fc.boolean(), windows: fc.boolean(), blanks: fc.constantFrom('', ' ', '\t ') });
  const written = fc.tuple(fields, body, dress).map(([data, text, { mark, windows, blanks }]) => {
    const plain = printEntry(data, text).replace(/^---$/gm, (dashes, at: number) =>
      at === 0 ? dashes + blanks : dashes,
    );
    const lines = windows ? plain.replaceAll('\n', '\r\n') : plain;
    return { data, raw: (mark ? '\uFEFF' : '') + lines, body: windows ? text.replaceAll('\n', '\r\n') : text };
  });

  it('agree on what a file holds, however it is dressed', () => {
    fc.assert(
      fc.property(written, ({ data, raw: text, body: words }) => {
        const read = parseEntryFile(text, '.md');
        expect(read.syntaxErrors).toEqual([]);
        expect(read.data).toEqual(data);
        expect(parseDocument('a.md', text).data).toEqual(data);
        expect(fieldsIn(entryParts(text)?.yaml ?? '')).toEqual(data);
        expect([read.body, entryBody(text), entryParts(text)?.body]).toEqual([read.body, read.body, read.body]);
        expect(read.body.trim()).toBe(words.trim());
      }),
    );
  });

  it('keep every other byte when one field is patched', () => {
    fc.assert(
      fc.property(written, fc.integer(), ({ data, raw: text }, to) => {
        const [name = ''] = Object.keys(data);
        const next = Object.keys(data)[1] ?? '';
        const patched = withFields(text, { [name]: to });
        const from = text.search(new RegExp(`^${name}:`, 'm'));
        const rest = text.search(new RegExp(`^${next}:`, 'm'));
        expect(patched.slice(0, from)).toBe(text.slice(0, from));
        expect(patched.endsWith(text.slice(rest))).toBe(true);
        expect(fieldsIn(entryParts(patched)?.yaml ?? '')).toEqual({ ...data, [name]: to });
      }),
    );
  });
});
