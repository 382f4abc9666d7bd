import { describe, expect, it } from 'vitest';
import { flatCopy } from './flat-copy.ts';

const FLOOR = ['chrome >= 79', 'safari >= 13', 'firefox >= 78'];
const flat = (css: string): Promise<string> => flatCopy(css, '@layer reset,components;', FLOOR);

describe('the flat copy of a stylesheet', () => {
  it('keeps the order of layers, whichever rule comes first and names more', async () => {
    const css = await flat('@layer components{p{color:red}}@layer reset{.a .b p{color:blue}}');
    expect(css).not.toContain('@layer');
    expect(css).toMatch(/(?:^|\})\.a \.b p\{color:blue\}/);
    expect(css).toMatch(/p(?::not\(#\\#\))+\{color:red\}/);
  });

  it('keeps what stands beside :has(), and drops a rule that asks nothing else', async () => {
    const css = await flat("@layer reset{:root:is([data-a='b'],:has(#c:checked)) p{color:red}p:has(> img){margin:0}}");
    expect(css).toContain("[data-a='b']");
    expect(css).not.toMatch(/:has|:is|img|margin/);
  });

  it('gives a layout by the width of a figure to wide windows, unless no text column is so wide', async () => {
    const css = await flat(
      '@layer reset{@container (inline-size>=28rem){p{color:red}}@container (inline-size>=42rem){p{color:blue}}}',
    );
    expect(css).toContain('@media (min-width: 64rem){p{color:red}}');
    expect(css).not.toMatch(/blue|@container/);
  });

  it('gives flex boxes margins where there are no gaps, and leaves grids alone', async () => {
    const css = await flat(
      '@layer reset{.f,.g{display:flex;flex-wrap:wrap}.f{gap:1px 2px}.g{column-gap:3px}.d{display:grid;gap:4px}}',
    );
    expect(css).toMatch(
      /@supports not \(.+\)\s*\{\s*\.f > :not\(:last-child\)\s*\{margin-right:2px;margin-bottom:1px\}/,
    );
    expect(css).toMatch(/\.g > :not\(:last-child\)\s*\{margin-right:3px\}/);
    expect(css).not.toMatch(/\.d >/);
  });
});
