import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '#model/icon.ts';
import { Icon } from './icon.tsx';

const drawing: Drawing = {
  title: '小板凳',
  box: '0 0 24 24',
  shapes: [
    {
      element: 'g',
      attributes: { strokeDasharray: '2 1' },
      inner: [{ element: 'path', attributes: { className: 'icon-accent', d: 'M1 2h3' }, inner: [] }],
    },
  ],
};

describe('a drawn icon', () => {
  it('holds the shapes of its drawing, in the colour of the text', () => {
    const svg = renderToStaticMarkup(<Icon drawing={drawing} />);
    expect(svg).toContain('<g stroke-dasharray="2 1"><path class="icon-accent" d="M1 2h3"></path></g>');
    expect(svg).toContain('stroke="currentColor"');
    expect(svg).not.toContain('style=');
  });

  it('is decoration unless it has a title', () => {
    expect(renderToStaticMarkup(<Icon drawing={drawing} />)).toContain('aria-hidden="true"');
    const titled = renderToStaticMarkup(<Icon drawing={drawing} title="小板凳" />);
    expect(titled).toContain('role="img" aria-label="小板凳"');
    expect(titled).not.toContain('aria-hidden');
  });

  it('has a class of its own when large', () => {
    expect(renderToStaticMarkup(<Icon drawing={drawing} large />)).toContain('class="icon icon-large"');
  });
});
