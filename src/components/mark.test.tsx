import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '#model/mark.ts';
import { Mark } from './mark.tsx';

const drawing: Drawing = {
  title: '小板凳',
  shapes: [
    {
      element: 'g',
      attributes: { strokeDasharray: '2 1' },
      inner: [{ element: 'path', attributes: { className: 'mark-accent', d: 'M1 2h3' }, inner: [] }],
    },
  ],
};

describe('a drawn mark', () => {
  it('holds the shapes of its drawing, in the colour of the text', () => {
    const svg = renderToStaticMarkup(<Mark drawing={drawing} />);
    expect(svg).toContain('<g stroke-dasharray="2 1"><path class="mark-accent" d="M1 2h3"></path></g>');
    expect(svg).toContain('stroke="currentColor"');
    expect(svg).not.toContain('style=');
  });

  it('is decoration unless it has a title', () => {
    expect(renderToStaticMarkup(<Mark drawing={drawing} />)).toContain('aria-hidden="true"');
    const titled = renderToStaticMarkup(<Mark drawing={drawing} title="小板凳" />);
    expect(titled).toContain('role="img" aria-label="小板凳"');
    expect(titled).not.toContain('aria-hidden');
  });

  it('has a class of its own when large', () => {
    expect(renderToStaticMarkup(<Mark drawing={drawing} large />)).toContain('class="mark mark-large"');
  });
});
