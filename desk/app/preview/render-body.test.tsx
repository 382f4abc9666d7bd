import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { bindBrandCard } from '#components/mdx/brand-card.tsx';
import { vocabulary } from '#components/mdx/vocabulary.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { everyBody } from '../../../tests/fixtures/every-body.ts';
import { renderBody } from './render-body.tsx';
import type { Drawn } from './render-body.tsx';

const card = { name: '品牌', href: '/', placeName: '地方', does: '做事' };
const BrandCard = bindBrandCard({ watch: card, huxueshao: card, buludui: card });
const components = { ...vocabulary, BrandCard } as unknown as Record<string, Drawn>;
const stories = everyBody.filter(([name]) => name.endsWith('.mdx'));
const words = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '');

describe('the preview of a body', () => {
  it.each(stories)('draws all of %s with the components of the site', (_name, body) => {
    const html = renderToStaticMarkup(renderBody(body, components, true));
    expect(html).not.toContain('desk-broken');
    expect(html).not.toMatch(/&lt;[A-Z]/);
    expect(html.split('class="fact"').length).toBe(body.split('<Fact ').length);
  });

  it('says the words of a briefing as the page does', () => {
    const [, body = ''] = everyBody.find(([name]) => name.startsWith('briefings/')) ?? [];
    expect(words(renderToStaticMarkup(renderBody(body, {}, false)))).toBe(words(renderMarkdown(body).html));
  });

  it('says which component the site does not have, and shows everything else', () => {
    const html = renderToStaticMarkup(renderBody('前面\n\n<Sleeps />\n\n后面', components, true));
    expect(words(html)).toBe('前面这个组件网站上没有。后面');
  });

  it('runs nothing that a body may hold', () => {
    expect(renderToStaticMarkup(renderBody('<Steps title={alert(1)} />', components, true))).toContain('写得不完整');
    expect(renderToStaticMarkup(renderBody('<script>alert(1)</script>', components, false))).not.toContain('<script');
    expect(renderToStaticMarkup(renderBody('[甲](javascript:alert(1))', components, true))).not.toContain(
      'javascript:alert',
    );
  });
});
