/** Whatever a request calls a file, what is written is an entry's own file or a picture of the library. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileOf, isEditable } from '#model/editable.ts';
import { draftKeyOf, entryAt, safeUpload, uploadAt } from './paths.ts';
import { Refusal } from './refusal.ts';

const CASES = { numRuns: 10_000 };

/** Parts that paths go wrong by, among any text. */
const part = fc.oneof(
  fc.constantFrom(
    'glossary',
    'deputies',
    'pictures',
    'site',
    '..',
    '.',
    '',
    '.git',
    'git~1',
    'CON',
    'nul',
    '-x',
    '__proto__',
  ),
  fc.constantFrom('\u0000', '\n', '\t', '\\', ':', '*', '%2e%2e', '\u202e', '\u200b', 'ｘ', 'é', 'é', '词', '😀', ' '),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.stringMatching(/^[a-z0-9-]{1,12}$/),
);
const ending = fc.constantFrom('.yaml', '.mdx', '.md', '.png', '.JPG', '.svg', '.yaml\n', '.yaml\u0000.png', '');
const path = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('/', '//', '\\', ''), ending)
  .map(([parts, between, end]) => parts.join(between) + end);

function taken<Found>(read: () => Found): Found | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

it('an entry is at the path that its collection and its slug give, and at no other', () => {
  let accepted = 0;
  fc.assert(
    fc.property(path, (given) => {
      const entry = taken(() => entryAt(given));
      if (!entry) return;
      accepted += 1;
      expect(isEditable(entry.collection)).toBe(true);
      expect(entry.path).toBe(fileOf(entry.collection, entry.slug));
      expect(entry.path).toMatch(/^(?:site\.yaml|[a-z]+\/[a-z0-9][a-z0-9-]*\.(?:md|mdx|yaml))$/);
      expect(draftKeyOf(entry.collection, entry.slug)).toEqual({ collection: entry.collection, slug: entry.slug });
    }),
    { ...CASES, examples: [['glossary/jie.yaml'], ['site.yaml'], ['deputies/wu.mdx']] },
  );
  expect(accepted).toBeGreaterThan(2);
});

it('a picture is in the folder of pictures, whatever its name is made of', () => {
  let accepted = 0;
  fc.assert(
    fc.property(path, fc.boolean(), (given, inFolder) => {
      const asked = inFolder ? `pictures/${given}` : given;
      const found = taken(() => uploadAt(safeUpload(asked)));
      if (found === undefined) return;
      accepted += 1;
      expect(found).toMatch(/^pictures\/[^/\\\p{Cc}:*?"<>|]+\.(?:jpe?g|png|webp)$/u);
      expect(found.normalize('NFC')).toBe(found);
    }),
    { ...CASES, examples: [['老水井.png', true]] },
  );
  expect(accepted).toBeGreaterThan(100);
});
