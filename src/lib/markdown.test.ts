import { describe, expect, it } from 'vitest';
import { paragraphText, renderMarkdown } from './markdown.ts';

describe('the numbering of blocks', () => {
  const { html, blocks } = renderMarkdown(
    '导语。\n\n## 一、先行\n\n第二段。\n\n- 甲\n- 乙\n\n> 引文\n\n| 项 |\n| - |\n| 一 |\n',
  );

  it('counts paragraphs, lists, quotations and tables together, headings apart', () => {
    expect(blocks.map(({ id, tag }) => `${id} ${tag}`)).toEqual([
      'p1 p',
      's1 h2',
      'p2 p',
      'p3 ul',
      'p4 blockquote',
      'p5 table',
    ]);
  });

  it('gives only top-level blocks an address', () => {
    expect(html.match(/ id="/g)?.length).toBe(6);
  });

  it('adds a link to each paragraph that leaves its text alone', () => {
    expect(html).toContain('<p id="p2">第二段。<a class="permalink" href="#p2" aria-label="复制第2段的引用"></a></p>');
    expect(paragraphText(blocks, 2)).toBe('第二段。');
    expect(paragraphText(blocks, 9)).toBeUndefined();
  });
});

describe('a table', () => {
  it('has its columns aligned by class, since no inline style gets past the security policy', () => {
    const { html } = renderMarkdown('| 村 | 户 | 记 |\n| - | -: | :-: |\n| 甲 | 3 | 无 |\n');
    expect(html).toContain('<td>甲</td>\n<td class="align-right">3</td>\n<td class="align-center">无</td>');
    expect(html).not.toContain('style');
  });

  it.each([
    [5, false],
    [6, true],
  ])('of %i columns stands in a frame that scrolls: %s', (columns, framed) => {
    const row = (cell: string) => `|${cell.repeat(columns)}\n`;
    const { html } = renderMarkdown(`${row(' 村 |')}${row(' - |')}${row(' 甲 |')}`);
    expect(html.includes('<div class="table-frame" tabindex="0"')).toBe(framed);
    expect(html).toContain('<table id="p1">');
  });
});

describe('a link', () => {
  it('to a page of the site leads below its base path, any other stays as it is written', () => {
    const { html } = renderMarkdown(
      '[一](/cases/well/) [二](https://example.test/a) [三](//example.test/) [四](#p1)',
      (path) => `/rd${path}`,
    );
    const leads = [...html.matchAll(/href="([^"]+)">/g)].map(([, to]) => to);
    expect(leads).toEqual(['/rd/cases/well/', 'https://example.test/a', '//example.test/', '#p1']);
  });
});

describe('Chinese typing', () => {
  it('is left as it is: dashes, dots and quotes', () => {
    expect(renderMarkdown('他说"好"--还有...……——“好”').html).toContain('--还有...……——“好”');
  });

  it('labels footnotes in Chinese', () => {
    const { html } = renderMarkdown('文[^1]。\n\n[^1]: 注。\n');
    expect(html).toContain('>注释</h2>');
    expect(html).toContain('aria-label="返回正文"');
  });
});
