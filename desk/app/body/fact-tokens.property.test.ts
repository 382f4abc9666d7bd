import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyBody as bodies } from '../../../tests/fixtures/every-body.ts';
import { splitBody } from './body-blocks.ts';
import { fromTokens, tokenOfWords, toTokens } from './fact-tokens.ts';

describe('facts as marks', () => {
  it.each(bodies)('give back every byte of %s', (_name, body) => {
    for (const { source } of splitBody(body).blocks) {
      const tokens = toTokens(source);
      if (tokens) expect(fromTokens(tokens)).toBe(source);
    }
  });

  it('give back every byte of whatever may be written, or refuse to show it', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<Fact source="a#p1">',
        '</Fact>',
        '⟦1：',
        '⟧',
        "<Fact source='a#p1'>",
        '<Fact source="a#p1">八</Fact>',
      ),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const source = parts.join('');
        const tokens = toTokens(source);
        if (tokens) expect(fromTokens(tokens)).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });

  it('show no tag to the editor and take a new fact from the selection', () => {
    const tokens = toTokens('请<Fact source="a/b#p1">18个</Fact>乡镇推');
    expect(tokens?.text).toBe('请⟦1：18个⟧乡镇推');
    const more = tokens && tokenOfWords(tokens, 8, 10, 'a/b#p2');
    expect(more && fromTokens(more)).toBe('请<Fact source="a/b#p1">18个</Fact><Fact source="a/b#p2">乡镇</Fact>推');
  });
});
