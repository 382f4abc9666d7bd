import { describe, expect, it } from 'vitest';
import { splitArticles } from '#archive/briefing-body.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { sourcesOf } from './choices.ts';
import { everyBody } from './every-body.ts';

const [, body = ''] = everyBody.find(([name]) => name.startsWith('briefings/')) ?? [];

describe('the sources that a form offers', () => {
  it('are the paragraphs of every article, numbered as its page numbers them', () => {
    const wanted = splitArticles(body).articles.flatMap(({ slug, markdown }) =>
      renderMarkdown(markdown)
        .blocks.filter(({ id }) => id.startsWith('p'))
        .map(({ id, text }) => ({ value: `b/${slug}#${id}`, label: text.slice(0, 10) })),
    );
    const offered = sourcesOf('b', body).map(({ value, label }) => ({
      value,
      label: label.replace(/\s*\n\s*/g, '').slice(0, 10),
    }));
    expect(offered).toEqual(wanted);
  });

  it('name a briefing with a single article by itself', () => {
    expect(sourcesOf('b', '<!-- article: one -->\n\n甲\n\n## 小标题\n\n乙\n').map(({ value }) => value)).toEqual([
      'b#p1',
      'b#p2',
    ]);
  });
});
