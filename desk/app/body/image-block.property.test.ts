import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImage, printImage } from './image-block.tsx';

describe('a picture in the text', () => {
  it('comes back byte for byte, or is not taken for a form', () => {
    const part = fc.constantFrom('![', '](', ')', '../pictures/', '代表走访-1.webp', '说明', '\\', ']', '\n', ' ');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const source = parts.join('');
        const image = parseImage(source);
        if (image) expect(printImage(image)).toBe(source);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays one picture whatever is typed into its form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (alt, file) => {
        expect(parseImage(printImage({ alt, file }))).toBeDefined();
      }),
    );
  });
});
