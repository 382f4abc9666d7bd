import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { markNames } from '#model/mark.ts';
import type { MarkName } from '#model/mark.ts';
import { Mark } from './mark.tsx';

describe('a drawn mark', () => {
  it.each(Object.keys(markNames) as MarkName[])('%s is drawn with a part in the accent', (name) => {
    const svg = renderToStaticMarkup(<Mark name={name} />);
    expect(svg).toMatch(/<(path|circle|ellipse) class="mark-accent/);
    expect(svg).not.toContain('style=');
  });

  it('is decoration unless it has a title', () => {
    expect(renderToStaticMarkup(<Mark name="bench" />)).toContain('aria-hidden="true"');
    const titled = renderToStaticMarkup(<Mark name="bench" title="小板凳" />);
    expect(titled).toContain('role="img" aria-label="小板凳"');
    expect(titled).not.toContain('aria-hidden');
  });

  it('has a class of its own when large', () => {
    expect(renderToStaticMarkup(<Mark name="bench" large />)).toContain('class="mark mark-large"');
  });
});
