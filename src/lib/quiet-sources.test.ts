import { describe, expect, it } from 'vitest';
import { quietSources } from './quiet-sources.ts';

const paragraph = (to: string) => `<p id="p1">甲<a class="fact" href="${to}" title="出处">乙</a>。</p>`;
const figure = (to: string) =>
  `<div id="p2"><figure class="component lanes"><p class="component-source">出处：<a href="${to}">第3段</a></p></figure></div>`;

describe('the source line of a figure', () => {
  it('is left out where the paragraph above links the same paragraph', () => {
    expect(quietSources(paragraph('/a/#p3') + figure('/a/#p3'))).not.toContain('出处：');
  });

  it('stays where the paragraph above links another, or stands further up', () => {
    const other = paragraph('/a/#p4') + figure('/a/#p3');
    const further = `${paragraph('/a/#p3')}<p id="p5">丙。</p>${figure('/a/#p3')}`;
    expect(quietSources(other)).toBe(other);
    expect(quietSources(further)).toBe(further);
  });

  it('takes an empty caption with it', () => {
    const caption = figure('/a/#p3')
      .replace('<p class', '<figcaption><p class')
      .replace('</p></fig', '</p></figcaption></fig');
    expect(quietSources(paragraph('/a/#p3') + caption)).not.toContain('figcaption');
  });
});
